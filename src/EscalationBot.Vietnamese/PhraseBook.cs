using EscalationBot.Vietnamese.Phrases;

namespace EscalationBot.Vietnamese;

/// <summary>One fixed phrase and what it means to the caller.</summary>
/// <param name="Say">
/// The words. A mark ("{record}") stands for a code of the book, "…" for a few other words, "{rest}" at the end for all that follows.
/// </param>
public sealed record PhraseEntry(string Say, string Means);

/// <param name="Codes">The codes named in it by their marks: "record" is KN-0117.</param>
/// <param name="Rest">Where the words that follow stand, when the phrase ends with "{rest}".</param>
public sealed record PhraseMatch(string Means, IReadOnlyDictionary<string, string> Codes, Span? Rest);

/// <summary>
/// Fixed phrases of a program, prepared once for many look-ups; immutable. Diacritics, case, punctuation, chat spellings and
/// politeness at the edges do not matter; apart from them a phrase is the whole text.
/// </summary>
public sealed class PhraseBook
{
    private readonly Dictionary<string, string> whole = [];
    private readonly List<PhrasePattern> openings = [];
    private readonly List<PhrasePattern> gapped = [];

    /// <param name="codes">What the marks of the phrases stand for: a mark and the letters that a code of it begins with.</param>
    public PhraseBook(IEnumerable<PhraseEntry> entries, IReadOnlyDictionary<string, string> codes)
    {
        Codes = codes.Select(code => new PhraseCode(code.Key, code.Value)).ToList();
        foreach (var entry in entries) Add(PhrasePattern.Parse(entry, Codes));
        openings.Sort((a, b) => b.Words.Length - a.Words.Length);
    }

    internal IReadOnlyList<PhraseCode> Codes { get; }

    /// <summary>The phrase that the text is, or null.</summary>
    internal PhraseMatch? Match(PhraseText text) =>
        Whole(text) ?? Opening(text) ?? Whole(text.WithoutPoliteness()) ?? Gapped(text) ?? text.Courtesies().Select(Whole).FirstOrDefault(m => m is not null);

    /// <summary>The text is a phrase without anything open in it.</summary>
    internal PhraseMatch? Whole(PhraseText text) =>
        whole.TryGetValue(text.ToString(), out var means) ? new(means, text.Codes, null) : null;

    private PhraseMatch? Opening(PhraseText text) =>
        openings.Find(opening => opening.Opens(text)) is { } found && text.After(found.Words.Length) is { } rest ? new(found.Means, text.Codes, rest) : null;

    private PhraseMatch? Gapped(PhraseText text) =>
        gapped.Find(pattern => pattern.Fits(text)) is { } found ? new(found.Means, text.Codes, null) : null;

    private void Add(PhrasePattern pattern)
    {
        if (pattern.HasRest) openings.Add(pattern);
        else if (pattern.HasGap) gapped.Add(pattern);
        else whole[string.Join(' ', pattern.Words)] = pattern.Means;
    }
}
