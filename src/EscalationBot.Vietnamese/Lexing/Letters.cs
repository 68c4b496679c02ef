using System.Collections.Frozen;

namespace EscalationBot.Vietnamese.Lexing;

/// <summary>
/// Vietnamese letters taken apart into base letter, letter with its quality mark (ă â đ ê ô ơ ư) and tone. The tables are
/// our own because the programs run with invariant globalization, where the framework composes and decomposes nothing.
/// </summary>
internal static class Letters
{
    /// <summary>A row per vowel: level, grave, acute, hook, tilde, dot below. The place in the row is the tone.</summary>
    private static readonly string[] VowelRows =
    [
        "aàáảãạ", "ăằắẳẵặ", "âầấẩẫậ", "eèéẻẽẹ", "êềếểễệ", "iìíỉĩị",
        "oòóỏõọ", "ôồốổỗộ", "ơờớởỡợ", "uùúủũụ", "ưừứửữự", "yỳýỷỹỵ",
    ];

    private static readonly FrozenDictionary<char, (char Letter, byte Tone)> Composed =
        VowelRows.SelectMany(row => row.Select((c, tone) => (c, (row[0], (byte)tone)))).ToFrozenDictionary(x => x.c, x => x.Item2);

    /// <summary>The letter in lower case with its quality mark, and its tone (0 for none).</summary>
    public static (char Letter, byte Tone) Split(char c)
    {
        if (c is >= 'a' and <= 'z') return (c, 0);
        var lower = char.ToLowerInvariant(c is >= '\uFF01' and <= '\uFF5E' ? (char)(c - 0xFEE0) : c);
        // The Icelandic eth stands for đ in old documents.
        if (lower == 'ð') return ('đ', 0);
        return lower < 0x80 ? (lower, (byte)0) : Composed.GetValueOrDefault(lower, (lower, (byte)0));
    }

    public static bool IsVowel(char lower) => Composed.ContainsKey(lower);

    /// <summary>A vowel in lower case, with or without its quality mark, with a tone.</summary>
    public static char WithTone(char letter, byte tone) => VowelRows.First(row => row[0] == letter)[tone];

    /// <summary>The letter without its quality mark: ă, â to a; đ to d; ê to e; ô, ơ to o; ư to u.</summary>
    public static char Base(char letter) => letter switch
    {
        'ă' or 'â' => 'a',
        'đ' => 'd',
        'ê' => 'e',
        'ô' or 'ơ' => 'o',
        'ư' => 'u',
        _ => letter,
    };

    /// <summary>The tone of a combining mark, or 0.</summary>
    public static byte Tone(char mark) => mark switch
    {
        '\u0300' or '\u0340' => 1,
        '\u0301' or '\u0341' => 2,
        '\u0309' => 3,
        '\u0303' => 4,
        '\u0323' => 5,
        _ => 0,
    };

    /// <summary>The letter that a combining circumflex, breve or horn makes of a base letter.</summary>
    public static char WithQuality(char letter, char mark) => (letter, mark) switch
    {
        ('a', '\u0302') => 'â',
        ('e', '\u0302') => 'ê',
        ('o', '\u0302') => 'ô',
        ('a', '\u0306') => 'ă',
        ('o', '\u031B') => 'ơ',
        ('u', '\u031B') => 'ư',
        _ => letter,
    };

    /// <summary>
    /// Writes a final i or y that stands alone after its onset in one way, as "kỹ" and "kĩ", "tỷ" and "tỉ", "quý" and "quí" are
    /// the same words. The length stays.
    /// </summary>
    public static void OneSpelling(Span<char> syllable)
    {
        if (syllable is [_, 'y'] && syllable[0] is 'h' or 'k' or 'l' or 'm' or 's' or 't') syllable[1] = 'i';
        else if (syllable is ['q', 'u', 'i']) syllable[2] = 'y';
    }

    public static bool IsMark(char c) => c is >= '\u0300' and <= '\u036F';

    /// <summary>Characters that nobody sees: zero-width spaces and joiners, byte order mark, soft hyphen.</summary>
    public static bool IsInvisible(char c) => c is (>= '\u200B' and <= '\u200F') or '\u2060' or '\uFEFF' or '\u00AD';

    /// <summary>A sign in its plain form: every dash a hyphen, every slash a slash, full-width as ASCII.</summary>
    public static char Sign(char c) => c switch
    {
        (>= '\u2010' and <= '\u2015') or '\u2212' => '-',
        '\u2044' or '\u2215' or '\\' => '/',
        '\u2018' or '\u2019' or '\u02BC' or '`' => '\'',
        >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0),
        _ => c,
    };

    public static bool IsDigit(char c) => c is (>= '0' and <= '9') or (>= '\uFF10' and <= '\uFF19');

    public static int Digit(char c) => c <= '9' ? c - '0' : c - '\uFF10';
}
