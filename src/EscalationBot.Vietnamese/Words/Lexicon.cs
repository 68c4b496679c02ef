using System.Collections.Frozen;
using EscalationBot.Vietnamese.Lexing;

namespace EscalationBot.Vietnamese.Words;

/// <summary>One phrase of a word list: what it is, what it stands for, and its syllables.</summary>
internal sealed record Phrase(int Tag, int Value, Syllable[] Syllables)
{
    public int Length => Syllables.Length;

    /// <summary>Each of the words as a phrase.</summary>
    public static IEnumerable<Phrase> All(int tag, IEnumerable<string> words, int value = 0) =>
        words.Select(w => new Phrase(tag, value, Syllable.Split(w)));
}

/// <summary>A phrase found in a message.</summary>
/// <param name="Weak">Something was read without its diacritics, so other words are possible.</param>
internal readonly record struct Found(int Tag, int Value, int First, int Length, bool Weak)
{
    public int Next => First + Length;
}

/// <summary>All phrases with one first syllable, longest first.</summary>
internal sealed class Starts(IEnumerable<Phrase> phrases)
{
    private readonly Phrase[] phrases = [.. phrases.OrderByDescending(p => p.Length)];

    private readonly UInt128 tags = phrases.Aggregate(UInt128.Zero, (tags, p) => tags | (UInt128.One << p.Tag));

    public ReadOnlySpan<Phrase> Phrases => phrases;

    /// <summary>A word of the list has no diacritics by nature ("sau"), so in a text with diacritics it is no other ("sáu").</summary>
    public bool IsLevel { get; } = phrases.Any(p => p.Syllables[0].Exact == p.Syllables[0].Folded);

    /// <summary>One bit test answers most questions, for most words do nothing of most things.</summary>
    public bool May(int tag) => (tags & (UInt128.One << tag)) != 0;
}

/// <summary>Phrases by their first syllable, at most 128 tags; immutable, safe for all threads.</summary>
internal sealed class Lexicon
{
    private readonly FrozenDictionary<string, Starts> byFirst;
    private readonly FrozenDictionary<string, Starts>.AlternateLookup<ReadOnlySpan<char>> look;

    public Lexicon(IEnumerable<Phrase> phrases)
    {
        byFirst = phrases.GroupBy(p => p.Syllables[0].Folded).ToFrozenDictionary(g => g.Key, g => new Starts(g));
        look = byFirst.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Every folded syllable of every phrase.</summary>
    public IEnumerable<string> Syllables =>
        byFirst.Values.SelectMany(starts => starts.Phrases.ToArray()).SelectMany(p => p.Syllables).Select(s => s.Folded);

    /// <summary>All phrases that may start with the folded word, or null.</summary>
    public Starts? Starting(ReadOnlySpan<char> folded) => look.TryGetValue(folded, out var starts) ? starts : null;

    /// <summary>The longest phrase of the list with this tag at the token.</summary>
    public bool Has(Message message, int index, int tag, out Found found)
    {
        found = default;
        return message.IsWord(index) && Starting(message.Folded(index)) is { } starts && starts.May(tag) && Match(message, index, starts, tag, out found);
    }

    /// <summary>The longest phrase of the kind at the token; an exact one before one without its diacritics.</summary>
    public static bool Match(Message message, int index, Starts starts, int tag, out Found found)
    {
        found = default;
        foreach (var phrase in starts.Phrases)
        {
            if (phrase.Tag != tag || phrase.Length < found.Length) continue;
            if (!Fits(message, index, phrase, out var weak)) continue;
            if (found.Length == phrase.Length && (weak || !found.Weak)) continue;
            found = new(tag, phrase.Value, index, phrase.Length, weak);
        }
        return found.Length > 0;
    }

    public static bool Fits(Message message, int index, Phrase phrase, out bool weak)
    {
        weak = false;
        for (var i = 0; i < phrase.Length; i++)
        {
            if (!message.Is(index + i, phrase.Syllables[i])) return false;
            weak |= !message[index + i].Marked && phrase.Syllables[i].Folded != phrase.Syllables[i].Exact;
        }
        return true;
    }
}
