using System.Text;

namespace EscalationBot.Testing;

/// <summary>The ways in which keyboards and phones deliver the same text.</summary>
public static class Typing
{
    private const string Tones = "\u0300\u0301\u0309\u0303\u0323";

    private static readonly Dictionary<char, string> Parts = Table();

    /// <summary>Every letter with its marks behind it (NFD), written here because invariant programs cannot normalise.</summary>
    public static string Decomposed(string text) => string.Concat(text.Select(c => Parts.GetValueOrDefault(c, c.ToString())));

    public static bool IsComposed(string text) => !text.AsSpan().ContainsAnyInRange('\u0300', '\u036F');

    /// <summary>The same letters without marks, case kept.</summary>
    public static string WithoutMarks(string text)
    {
        var bare = new StringBuilder();
        foreach (var c in Decomposed(text))
            if (c is < '\u0300' or > '\u036F') bare.Append(c switch { 'đ' => 'd', 'Đ' => 'D', _ => c });
        return bare.ToString();
    }

    private static Dictionary<char, string> Table()
    {
        Dictionary<char, string> table = [];
        foreach (var (row, bare) in Rows())
        {
            for (var tone = 0; tone < row.Length; tone++)
            {
                var parts = tone == 0 ? bare : bare + Tones[tone - 1];
                table[row[tone]] = parts;
                table[char.ToUpperInvariant(row[tone])] = char.ToUpperInvariant(parts[0]) + parts[1..];
            }
        }
        return table;
    }

    private static IEnumerable<(string Row, string Bare)> Rows() =>
    [
        ("aàáảãạ", "a"), ("ăằắẳẵặ", "a\u0306"), ("âầấẩẫậ", "a\u0302"), ("eèéẻẽẹ", "e"), ("êềếểễệ", "e\u0302"), ("iìíỉĩị", "i"),
        ("oòóỏõọ", "o"), ("ôồốổỗộ", "o\u0302"), ("ơờớởỡợ", "o\u031B"), ("uùúủũụ", "u"), ("ưừứửữự", "u\u031B"), ("yỳýỷỹỵ", "y"),
    ];
}
