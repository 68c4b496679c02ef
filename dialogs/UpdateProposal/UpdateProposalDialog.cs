using EscalationBot.Conversation;
using EscalationBot.Conversation.Dialogs;
using EscalationBot.Dialogs.Common;
using EscalationBot.Dialogs.TrackProposal;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Nudges;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;

namespace EscalationBot.Dialogs.UpdateProposal;

/// <summary>What the proposing head does with a record: closes it with evidence, says "not yet", extends, pauses, withdraws (user stories 4.5).</summary>
internal sealed class UpdateProposalDialog : IDialog
{
    public IEnumerable<Flow<Turn>> Flows =>
    [
        ResolveFlow.Flow,
        UnsatisfiedFlow.Flow,
        ExtendFlow.Flow,
        LetterFlow.Flow,
        RecordFlow.Make("update.hold", Scope.ActsForUnit, [RecordFlow.Reason("update.hold-ask")], Hold),
        RecordFlow.Make("update.pause", Scope.ActsForUnit, [RecordFlow.Reason("update.pause-ask")], Pause),
        RecordFlow.Make("update.withdraw", Scope.ActsForUnit, [RecordFlow.Reason("update.withdraw-ask")], Withdraw),
        RecordFlow.Make("update.decline", IsOffice, [RecordFlow.Reason("update.decline-ask")], Decline),
    ];

    public IEnumerable<(string Name, Action<Turn, DialogAction> Do)> Actions =>
    [
        (ActionNames.Resolved, RecordFlow.Starter(ResolveFlow.Name, Scope.ActsForUnit)),
        (ActionNames.Unsatisfied, RecordFlow.Starter(UnsatisfiedFlow.Name, Scope.ActsForUnit)),
        (ActionNames.NotYet, RecordFlow.Doer(Scope.ActsForUnit, NotYet)),
        (ActionNames.ReportNow, RecordFlow.Doer(Scope.ActsForUnit, ReportNow)),
        (ActionNames.HoldReport, RecordFlow.Starter("update.hold", Scope.ActsForUnit)),
        (ActionNames.Extend, RecordFlow.Starter(ExtendFlow.Name, Scope.ActsForUnit)),
        (ActionNames.ApproveExtension, RecordFlow.Doer(IsOffice, Approve)),
        (ActionNames.DeclineExtension, RecordFlow.Starter("update.decline", IsOffice)),
        (ActionNames.AddLetter, RecordFlow.Starter(LetterFlow.Name, Scope.ActsForUnit)),
        (ActionNames.Attach, Attachments.Attach),
        (ActionNames.Withdraw, RecordFlow.Starter("update.withdraw", Scope.ActsForUnit)),
        (ActionNames.Pause, RecordFlow.Starter("update.pause", Scope.ActsForUnit)),
        (ActionNames.Unpause, RecordFlow.Doer(Scope.ActsForUnit, Unpause)),
        (ActionNames.Acknowledge, (turn, _) => turn.Say(turn.Text("update.acknowledged"))),
        (ActionNames.Undo, Undo),
    ];

    public static void HearFiles(Turn turn, string text) => Attachments.Hear(turn, text);

    /// <summary>The Committee's Office decides on a third extension.</summary>
    private static bool IsOffice(OfficeDirectory directory, PostId actor, Proposal proposal, DateOnly day) =>
        directory.Post(actor) is { Role: PostRole.Office };

    private static void NotYet(Turn turn, Proposal proposal)
    {
        if (turn.Record(proposal.Id, ProposalRules.ConfirmStillOpen(proposal)) is not { } after)
            return;
        if (!after.IsOverdue)
        {
            turn.Say(turn.Text("update.not-yet-in-time", ("id", after.Id), ("due", turn.Show.Deadline(after.Deadline.On))));
            return;
        }
        var id = ("id", after.Id.ToString());
        var last = turn.Rules.Calendar.AddWorkingDays(after.Deadline.On, turn.Rules.Rung(2)?.OffsetWorkingDays ?? 0);
        var key = last >= turn.Today ? "update.not-yet" : "update.not-yet-late";
        turn.Say(new Prompt(turn.Text(key, ("time", turn.Rules.Time.Local(turn.Now).ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture)),
                ("date", Show.Date(turn.Today)), ("agency", turn.Show.Unit(after.Addressee)), ("last", turn.Show.Deadline(last)), ("told", Told(turn, after))),
            new Option(turn.Text("update.agree"), new DialogAction(ActionNames.Acknowledge), Means: Answer.Yes),
            new Option(turn.Text("update.report-now"), new DialogAction(ActionNames.ReportNow, id)),
            new Option(turn.Text("update.hold"), new DialogAction(ActionNames.HoldReport, id), Means: Answer.No)));
    }

    private static string Told(Turn turn, Proposal proposal) => proposal.Nudges.LastOrDefault(n => n.Nudge.Audience == Audience.AgencyHead) is { At: var at } && at != default
        ? turn.Text("update.agency-told", ("date", Show.Date(turn.Rules.Time.Day(at))))
        : turn.Text("update.agency-to-be-told");

    private static void ReportNow(Turn turn, Proposal proposal)
    {
        if (turn.Record(proposal.Id, ProposalRules.AskReportNow(proposal), turn.Rules.LegalBasis) is not { } after)
            return;
        turn.OfferUndo(after.Id);
        turn.Say(turn.Text("update.report-now-done", ("id", after.Id)));
    }

    private static void Hold(Turn turn, Draft draft, Proposal proposal)
    {
        if (turn.Record(proposal.Id, ProposalRules.HoldReport(proposal, draft.Value(SlotNames.Reason))) is not { } after)
            return;
        turn.OfferUndo(after.Id);
        turn.Say(turn.Text("update.hold-done", ("id", after.Id)));
    }

    private static void Pause(Turn turn, Draft draft, Proposal proposal)
    {
        if (turn.Record(proposal.Id, ProposalRules.Pause(proposal, draft.Value(SlotNames.Reason), turn.Today)) is not { } after)
            return;
        turn.OfferUndo(after.Id);
        turn.Say(turn.Text("update.pause-done", ("id", after.Id)));
    }

    private static void Unpause(Turn turn, Proposal proposal)
    {
        if (turn.Record(proposal.Id, ProposalRules.Resume(proposal, turn.Rules.Calendar, turn.Today)) is not { } after)
            return;
        turn.OfferUndo(after.Id);
        turn.Say(turn.Text("update.resume-done", ("id", after.Id), ("due", turn.Show.Deadline(after.Deadline.On))));
    }

    private static void Withdraw(Turn turn, Draft draft, Proposal proposal)
    {
        if (turn.Record(proposal.Id, ProposalRules.Withdraw(proposal, draft.Value(SlotNames.Reason))) is not { } after)
            return;
        turn.Tell(NewsKind.Withdrawn, after, turn.AgencyHead(after));
        turn.OfferUndo(after.Id);
        turn.Say(turn.Text("update.withdraw-done", ("id", after.Id)));
    }

    private static void Approve(Turn turn, Proposal proposal)
    {
        if (turn.Record(proposal.Id, ProposalRules.ApproveExtension(proposal)) is not { } after)
            return;
        turn.Tell(NewsKind.ExtensionApproved, after, turn.HeadOf(after.Unit));
        turn.Say(turn.Text("update.approved", ("id", after.Id), ("until", turn.Show.Deadline(after.Deadline.On))));
    }

    private static void Decline(Turn turn, Draft draft, Proposal proposal)
    {
        if (turn.Record(proposal.Id, ProposalRules.DeclineExtension(proposal, draft.Value(SlotNames.Reason))) is not { } after)
            return;
        turn.Tell(NewsKind.ExtensionDeclined, after, turn.HeadOf(after.Unit));
        turn.Say(turn.Text("update.declined", ("id", after.Id)));
    }

    private static void Undo(Turn turn, DialogAction action) => TrackProposalDialog.OnRecord(turn, action, (t, proposal) =>
    {
        if (t.Record(proposal.Id, ProposalRules.Undo(proposal, t.Post!.Id, action["message"], t.Now, t.Rules.UndoWindow)) is not { } after)
            return;
        t.Say(after.WithdrawnBecause is not null && proposal.WithdrawnBecause is null
            ? t.Text("common.undone-filing", ("id", after.Id))
            : t.Text("common.undone", ("id", after.Id), ("state", t.Show.State(Overview.StateOf(t, after)))));
    });
}
