using EscalationBot.Conversation;
using EscalationBot.Conversation.Dialogs;
using EscalationBot.Conversation.Messages;
using EscalationBot.Dialogs.Common;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;
using EscalationBot.Vietnamese;

namespace EscalationBot.Dialogs.UpdateProposal;

/// <summary>"Đề nghị gia hạn": a day and a reason; the first two on the head's own word, a third by the Office.</summary>
internal static class ExtendFlow
{
    public const string Name = "update.extend";
    private const string OtherDay = "other-day";
    private static readonly int[] Offers = [3, 5];

    public static Flow<Turn> Flow { get; } = RecordFlow.Make(Name, Scope.ActsForUnit,
    [
        new Slot<Turn>(OtherDay) { Needed = (_, _) => false, Ask = (_, _) => new Prompt(""), Read = (_, _, _) => new Reading.NotUnderstood() },
        new Slot<Turn>(SlotNames.Until) { Label = "update.label.until", Field = FieldKind.Day, Knows = (_, value) => Documents.KnowsDate(value), Ask = Ask, Read = Read },
        RecordFlow.Reason("update.extend-ask-reason") with
        {
            Ask = (turn, draft) => new Prompt(turn.Text("update.extend-ask-reason", ("id", draft.Shown(SlotNames.Record)), ("until", draft.Shown(SlotNames.Until)))),
        },
    ], Complete);

    /// <summary>"gia hạn KN-0117 thêm 5 ngày làm việc": the length or the day; the rest is asked.</summary>
    public static IReadOnlyDictionary<string, SlotValue> Said(Turn turn, Proposal proposal, string text)
    {
        var slots = RecordFlow.SaidReason(turn, proposal, text);
        if (Day(turn, proposal, text) is Reading.Filled { Value: var until })
            slots[SlotNames.Until] = until;
        return slots;
    }

    private static Prompt Ask(Turn turn, Draft draft) => draft.Value(OtherDay) is null
        ? new Prompt(turn.Text("update.extend-ask"), [.. Offers.Select(d => Offer(turn, draft, d)), EvidenceSlots.Pick(turn, OtherDay, "1", "update.extend-other")])
        : new Prompt(turn.Text("update.extend-ask-day"));

    private static Option Offer(Turn turn, Draft draft, int days)
    {
        var until = AfterDays(turn, RecordOf(turn, draft), days);
        return new Option(turn.Text("update.extend-offer", ("days", Show.Count(days)), ("date", Show.Date(until))),
            EngineActions.FillSlot(SlotNames.Until, Documents.DateSlot(until)));
    }

    /// <summary>Counted from the deadline, or from today when it has long passed.</summary>
    private static DateOnly AfterDays(Turn turn, Proposal? proposal, int days)
    {
        var until = turn.Rules.Calendar.AddWorkingDays(proposal?.Deadline.On ?? turn.Today, days);
        return until > turn.Today ? until : turn.Rules.Calendar.AddWorkingDays(turn.Today, days);
    }

    /// <summary>Null when it is out of sight by now.</summary>
    private static Proposal? RecordOf(Turn turn, Draft draft) => ProposalId.TryParse(draft.Value(SlotNames.Record), out var id) ? turn.Find(id) : null;

    /// <summary>A day, a number of working days, or "2, lý do" in one line.</summary>
    private static Reading Read(Turn turn, Draft draft, string text)
    {
        if (turn.Reader.Pick(text) is { Number: var picked, Rest: var reason } && picked <= Offers.Length && reason.End > reason.Start)
            return Filled(Documents.DateSlot(AfterDays(turn, RecordOf(turn, draft), Offers[picked - 1])), text[reason.Start..reason.End]);
        return Day(turn, RecordOf(turn, draft), text);
    }

    private static Reading Day(Turn turn, Proposal? proposal, string text)
    {
        if (turn.Reader.Durations(text) is [{ WorkingDays: { } days and > 0 and < 200 }, ..])
            return Filled(Documents.DateSlot(AfterDays(turn, proposal, days)), null);
        return turn.Reader.Dates(text, turn.Today, DateDirection.Future) switch
        {
            [] => new Reading.NotUnderstood(),
            [{ Alternatives.Count: > 0 } day, ..] => new Reading.Ambiguous(turn.Text("documents.which-date"), [.. day.Alternatives.Prepend(day.Date).Distinct().Select(Documents.DateSlot)]),
            [var day, ..] when proposal is not null && ProposalRules.TooEarly(proposal, day.Date, turn.Today) is { Reason: var reason } => new Reading.Refused(turn.Refusal(reason)),
            [var day, ..] when !turn.Rules.Calendar.IsWorkingDay(day.Date) => new Reading.Refused(turn.Text("update.extend-day-off",
                ("date", turn.Show.Deadline(day.Date)), ("next", turn.Show.Deadline(turn.Rules.Calendar.NextWorkingDay(day.Date))))),
            [var day, ..] => Filled(Documents.DateSlot(day.Date), null),
        };
    }

    private static Reading.Filled Filled(SlotValue until, string? reason) => new(until, reason is null ? null : new Dictionary<string, SlotValue> { [SlotNames.Reason] = new(reason, reason) });

    private static void Complete(Turn turn, Draft draft, Proposal proposal)
    {
        var decision = ProposalRules.Extend(proposal, Documents.ParseDate(draft.Value(SlotNames.Until)!), draft.Value(SlotNames.Reason), turn.Rules.ExtensionCap, turn.Today);
        if (turn.Record(proposal.Id, decision) is not { } after)
            return;
        turn.OfferUndo(after.Id);
        if (after.PendingExtension is not null)
        {
            turn.Tell(NewsKind.ExtensionAsked, after, turn.Directory.PostsWith(PostRole.Office, turn.Today));
            turn.Say(turn.Text("update.extend-office", ("id", after.Id), ("count", Show.Count(after.Extensions)), ("original", Show.Date(after.OriginalDue)), NoticeWords.UndoMinutes(turn)));
        }
        else
            turn.Say(turn.Text("update.extended", ("id", after.Id), ("until", turn.Show.Deadline(after.Deadline.On)), ("ordinal", after.Extensions),
                ("cap", turn.Rules.ExtensionCap), ("original", Show.Date(after.OriginalDue)), NoticeWords.UndoMinutes(turn)));
    }
}
