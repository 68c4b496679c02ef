using System.Collections.Frozen;
using EscalationBot.Vietnamese.Lexing;

namespace EscalationBot.Vietnamese.Words;

/// <summary>A group of words found in a message.</summary>
/// <param name="Concept">The number of the group in the file.</param>
internal readonly record struct Mention(int Concept, int First, int Next);

/// <summary>The groups of words of concepts.vi.json; a word may be in several.</summary>
internal sealed class ConceptLexicon
{
    private readonly record struct Entry(Phrase Phrase, bool ExactOnly);

    private readonly string[] names;
    private readonly FrozenDictionary<string, Entry[]> byFirst;
    private readonly FrozenDictionary<string, Entry[]>.AlternateLookup<ReadOnlySpan<char>> look;

    public ConceptLexicon(Dictionary<string, string[]> file)
    {
        names = [.. file.Keys];
        byFirst = file
            .SelectMany((concept, number) => concept.Value.Select(words => Of(number, words)))
            .GroupBy(e => e.Phrase.Syllables[0].Folded)
            .ToFrozenDictionary(g => g.Key, g => g.OrderByDescending(e => e.Phrase.Length).ToArray());
        look = byFirst.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public IEnumerable<string> Syllables =>
        byFirst.Values.SelectMany(list => list).SelectMany(e => e.Phrase.Syllables).Select(s => s.Folded);

    /// <summary>The number of a concept; an unknown name is a mistake in a word list, so it throws.</summary>
    public int Number(string name) =>
        Array.IndexOf(names, name) is >= 0 and var number ? number : throw new InvalidOperationException($"No concept is called {name}.");

    /// <summary>
    /// Everything mentioned, by place; per concept and place only the longest, and nothing that is the tail of a longer phrase:
    /// "tờ trình" submits nothing.
    /// </summary>
    public List<Mention> Find(Message message)
    {
        List<Mention> mentions = [];
        var covered = 0;
        for (var index = 0; index < message.Count; index++)
        {
            if (!message.IsWord(index) || !look.TryGetValue(message.Folded(index), out var entries)) continue;
            var before = mentions.Count;
            var longest = covered;
            foreach (var entry in entries)
            {
                message.LookAgain();
                if (mentions.FindIndex(before, m => m.Concept == entry.Phrase.Tag) >= 0) continue;
                var next = index + entry.Phrase.Length;
                if (next <= covered || !Lexicon.Fits(message, index, entry.Phrase, out var weak) || (weak && entry.ExactOnly)) continue;
                mentions.Add(new(entry.Phrase.Tag, index, next));
                longest = Math.Max(longest, next);
            }
            covered = longest;
        }
        return mentions;
    }

    private static Entry Of(int concept, string words) =>
        new(new Phrase(concept, 0, Syllable.Split(words.TrimStart('!'))), words.StartsWith('!'));
}
