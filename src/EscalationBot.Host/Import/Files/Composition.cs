using System.Collections.Frozen;

namespace EscalationBot.Host.Import.Files;

/// <summary>
/// Puts Vietnamese letters and their loose marks together (Unicode NFC). Windows-1258 and files from macOS hold the marks
/// apart; the framework composes nothing while globalization is invariant.
/// </summary>
internal static class Composition
{
    /// <summary>A row per vowel: level, grave, acute, hook, tilde, dot below.</summary>
    private static readonly string[] Rows =
    [
        "aàáảãạ", "ăằắẳẵặ", "âầấẩẫậ", "eèéẻẽẹ", "êềếểễệ", "iìíỉĩị", "oòóỏõọ", "ôồốổỗộ", "ơờớởỡợ", "uùúủũụ", "ưừứửữự", "yỳýỷỹỵ",
        "AÀÁẢÃẠ", "ĂẰẮẲẴẶ", "ÂẦẤẨẪẬ", "EÈÉẺẼẸ", "ÊỀẾỂỄỆ", "IÌÍỈĨỊ", "OÒÓỎÕỌ", "ÔỒỐỔỖỘ", "ƠỜỚỞỠỢ", "UÙÚỦŨỤ", "ƯỪỨỬỮỰ", "YỲÝỶỸỴ",
    ];

    /// <summary>Grave, acute, hook, tilde, dot below: the places of a row.</summary>
    private const string Tones = "\u0300\u0301\u0309\u0303\u0323";

    /// <summary>Base letter, mark, and the letter they make.</summary>
    private static readonly string[] Qualities =
    [
        "a\u0302â", "e\u0302ê", "o\u0302ô", "a\u0306ă", "o\u031Bơ", "u\u031Bư", "A\u0302Â", "E\u0302Ê", "O\u0302Ô", "A\u0306Ă", "O\u031BƠ", "U\u031BƯ",
    ];

    private static readonly FrozenDictionary<char, (int Row, int Tone)> Places =
        Rows.SelectMany((row, r) => row.Select((c, t) => (c, (r, t)))).ToFrozenDictionary(p => p.c, p => p.Item2);

    private static readonly FrozenDictionary<(char, char), int> QualityRows =
        Qualities.ToFrozenDictionary(q => (q[0], q[1]), q => Places[q[2]].Row);

    public static bool IsVietnameseLetter(char c) => Places.ContainsKey(c) || c is 'đ' or 'Đ';

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
        if (!Places.TryGetValue(letter, out var place))
            return null;
        if (place.Tone == 0 && Tones.IndexOf(mark) is >= 0 and var tone)
            return Rows[place.Row][tone + 1];
        // The tone may come first (the order of NFD where the dot stands below).
        return QualityRows.TryGetValue((Rows[place.Row][0], mark), out var row) ? Rows[row][place.Tone] : null;
    }
}
