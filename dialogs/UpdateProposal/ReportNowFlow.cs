using EscalationBot.Conversation;
using EscalationBot.Conversation.Dialogs;
using EscalationBot.Dialogs.Common;
using EscalationBot.Domain.Digests;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;

namespace EscalationBot.Dialogs.UpdateProposal;

/// <summary>"Báo cáo ngay": before it escalates, a head acts on what is in the unit's own power (letter 3239/UBND-KTTH; R1).</summary>
internal static class ReportNowFlow
{
    private const string Own = "own";

    public static Flow<Turn> Flow { get; } = RecordFlow.Make(ActionNames.ReportNow, Scope.ActsForUnit,
    [
        new Slot<Turn>(SlotNames.Competence)
        {
            Ask = (turn, _) => new Prompt(turn.Text("report.ask-competence"),
                EvidenceSlots.Pick(turn, SlotNames.Competence, "not-own", "report.competence-no", Answer.No),
                EvidenceSlots.Pick(turn, SlotNames.Competence, Own, "report.competence-own", Answer.Yes),
                EvidenceSlots.Pick(turn, SlotNames.Competence, "unclear", "report.competence-unclear")),
            Read = (_, _, _) => new Reading.NotUnderstood(),
        },
    ], Complete);

    /// <summary>What cannot be reported is refused before anything is asked.</summary>
    public static void Begin(Turn turn, Proposal proposal)
    {
        if (ProposalRules.AskReportNow(proposal) is Decision.Refused refused)
            turn.Say(turn.Refusal(refused.Reason));
        else
            turn.Engine.Start(turn, ActionNames.ReportNow, new Dictionary<string, SlotValue> { [SlotNames.Record] = new(proposal.Id.ToString(), proposal.Id.ToString()) });
    }

    private static void Complete(Turn turn, Draft draft, Proposal proposal)
    {
        if (draft.Value(SlotNames.Competence) == Own)
            KeepInUnit(turn, proposal);
        else if (turn.Record(proposal.Id, ProposalRules.AskReportNow(proposal), turn.Rules.LegalBasis) is { } after)
            Report(turn, after);
    }

    private static void KeepInUnit(Turn turn, Proposal proposal)
    {
        if (turn.Record(proposal.Id, ProposalRules.HoldReport(proposal, turn.Text("update.own-power-reason"))) is not { } after)
            return;
        turn.OfferUndo(after.Id);
        turn.Say(turn.Text("update.own-power-done", ("id", after.Id), NoticeWords.UndoMinutes(turn)));
    }

    /// <summary>Leaders hear at once where the agency has had its working day to speak; else the digest waits for that day.</summary>
    private static void Report(Turn turn, Proposal proposal)
    {
        turn.OfferUndo(proposal.Id);
        var leaders = turn.Directory.LeadersFor(proposal.Addressee, turn.Today);
        if (leaders.Count > 0 && DigestPolicy.NeedsDirection(proposal, turn.Office.Directory, turn.Rules, turn.Today))
        {
            turn.Tell(NewsKind.ReportedNow, proposal, leaders);
            turn.Say(turn.Text("update.report-now-told", ("id", proposal.Id), ("leaders", string.Join(", ", leaders.Select(l => NoticeWords.Title(turn, l)))), NoticeWords.UndoMinutes(turn)));
        }
        else
            turn.Say(turn.Text("update.report-now-done", ("id", proposal.Id), NoticeWords.UndoMinutes(turn)));
    }
}
