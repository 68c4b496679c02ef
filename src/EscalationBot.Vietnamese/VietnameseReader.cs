using System.Diagnostics.CodeAnalysis;
using EscalationBot.Vietnamese.Dates;
using EscalationBot.Vietnamese.Lexing;
using EscalationBot.Vietnamese.Naming;
using EscalationBot.Vietnamese.Sentences;

namespace EscalationBot.Vietnamese;

/// <summary>
/// Reads Vietnamese as officials type it. Stateless and safe for all threads; never throws on user text; costs time
/// linear in the length of the text. A short English form of every choice and intent is understood as well.
/// </summary>
[SuppressMessage("Performance", "CA1822", Justification = "Callers hold a reader; its words may one day be theirs.")]
public sealed class VietnameseReader
{
    /// <summary>The reader with the words that ship with the program.</summary>
    public static VietnameseReader Default { get; } = new();

    /// <summary>Document numbers, left to right, each with its own date ("ngày 8/1/2024") where one belongs to it.</summary>
    /// <param name="reference">The office day; a date without a year is the latest one not after it.</param>
    public IReadOnlyList<DocumentReading> Documents(string text, DateOnly reference) =>
        Utterance.Of(text).Documents(At(reference.ToDateTime(default), DateDirection.Past)).ConvertAll(d => d.Reading);

    /// <summary>Days named in the text, left to right; parts of document numbers are not days.</summary>
    public IReadOnlyList<DateReading> Dates(string text, DateOnly reference, DateDirection direction) =>
        DayReadings.Of(Utterance.Of(text), At(reference.ToDateTime(default), direction));

    /// <summary>Moments to come that the text names, left to right; a day without a time of day is none.</summary>
    /// <param name="now">The moment of speaking, office time.</param>
    public IReadOnlyList<MomentReading> Moments(string text, DateTime now)
    {
        var anchor = At(now, DateDirection.Future);
        var message = Utterance.Of(text).Message;
        return TemporalScan.All(message)
            .Where(t => t.MomentOf(anchor) is not null)
            .Select(t => new MomentReading(message.Span(t.First, t.Next), t.MomentOf(anchor)!.Value, t.IsNow))
            .ToList();
    }

    /// <summary>Lengths of time, left to right.</summary>
    public IReadOnlyList<DurationReading> Durations(string text)
    {
        var message = Utterance.Of(text).Message;
        return TemporalScan.All(message)
            .Where(t => t.Length is not null)
            .Select(t => new DurationReading(message.Span(t.First, t.Next), t.Length!.WorkingDays is null ? t.Length.ToString() : null, t.Length.WorkingDays))
            .ToList();
    }

    /// <summary>The whole text as a short answer or a picked number.</summary>
    public ChoiceReading Choice(string text) => ChoiceGrammar.Read(Utterance.Of(text).Message);

    /// <summary>The whole text as a sentence.</summary>
    public SentenceReading Sentence(string text, DateTime reference) =>
        SentenceGrammar.Read(Utterance.Of(text), At(reference, DateDirection.Past));

    /// <summary>Names of <paramref name="names"/> in the text, best first; several keys at one place mean that the caller must ask.</summary>
    public IReadOnlyList<NameMatch> Names(string text, NameIndex names) => NameFinder.Find(Utterance.Of(text).Message, names);

    /// <summary>What makes a pasted reply look as if it took no position, with the words that say so.</summary>
    public IReadOnlyList<ReplyHint> ReplyHints(string text) => Sentences.ReplyHints.Find(Utterance.Of(text).Message);

    /// <summary>Lower case, without diacritics (đ included), NFC or NFD alike: the form in which words are compared.</summary>
    public static string Fold(string text) => Folding.Fold(text);

    private static Anchor At(DateTime reference, DateDirection direction) => Anchor.At(reference, direction);
}
