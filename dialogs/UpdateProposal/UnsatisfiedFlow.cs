using EscalationBot.Conversation;
using EscalationBot.Conversation.Dialogs;
using EscalationBot.Dialogs.Common;
using EscalationBot.Dialogs.FileProposal;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;

namespace EscalationBot.Dialogs.UpdateProposal;

/// <summary>A reply came but does not satisfy: the category of the stall with its evidence.</summary>
internal static class UnsatisfiedFlow
{
    public const string Name = "update.unsatisfied";

    public static Flow<Turn> Flow { get; } = RecordFlow.Make(Name, Scope.ActsForUnit, EvidenceSlots.All, Complete);

    /// <summary>Goes on with the reply that was already given.</summary>
    public static void StartWith(Turn turn, Draft resolve)
    {
        var known = resolve.Slots.Where(s => s.Key is SlotNames.Record or SlotNames.Reply or SlotNames.ReplyDate or SlotNames.Passage).ToDictionary();
        turn.Engine.Start(turn, Name, known);
    }

    /// <summary>What the sentence "KN-0117 trả lời chung chung, văn bản …" holds of the evidence.</summary>
    public static IReadOnlyDictionary<string, SlotValue> Said(Turn turn, Proposal proposal, string text) =>
        ReportSentence.Read(turn, text).Where(s => s.Key is SlotNames.Reply or SlotNames.Passage or SlotNames.PointedTo).ToDictionary();

    private static void Complete(Turn turn, Draft draft, Proposal proposal)
    {
        var report = EvidenceSlots.Report(turn, draft, proposal.Addressee)!;
        if (turn.Record(proposal.Id, ProposalRules.ReportStall(proposal, report, turn.Today), turn.Rules.LegalBasis) is not { } after)
            return;
        PointedBody.Tell(turn, after);
        turn.OfferUndo(after.Id);
        turn.Say(turn.Text("update.unsatisfied-done", ("id", after.Id), ("category", turn.Show.Category(report.Category)), NoticeWords.UndoMinutes(turn)));
    }
}
