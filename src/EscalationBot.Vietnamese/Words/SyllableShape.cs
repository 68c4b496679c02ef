using System.Collections.Frozen;

namespace EscalationBot.Vietnamese.Words;

/// <summary>Tells what one Vietnamese syllable can look like without diacritics: an onset and a rhyme of the lists.</summary>
internal static class SyllableShape
{
    private sealed record Shapes(string[] Onsets, string[] Rhymes);

    private const int LongestOnset = 3;

    private static readonly Shapes Lists = WordFile.Read<Shapes>("syllables.vi");
    private static readonly FrozenSet<string> Onsets = Lists.Onsets.Append("").ToFrozenSet();
    private static readonly FrozenSet<string> Rhymes = Lists.Rhymes.ToFrozenSet();

    public static bool Fits(ReadOnlySpan<char> folded)
    {
        var onsets = Onsets.GetAlternateLookup<ReadOnlySpan<char>>();
        var rhymes = Rhymes.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var onset = 0; onset <= Math.Min(LongestOnset, folded.Length - 1); onset++)
            if (onsets.Contains(folded[..onset]) && rhymes.Contains(folded[onset..])) return true;
        return false;
    }
}
