using System.Collections.Frozen;
using EscalationBot.Vietnamese.Lexing;

namespace EscalationBot.Vietnamese.Words;

/// <summary>Chat spellings and short forms ("ko", "hnay", "vb") and what they are short for.</summary>
internal sealed class Spellings
{
    private readonly FrozenDictionary<string, Syllable[]> table;
    private readonly FrozenDictionary<string, Syllable[]>.AlternateLookup<ReadOnlySpan<char>> look;

    private Spellings(Dictionary<string, string[]> file)
    {
        table = file
            .SelectMany(entry => entry.Value.Select(typed => (Key: Folding.Exact(typed), Written: Syllable.Split(entry.Key))))
            .ToFrozenDictionary(x => x.Key, x => x.Written);
        look = table.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public static Spellings Default { get; } = new(WordFile.Read<Dictionary<string, string[]>>("spellings.vi"));

    /// <summary>The syllables that a typed word (in exact form) stands for, or null.</summary>
    public Syllable[]? WriteOut(ReadOnlySpan<char> exact) => look.TryGetValue(exact, out var written) ? written : null;
}
