using System.Text.Json;
using System.Text.RegularExpressions;
using EscalationBot.Vietnamese;

namespace EscalationBot.Dialogs.Common;

/// <summary>The words of one line, each knowing its neighbours.</summary>
internal sealed partial class SecrecyLine
{
    private readonly List<SecrecyToken> tokens;

    public SecrecyLine(string text)
    {
        Text = text;
        tokens = [.. Letters().Matches(text).Select((m, i) => new SecrecyToken(this, i, m.Index, m.Value))];
    }

    public string Text { get; }

    public IReadOnlyList<SecrecyToken> Tokens => tokens;

    /// <summary>The word <paramref name="step"/> places on, if only spaces, hyphens or underscores lie between.</summary>
    public SecrecyToken? Neighbour(int index, int step)
    {
        var at = index + step;
        if (at < 0 || at >= tokens.Count)
            return null;
        var (first, second) = step > 0 ? (tokens[index], tokens[at]) : (tokens[at], tokens[index]);
        return Gap().IsMatch(Text[first.End..second.Start]) ? tokens[at] : null;
    }

    public IEnumerable<SecrecyToken> Before(int index, int most) => tokens.Take(index).TakeLast(most);

    [GeneratedRegex(@"[\p{L}\p{M}]+")]
    private static partial Regex Letters();

    [GeneratedRegex(@"^[\s_\-]{1,4}$")]
    private static partial Regex Gap();
}

/// <summary>A word in its line.</summary>
internal sealed class SecrecyToken(SecrecyLine line, int index, int start, string text)
{
    private const string Opening = "([{<\"“«'‘";
    private const string Closing = ")]}>\"”»'’";
    private const string Separators = ":;|/.•*#_-–—!";

    public int Start => start;

    public int End => start + text.Length;

    public string Lower { get; } = text.ToLowerInvariant();

    public string Folded { get; } = VietnameseReader.Fold(text);

    public bool IsUpper => text.All(char.IsUpper);

    public bool IsCapital => char.IsUpper(text[0]);

    public SecrecyToken? Previous => line.Neighbour(index, -1);

    public SecrecyToken? Next => line.Neighbour(index, 1);

    public IEnumerable<SecrecyToken> Before(int most) => line.Before(index, most);

    /// <summary>Fills its line or bracket; when not strict, a separator on either side is enough.</summary>
    /// <param name="from">The word with which it stands together.</param>
    public bool StandsAlone(bool strict, SecrecyToken? from = null)
    {
        var left = line.Text.AsSpan(0, (from ?? this).Start).TrimEnd();
        var right = line.Text.AsSpan(End).TrimStart();
        return (left.IsEmpty || IsOneOf(left[^1], Opening, strict)) && (right.IsEmpty || IsOneOf(right[0], Closing, strict));
    }

    private static bool IsOneOf(char c, string brackets, bool strict) =>
        brackets.Contains(c, StringComparison.Ordinal) || (!strict && Separators.Contains(c, StringComparison.Ordinal));
}

/// <summary>The words that decide, from SecrecyWords.json: what makes another word of the syllable, and what bears a mark.</summary>
internal sealed record SecrecyWords(
    IReadOnlyList<string> After, IReadOnlyList<string> Before, IReadOnlyList<string> Denying, IReadOnlyList<string> Carriers,
    IReadOnlyList<string> UnmarkedCarriers, IReadOnlyList<string> Lost)
{
    public static SecrecyWords Load()
    {
        using var stream = typeof(SecrecyWords).Assembly.GetManifestResourceStream(typeof(SecrecyWords), "SecrecyWords.json")!;
        return JsonSerializer.Deserialize<SecrecyWords>(stream, JsonSerializerOptions.Web)!;
    }
}
