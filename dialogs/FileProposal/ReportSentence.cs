using System.Globalization;
using EscalationBot.Conversation;
using EscalationBot.Dialogs.Common;
using EscalationBot.Domain.Letters;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;
using EscalationBot.Vietnamese;

namespace EscalationBot.Dialogs.FileProposal;

/// <summary>One sentence fills what it can: addressee, documents, dates, subject, category. What is doubtful is left to be asked.</summary>
internal static class ReportSentence
{
    /// <summary>Letters between a greeting and the body that it greets.</summary>
    private const int MostBetween = 6;

    public static IReadOnlyDictionary<string, SlotValue> Read(Turn turn, string text)
    {
        var slots = new Dictionary<string, SlotValue>();
        var sentence = turn.Reader.Sentence(text, turn.Rules.Time.Local(turn.Now));
        Addressee(turn, sentence, text, slots);
        if (sentence.Subject is { } subject)
            slots[SlotNames.Subject] = new SlotValue(subject, subject);
        if (sentence.Wording is { } wording and not StallWording.MinistryUnresolved)
            slots[SlotNames.Category] = EvidenceSlots.CategorySlot(turn, EvidenceSlots.Of(wording));
        DocumentsOf(turn, sentence, slots);
        if (slots.ContainsKey(SlotNames.Reply) && turn.Reader.Quoted(text) is { } passage)
            slots[SlotNames.Passage] = new SlotValue(passage, passage);
        if (slots.Count == 0)
            slots[SlotNames.Guided] = new SlotValue("1", "");
        return slots;
    }

    /// <summary>The body that is not the own one; the own unit is only named as the sender.</summary>
    private static void Addressee(Turn turn, SentenceReading sentence, string text, Dictionary<string, SlotValue> slots)
    {
        IReadOnlyList<NamedBody> named = Bodies.All(turn, text, u => u.Id != turn.ReportingUnit && u.Kind is not (UnitKind.Committee or UnitKind.Commune or UnitKind.District));
        // "Kính gửi …" names who reads the message, not who was asked.
        var asked = named.Where(b => !IsGreeted(sentence, b)).ToList();
        named = WithoutPointedTo(turn, sentence, asked.Count > 0 ? asked : named, slots);
        if (named.Count == 0)
            return;
        var first = named.Where(b => b.Score >= named[0].Score).ToList();
        // Two names at one place are one body that is not clear; two places are two bodies, and the first is addressed.
        var start = first.Min(b => b.Span.Start);
        var units = first.Where(b => b.Span.Start == start).Select(b => b.Unit).Distinct().ToList();
        var paths = units.Select(u => BodySlot.Path(turn, u)).Distinct().ToList();
        if (paths is [var path])
            slots[SlotNames.Path] = path;
        if (units is [var only])
            slots[SlotNames.Addressee] = BodySlot.Value(turn, only);
        else if (paths.Count == 1)
            slots[SlotNames.Candidates] = new SlotValue(string.Join(';', units.Select(u => u.Id)), text[start..first.First(b => b.Span.Start == start).Span.End]);
    }

    /// <summary>"Sở B đẩy sang Sở D": the body behind the words that pass the matter on was not asked, it is pointed to.</summary>
    private static IReadOnlyList<NamedBody> WithoutPointedTo(Turn turn, SentenceReading sentence, IReadOnlyList<NamedBody> named, Dictionary<string, SlotValue> slots)
    {
        if (sentence.PassedTo is not { } from)
            return named;
        var behind = named.Where(b => b.Span.Start >= from).ToList();
        if (behind.Select(b => b.Unit).Distinct().ToList() is [var pointed])
            slots[SlotNames.PointedTo] = BodySlot.Value(turn, pointed);
        return behind.Count == 0 ? named : [.. named.Except(behind)];
    }

    private static bool IsGreeted(SentenceReading sentence, NamedBody body) =>
        sentence.Greetings.Any(end => end <= body.Span.Start && body.Span.Start - end <= MostBetween);

    /// <summary>
    /// The first document of one's own is the request; the others are the reply that is complained of, or the reminders sent to a ministry. What
    /// is left over is kept to be said.
    /// </summary>
    private static void DocumentsOf(Turn turn, SentenceReading sentence, Dictionary<string, SlotValue> slots)
    {
        var whole = sentence.Documents.Where(d => d.Normalized is not null).DistinctBy(d => d.Normalized).OrderBy(d => IsOfAnAgency(turn, d)).ToList();
        if (whole.Count == 0)
            return;
        if (whole is [var reply] && HasReply(slots) && IsOfAnAgency(turn, reply))
        {
            slots[SlotNames.Reply] = Documents.Slot(turn, Reference(turn, reply, reply.Date ?? (sentence.Dates is [{ Bound: null } day] ? day.Date : null)));
            return;
        }
        var onlyDate = whole.Count == 1 && sentence.Dates is [{ Bound: null } date] ? date.Date : (DateOnly?)null;
        slots[SlotNames.Request] = Documents.Slot(turn, Reference(turn, whole[0], whole[0].Date ?? onlyDate));
        IEnumerable<DocumentReading> rest = whole.Skip(1);
        if (whole.Count > 1 && HasReply(slots))
        {
            slots[SlotNames.Reply] = Documents.Slot(turn, Reference(turn, whole[1], whole[1].Date));
            rest = whole.Skip(2);
        }
        else if (whole.Count > 1 && slots.TryGetValue(SlotNames.Path, out var path) && path.Value == nameof(ProposalPath.Central))
        {
            slots[SlotNames.Reminders] = Documents.Slot(turn, [.. rest.Select(d => Reference(turn, d, d.Date))]);
            rest = [];
        }
        var numbers = sentence.Documents.Where(d => d.Normalized is null && whole.TrueForAll(w => w.Number != d.Number));
        if (rest.Concat(numbers).Select(d => Reference(turn, d, d.Date)).ToList() is [_, ..] others)
            slots[SlotNames.OtherLetters] = Documents.Slot(turn, others);
    }

    /// <summary>Its symbol names a department, a ministry or the Committee's Office as the issuer, and not the own unit.</summary>
    public static bool IsOfAnAgency(Turn turn, DocumentReading document) =>
        document.Issuer is { Length: > 0 } issuer
        && turn.Directory.Units.Values.Any(u => u.Id != turn.ReportingUnit
            && u.Kind is UnitKind.Agency or UnitKind.Ministry or UnitKind.CommitteeOffice
            && string.Equals(u.Symbol, issuer, StringComparison.OrdinalIgnoreCase));

    /// <summary>A date to come is none that a letter bears; it is asked for.</summary>
    private static DocumentReference Reference(Turn turn, DocumentReading document, DateOnly? date) =>
        new(document.Normalized ?? document.Number!.Value.ToString("00", CultureInfo.InvariantCulture), date <= turn.Today ? date : null, null);

    private static bool HasReply(Dictionary<string, SlotValue> slots) =>
        slots.TryGetValue(SlotNames.Category, out var kept)
        && EvidenceSlots.Category(kept.Value) is { } category
        && EvidenceRules.Required(category).Contains(EvidenceItem.ReplyDocument);
}
