using EscalationBot.Vietnamese.Lexing;

namespace EscalationBot.Vietnamese;

/// <summary>
/// Puts Vietnamese letters and their loose marks together (Unicode NFC). Some keyboards, files from macOS and Windows-1258 hold
/// the marks apart; the framework composes nothing while globalization is invariant, as it is in these programs.
/// </summary>
public static class Composition
{
    public static bool IsVietnameseLetter(char c) => char.ToLowerInvariant(c) is var lower && (Letters.IsVowel(lower) || lower == 'đ');

    public static string Compose(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\u0300', '\u036F'))
            return text;
        var composed = new List<char>(text.Length);
        foreach (var c in text)
            if (composed.Count > 0 && Join(composed[^1], c) is { } joined)
                composed[^1] = joined;
            else
                composed.Add(c);
        return new string([.. composed]);
    }

    private static char? Join(char letter, char mark)
    {
        var lower = char.ToLowerInvariant(letter);
        if (!Letters.IsVowel(lower))
            return null;
        var (plain, tone) = Letters.Split(lower);
        char joined;
        if (tone == 0 && Letters.Tone(mark) is > 0 and var added)
            joined = Letters.WithTone(plain, added);
        // The tone may come first (the order of NFD where the dot stands below).
        else if (Letters.WithQuality(plain, mark) is var marked && marked != plain)
            joined = Letters.WithTone(marked, tone);
        else
            return null;
        return char.IsUpper(letter) ? char.ToUpperInvariant(joined) : joined;
    }
}
