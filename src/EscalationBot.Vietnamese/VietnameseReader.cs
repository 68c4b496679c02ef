namespace EscalationBot.Vietnamese;

/// <summary>
/// Reads Vietnamese as officials type it. Stateless and safe for all threads; never throws on user text; costs time
/// linear in the length of the text. A short English form of every choice and intent is understood as well.
/// </summary>
public sealed class VietnameseReader
{
    /// <summary>The reader with the words that ship with the program.</summary>
    public static VietnameseReader Default { get; } = new();

    /// <summary>Document numbers, left to right, each with its own date ("ngày 8/1/2024") where one belongs to it.</summary>
    /// <param name="reference">The office day; a date without a year is the latest one not after it.</param>
    public IReadOnlyList<DocumentReading> Documents(string text, DateOnly reference) => throw new NotSupportedException();

    /// <summary>Days named in the text, left to right; parts of document numbers are not days.</summary>
    public IReadOnlyList<DateReading> Dates(string text, DateOnly reference, DateDirection direction) => throw new NotSupportedException();

    /// <summary>Lengths of time, left to right.</summary>
    public IReadOnlyList<DurationReading> Durations(string text) => throw new NotSupportedException();

    /// <summary>The whole text as a short answer or a picked number.</summary>
    public ChoiceReading Choice(string text) => throw new NotSupportedException();

    /// <summary>The whole text as a sentence.</summary>
    public SentenceReading Sentence(string text, DateTime reference) => throw new NotSupportedException();

    /// <summary>Names of <paramref name="names"/> in the text, best first; several keys at one place mean that the caller must ask.</summary>
    public IReadOnlyList<NameMatch> Names(string text, NameIndex names) => throw new NotSupportedException();

    /// <summary>What makes a pasted reply look as if it took no position, with the words that say so.</summary>
    public IReadOnlyList<ReplyHint> ReplyHints(string text) => throw new NotSupportedException();

    /// <summary>Lower case, without diacritics (đ included), NFC or NFD alike: the form in which words are compared.</summary>
    public static string Fold(string text) => throw new NotSupportedException();
}

/// <summary>Names prepared once for many look-ups; immutable.</summary>
public sealed class NameIndex(IEnumerable<NameEntry> entries)
{
    public IReadOnlyList<NameEntry> Entries { get; } = [.. entries];
}
