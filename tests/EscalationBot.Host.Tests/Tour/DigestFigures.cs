using System.Globalization;
using System.Text.RegularExpressions;

namespace EscalationBot.Host.Tests.Tour;

/// <summary>The figures of a digest as its reader sees them.</summary>
internal sealed partial record DigestFigures(int Opening, int New, int Resolved, int Withdrawn, int Closing, int InTime, int Overdue)
{
    /// <summary>Null for a digest that only says that nothing changed.</summary>
    public static DigestFigures? Read(string digest) => digest.Contains("không có biến động", StringComparison.Ordinal)
        ? null
        : new DigestFigures(
            Row(digest, "Đầu kỳ") ?? throw new FormatException(digest),
            Row(digest, "Mới phát sinh") ?? throw new FormatException(digest),
            Row(digest, "Đã giải quyết") ?? throw new FormatException(digest),
            Row(digest, "Đã rút") ?? 0,
            Row(digest, "Cuối kỳ") ?? throw new FormatException(digest),
            Row(digest, "Đang giải quyết trong hạn") ?? throw new FormatException(digest),
            Row(digest, "Đang giải quyết quá hạn") ?? throw new FormatException(digest));

    private static int? Row(string digest, string label) => Rows().Matches(digest)
        .Where(m => m.Groups["label"].Value == label)
        .Select(m => (int?)int.Parse(m.Groups["count"].ValueSpan, CultureInfo.InvariantCulture))
        .SingleOrDefault();

    [GeneratedRegex("^- (?<label>[^:]+): (?<count>[0-9]+)", RegexOptions.Multiline)]
    private static partial Regex Rows();
}
