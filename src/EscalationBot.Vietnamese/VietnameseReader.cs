using System.Diagnostics.CodeAnalysis;
using EscalationBot.Vietnamese.Dates;
using EscalationBot.Vietnamese.Lexing;
using EscalationBot.Vietnamese.Naming;
using EscalationBot.Vietnamese.Phrases;
using EscalationBot.Vietnamese.Sentences;

namespace EscalationBot.Vietnamese;

/// <summary>
/// Reads Vietnamese as officials type it. Stateless and safe for all threads; never throws on user text; costs time
/// linear in the length of the text. A short English form of every choice and intent is understood as well.
/// </summary>
[SuppressMessage("Performance", "CA1822", Justification = "Callers hold a reader; which of its questions need the calendar is its own affair.")]
public sealed class VietnameseReader
{
    private readonly WorkingDays workingDays;

    /// <param name="workingDays">Counts working days; without it Monday to Friday without the public holidays known to the program.</param>
    public VietnameseReader(WorkingDays? workingDays = null) => this.workingDays = workingDays ?? OfficeCalendar.AddWorkingDays;

    /// <summary>The reader with the words and the holidays that ship with the program.</summary>
    public static VietnameseReader Default { get; } = new();

    /// <summary>The same reader with another count of working days.</summary>
    public VietnameseReader With(WorkingDays workingDays) => new(workingDays);

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

    /// <summary>Times of day, left to right; "từ 16h đến 8h30" holds two.</summary>
    public IReadOnlyList<TimeReading> Times(string text)
    {
        var message = Utterance.Of(text).Message;
        return TemporalScan.All(message).SelectMany(t => t.Times.Select(time => new TimeReading(message.Span(t.First, t.Next), time))).ToList();
    }

    /// <summary>The record code named first in the text, in the form KN-0117, or null.</summary>
    public string? Record(string text) => Utterance.Of(text).Symbols.FirstOrDefault(s => s.IsRecord)?.Record;

    /// <summary>The number of a record when the text is nothing else: "117", "#0117". Shorter ones may be a choice.</summary>
    public int? RecordNumber(string text) => RecordNumbers.Read(Utterance.Of(text).Message);

    /// <summary>The fixed phrase that the whole text is, or null.</summary>
    public PhraseMatch? Phrase(string text, PhraseBook book) => book.Match(PhraseText.Of(text, book.Codes));

    /// <summary>Whether the text is a fixed phrase to the letter, without politeness and with nothing left open.</summary>
    public bool IsPhrase(string text, PhraseBook book) => book.Whole(PhraseText.Of(text, book.Codes)) is not null;

    /// <summary>Whether the text is one of these, but for diacritics, case, punctuation, chat spellings, and politeness at its edges.</summary>
    public bool IsSaid(string text, params IEnumerable<string> words)
    {
        var said = PhraseText.Of(text, []);
        var bare = said.WithoutPoliteness();
        return words.Select(w => PhraseText.Of(w, [])).Any(meant => meant.Count > 0 && (said.Equals(meant) || bare.Equals(meant)));
    }

    /// <summary>Whether the text puts right what was said before, and the part of it that is meant now; else null.</summary>
    public CorrectionReading? Correction(string text) => CorrectionGrammar.Read(Utterance.Of(text).Message);

    /// <summary>The reason that the text gives behind "vì", "do" or "lý do", as typed, or null.</summary>
    public string? Reason(string text) => ReasonFinder.Find(Utterance.Of(text).Message);

    /// <summary>Whether the text begins like an order of a leader, and what it orders; else null.</summary>
    public OrderReading? Order(string text) => OrderGrammar.Read(Utterance.Of(text).Message);

    /// <summary>Whom the text speaks of, apart from the bodies that are named at <paramref name="names"/>.</summary>
    public AudienceReading Audience(string text, IReadOnlyList<Span> names) => AudienceGrammar.Read(Utterance.Of(text).Message, names);

    /// <summary>The longest passage in quotation marks of any kind, or null.</summary>
    public string? Quoted(string text) => PassageFinder.Quoted(text);

    /// <summary>What follows the first whole document number and its date, when it is long enough for words of that letter; else null.</summary>
    public string? PassageBehind(string text, DateOnly reference) =>
        PassageFinder.Behind(Utterance.Of(text), At(reference.ToDateTime(default), DateDirection.Past));

    /// <summary>A number at the start that picks from a list, with what follows; null when it counts something ("2 ngày") or is a date.</summary>
    public PickReading? Pick(string text) => PickGrammar.Read(Utterance.Of(text).Message);

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

    private Anchor At(DateTime reference, DateDirection direction) => Anchor.At(reference, direction) with { WorkingDays = workingDays };
}
