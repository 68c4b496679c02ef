using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace EscalationBot.Domain;

/// <summary>Codes by which people speak of something that is counted: letters and a number, "KN-0117".</summary>
internal static class NumberedCode
{
    public static string Text(string prefix, int number) => string.Create(CultureInfo.InvariantCulture, $"{prefix}-{number:0000}");

    /// <summary>Reads "KN-0117", "kn 117", "kn0117"; any dash, a bare number is not a code.</summary>
    public static bool TryParse(string prefix, [NotNullWhen(true)] string? text, out int number)
    {
        number = 0;
        var rest = text.AsSpan().Trim();
        return rest.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)
            && int.TryParse(rest[prefix.Length..].TrimStart(" -\u2010\u2011\u2013"), NumberStyles.None, CultureInfo.InvariantCulture, out number)
            && number > 0;
    }
}
