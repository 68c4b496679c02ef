using System.Text;

namespace EscalationBot.Conversation.Texts;

/// <summary>
/// Vietnamese letters that came as a base and marks (as from Apple's systems) made one character each. Own code, because the program
/// runs without the globalization data of the system, and <see cref="string.Normalize()"/> then leaves everything as it is.
/// </summary>
public static class Composition
{
    private const string Tones = "\u0300\u0309\u0303\u0301\u0323";

    private static readonly string[] Toned =
    [
        "aàảãáạ", "ăằẳẵắặ", "âầẩẫấậ", "eèẻẽéẹ", "êềểễếệ", "iìỉĩíị", "oòỏõóọ", "ôồổỗốộ", "ơờởỡớợ", "uùủũúụ", "ưừửữứự", "yỳỷỹýỵ",
    ];

    /// <summary>The dot below stands before the circumflex and the breve.</summary>
    private static readonly string[] Shaped = ["a\u0306ă", "a\u0302â", "e\u0302ê", "o\u0302ô", "o\u031Bơ", "u\u031Bư", "ạ\u0302ậ", "ạ\u0306ặ", "ẹ\u0302ệ", "ọ\u0302ộ"];

    private static readonly Dictionary<(char Base, char Mark), char> Pairs = BothCases(
        Toned.SelectMany(row => Tones.Select((tone, i) => (Base: row[0], Mark: tone, Whole: row[i + 1]))).Concat(Shaped.Select(s => (Base: s[0], Mark: s[1], Whole: s[2]))));

    /// <summary>The text with every letter in one character; other marks stay where they are.</summary>
    public static string Composed(this string text)
    {
        if (!text.Any(IsMark))
            return text;
        var composed = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (composed.Length > 0 && Pairs.TryGetValue((composed[^1], c), out var whole))
                composed[^1] = whole;
            else
                composed.Append(c);
        }
        return composed.ToString();
    }

    private static bool IsMark(char c) => c is >= '\u0300' and <= '\u036F';

    private static Dictionary<(char Base, char Mark), char> BothCases(IEnumerable<(char Base, char Mark, char Whole)> lower) => lower
        .SelectMany(p => new[] { p, (Base: char.ToUpperInvariant(p.Base), p.Mark, Whole: char.ToUpperInvariant(p.Whole)) })
        .ToDictionary(p => (p.Base, p.Mark), p => p.Whole);
}
