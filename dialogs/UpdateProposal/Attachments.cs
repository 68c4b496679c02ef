using EscalationBot.Conversation;
using EscalationBot.Conversation.Dialogs;
using EscalationBot.Conversation.Messages;
using EscalationBot.Dialogs.Common;
using EscalationBot.Dialogs.FileProposal;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;

namespace EscalationBot.Dialogs.UpdateProposal;

/// <summary>A photo or file goes to the record named with it, to the report or record in progress, or the user is asked to which.</summary>
internal static class Attachments
{
    public static void Hear(Turn turn, string text)
    {
        if (Phrases.RecordIn(turn, text) is { } named)
            AttachAll(turn, named, turn.Files);
        else if (FileProposalDialog.IsReporting(turn))
            ToReport(turn, text);
        else if (ProposalId.TryParse(turn.State.Active?.Value(SlotNames.Record), out var id))
            ToRecordInProgress(turn, id, text);
        else
            AttachFlow.Begin(turn);
    }

    /// <summary>The files that were sent while a report was being entered.</summary>
    public static IReadOnlyList<ProposalFact> InDraft(Draft draft) =>
        [.. AttachFlow.Files(draft).Select(f => new FileAttached(f.Key, f.FileName, f.Size))];

    public static bool AttachAll(Turn turn, ProposalId id, IReadOnlyList<Attachment> files)
    {
        if (RecordFlow.Allowed(turn, id.ToString(), MayAttach) is not { } proposal)
            return false;
        turn.Record(proposal.Id, [.. files.Select(f => new FileAttached(f.Key, f.FileName, f.Size))]);
        turn.OfferUndo(proposal.Id);
        turn.Say(turn.Text("update.attached", ("files", Names(files)), ("id", proposal.Id)));
        return true;
    }

    /// <summary>Kept with the report until it is saved; it may also be the passage of the reply that is asked for.</summary>
    private static void ToReport(Turn turn, string text)
    {
        var draft = turn.State.Active!;
        turn.State = turn.State with { Active = draft.Fill(SlotNames.Files, AttachFlow.Held(AttachFlow.Files(draft), turn.Files)) };
        turn.Say(turn.Text("update.attached-to-report", ("files", Names(turn.Files))));
        GoOn(turn, text);
    }

    private static void ToRecordInProgress(Turn turn, ProposalId id, string text)
    {
        if (AttachAll(turn, id, turn.Files))
            GoOn(turn, text);
    }

    /// <summary>The passage of a reply may come as a photo or file instead of text.</summary>
    private static void GoOn(Turn turn, string text)
    {
        if (turn.State.Active is { Asking: SlotNames.Passage or SlotNames.Reply or SlotNames.ReplyDate } draft && EvidenceSlots.Needs(draft, EvidenceItem.Passage))
        {
            var words = turn.Text("update.passage-file", ("file", turn.Files[0].FileName), ("text", text)).Trim();
            turn.Engine.Run(turn, EngineActions.FillSlot(SlotNames.Passage, new SlotValue(words, words)));
        }
        else
            turn.Engine.Run(turn, new DialogAction(EngineActions.Resume));
    }

    public static string Names(IReadOnlyList<Attachment> files) => string.Join(", ", files.Select(f => f.FileName));

    public static bool MayAttach(OfficeDirectory directory, PostId actor, Proposal proposal, DateOnly day) =>
        Scope.ActsForUnit(directory, actor, proposal, day) || Scope.ActsForAgency(directory, actor, proposal, day);
}
