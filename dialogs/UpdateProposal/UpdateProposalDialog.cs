using EscalationBot.Conversation;
using EscalationBot.Conversation.Dialogs;
using EscalationBot.Dialogs.Common;
using EscalationBot.Dialogs.TrackProposal;
using EscalationBot.Domain.Notices;
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
        AttachFlow.Flow,
        LetterFlow.Flow,
        ReportNowFlow.Flow,
        WhichRecord.Flow,
        RecordFlow.Make("update.hold", Scope.ActsForUnit, [RecordFlow.Reason("update.hold-ask")], Hold),
        RecordFlow.Make("update.pause", Scope.ActsForUnit, [RecordFlow.Reason("update.pause-ask")], Pause),
        RecordFlow.Make("update.withdraw", Scope.ActsForUnit, [RecordFlow.Reason("update.withdraw-ask")], Withdraw),
        RecordFlow.Make("update.decline", IsOffice, [RecordFlow.Reason("update.decline-ask")], Decline),
    ];

    public IEnumerable<(string Name, Action<Turn, DialogAction> Do)> Actions =>
    [
        (ActionNames.Resolved, RecordFlow.Starter(ResolveFlow.Name, Scope.ActsForUnit)),
        (ActionNames.Unsatisfied, RecordFlow.Starter(UnsatisfiedFlow.Name, Scope.ActsForUnit, UnsatisfiedFlow.Said)),
        (ActionNames.NotYet, RecordFlow.Doer(Scope.ActsForUnit, NotYetStep.Take)),
        (ActionNames.ReportNow, RecordFlow.Doer(Scope.ActsForUnit, ReportNowFlow.Begin)),
        (ActionNames.HoldReport, RecordFlow.Starter("update.hold", Scope.ActsForUnit)),
        (ActionNames.Extend, RecordFlow.Starter(ExtendFlow.Name, Scope.ActsForUnit, ExtendFlow.Said)),
        (ActionNames.ApproveExtension, RecordFlow.Doer(IsOffice, Approve)),
        (ActionNames.DeclineExtension, RecordFlow.Starter("update.decline", IsOffice)),
        (ActionNames.AddLetter, RecordFlow.Starter(LetterFlow.Name, Scope.ActsForUnit)),
        (ActionNames.Withdraw, RecordFlow.Starter("update.withdraw", Scope.ActsForUnit, RecordFlow.SaidReason)),
        (ActionNames.Pause, RecordFlow.Starter("update.pause", Scope.ActsForUnit, RecordFlow.SaidReason)),
        (ActionNames.Unpause, RecordFlow.Doer(Scope.ActsForUnit, Unpause)),
        (ActionNames.Which, WhichRecord.Begin),
        (ActionNames.Acknowledge, (turn, _) => turn.Say(turn.Text("update.acknowledged"))),
        (ActionNames.Undo, Undo),
    ];

    public static void HearFiles(Turn turn, string text) => Attachments.Hear(turn, text);

    /// <summary>The Committee's Office decides on a third extension.</summary>
    private static bool IsOffice(OfficeDirectory directory, PostId actor, Proposal proposal, DateOnly day) =>
        directory.Post(actor) is { Role: PostRole.Office };

    private static void Hold(Turn turn, Draft draft, Proposal proposal)
    {
        if (turn.Record(proposal.Id, ProposalRules.HoldReport(proposal, draft.Value(SlotNames.Reason))) is not { } after)
            return;
        turn.OfferUndo(after.Id);
        turn.Say(turn.Text("update.hold-done", ("id", after.Id), NoticeWords.UndoMinutes(turn)));
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
        turn.Tell(NewsKind.Withdrawn, after, turn.AgencyHead(after), PointedBody.Head(turn, after));
        turn.OfferUndo(after.Id);
        turn.Say(turn.Text("update.withdraw-done", ("id", after.Id), NoticeWords.UndoMinutes(turn)));
    }

    private static void Approve(Turn turn, Proposal proposal)
    {
        if (turn.Record(proposal.Id, ProposalRules.ApproveExtension(proposal)) is not { } after)
            return;
        turn.Tell(NewsKind.ExtensionApproved, after, turn.HeadOf(after.Unit));
        turn.OfferUndo(after.Id);
        turn.Say(turn.Text("update.approved", ("id", after.Id), ("until", turn.Show.Deadline(after.Deadline.On)), NoticeWords.UndoMinutes(turn)));
    }

    private static void Decline(Turn turn, Draft draft, Proposal proposal)
    {
        if (turn.Record(proposal.Id, ProposalRules.DeclineExtension(proposal, draft.Value(SlotNames.Reason))) is not { } after)
            return;
        turn.Tell(NewsKind.ExtensionDeclined, after, turn.HeadOf(after.Unit));
        turn.OfferUndo(after.Id);
        turn.Say(turn.Text("update.declined", ("id", after.Id), NoticeWords.UndoMinutes(turn)));
    }

    private static void Undo(Turn turn, DialogAction action) => TrackProposalDialog.OnRecord(turn, action, (t, proposal) =>
    {
        if (t.Record(proposal.Id, ProposalRules.Undo(proposal, t.Post!.Id, action["message"], t.Now, t.Rules.UndoWindow)) is not { } after)
            return;
        t.Tell(NewsKind.TakenBack, after, Concerned(t, proposal));
        t.Say(after.WithdrawnBecause is not null && proposal.WithdrawnBecause is null
            ? t.Text("common.undone-filing", ("id", after.Id))
            : t.Text("common.undone", ("id", after.Id), ("state", t.Show.State(Overview.StateOf(t, after)))));
    });

    /// <summary>Everybody whom news of the record may have reached; who was not told of it is not troubled now.</summary>
    private static IEnumerable<Post?> Concerned(Turn turn, Proposal proposal) =>
    [
        turn.HeadOf(proposal.Unit), turn.AgencyHead(proposal), PointedBody.Head(turn, proposal), .. proposal.Directions.Select(d => turn.HeadOf(d.Assignee)),
        .. turn.Directory.LeadersFor(proposal.Addressee, turn.Today), .. turn.Directory.PostsWith(PostRole.Chair, turn.Today), .. turn.Directory.PostsWith(PostRole.Office, turn.Today),
    ];
}
