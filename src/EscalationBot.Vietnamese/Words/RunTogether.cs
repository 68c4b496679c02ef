using System.Collections.Frozen;

namespace EscalationBot.Vietnamese.Words;

/// <summary>
/// Takes apart syllables typed without spaces ("homnay", "chuatraloi"), but only when the run is no syllable itself and
/// every part is a word the program knows.
/// </summary>
internal static class RunTogether
{
    /// <summary>Shorter runs are left alone: too many of them are names or short forms.</summary>
    public const int ShortestRun = 5;

    private const int LongestRun = 32;
    private const int ShortestPart = 2;
    private const int LongestPart = 6;

    private static readonly FrozenSet<string> Known =
        Vocabulary.Grammar.Syllables.Concat(Vocabulary.Concepts.Syllables)
            .Where(s => s.Length >= ShortestPart && SyllableShape.Fits(s)).SelectMany(Spellings).ToFrozenSet();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Look = Known.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The lengths of the parts, the fewest possible, or null when the run is better left whole.</summary>
    public static IReadOnlyList<int>? TakeApart(ReadOnlySpan<char> folded)
    {
        if (folded.Length > LongestRun || Look.Contains(folded) || SyllableShape.Fits(folded)) return null;
        Span<int> parts = stackalloc int[folded.Length + 1];
        Span<int> last = stackalloc int[folded.Length + 1];
        for (var end = ShortestPart; end <= folded.Length; end++) Reach(folded, end, parts, last);
        return parts[^1] >= 2 ? Lengths(last) : null;
    }

    /// <summary>A run keeps what was typed, so both spellings are looked for ("xuly", "xuli").</summary>
    private static IEnumerable<string> Spellings(string syllable) => syllable switch
    {
        [var onset, 'i'] => [syllable, $"{onset}y"],
        "quy" => [syllable, "qui"],
        _ => [syllable],
    };

    private static void Reach(ReadOnlySpan<char> folded, int end, Span<int> parts, Span<int> last)
    {
        for (var length = ShortestPart; length <= Math.Min(LongestPart, end); length++)
        {
            var start = end - length;
            if (start > 0 && parts[start] == 0) continue;
            if (parts[end] > 0 && parts[end] <= parts[start] + 1) continue;
            if (!Look.Contains(folded.Slice(start, length))) continue;
            parts[end] = parts[start] + 1;
            last[end] = length;
        }
    }

    private static List<int> Lengths(ReadOnlySpan<int> last)
    {
        List<int> lengths = [];
        for (var end = last.Length - 1; end > 0; end -= last[end]) lengths.Insert(0, last[end]);
        return lengths;
    }
}
