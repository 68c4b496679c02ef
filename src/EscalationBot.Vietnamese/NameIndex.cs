using EscalationBot.Vietnamese.Naming;

namespace EscalationBot.Vietnamese;

/// <summary>Names prepared once for many look-ups; immutable.</summary>
public sealed class NameIndex
{
    private readonly ILookup<string, NameForm> byCompact;
    private readonly ILookup<(int Place, string Word), NameForm> byWord;

    public NameIndex(IEnumerable<NameEntry> entries)
    {
        Entries = [.. entries];
        var forms = Entries.SelectMany(NameForms.Of).ToList();
        byCompact = forms.ToLookup(f => f.Compact);
        byWord = forms.SelectMany(f => f.Words.Select((word, place) => (word, place, f))).ToLookup(x => (x.place, x.word), x => x.f);
        LongestWords = forms.Count == 0 ? 0 : forms.Max(f => f.Words.Length);
        LongestCompact = forms.Count == 0 ? 0 : forms.Max(f => f.Compact.Length);
    }

    public IReadOnlyList<NameEntry> Entries { get; }

    /// <summary>The most words of any way to write any of the names.</summary>
    internal int LongestWords { get; }

    internal int LongestCompact { get; }

    /// <summary>Ways to write names that are these letters without spaces.</summary>
    internal IEnumerable<NameForm> Exactly(string compact) => byCompact[compact];

    /// <summary>Ways to write names that have this word at this place.</summary>
    internal IEnumerable<NameForm> With(int place, string word) => byWord[(place, word)];
}
