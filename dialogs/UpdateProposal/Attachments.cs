using System.Globalization;
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
    private const int Offered = 4;

    public static void Hear(Turn turn, string text)
    {
        if (Phrases.RecordIn(turn, text) is { } named)
            AttachAll(turn, named, turn.Files);
        else if (FileProposalDialog.IsReporting(turn))
            ToReport(turn, text);
        else if (ProposalId.TryParse(turn.State.Active?.Value(SlotNames.Record), out var id))
            ToRecordInProgress(turn, id, text);
        else
            AskWhere(turn);
    }

    /// <summary>Carries out the choice of <see cref="AskWhere"/>.</summary>
    public static void Attach(Turn turn, DialogAction action)
    {
        if (ProposalId.TryParse(action["id"], out var id) && long.TryParse(action["size"], CultureInfo.InvariantCulture, out var size))
            AttachAll(turn, id, [new Attachment(action["key"], action["name"], "", size)]);
        else
            turn.Say(turn.Text("common.not-found"));
    }

    /// <summary>The files that were sent while a report was being entered.</summary>
    public static IReadOnlyList<ProposalFact> InDraft(Draft draft) =>
        [.. (draft.Value(SlotNames.Files)?.Split('\n') ?? []).Select(line => line.Split('|', 3)).Select(f => new FileAttached(f[0], f[2], long.Parse(f[1], CultureInfo.InvariantCulture)))];

    private static bool AttachAll(Turn turn, ProposalId id, IReadOnlyList<Attachment> files)
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
        var lines = turn.Files.Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.Key}|{f.Size}|{f.FileName}"));
        var value = string.Join('\n', [.. draft.Value(SlotNames.Files)?.Split('\n') ?? [], .. lines]);
        turn.State = turn.State with { Active = draft.Fill(SlotNames.Files, new SlotValue(value, "")) };
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

    private static void AskWhere(Turn turn)
    {
        var file = turn.Files[0];
        var recent = InScope.List(turn)
            .Where(p => MayAttach(turn.Office.Directory, turn.Post!.Id, p, turn.Today))
            .OrderByDescending(p => p.Id.ToString() == turn.Recall("record"))
            .ThenByDescending(p => p.Id)
            .Take(Offered)
            .Select(p => new Option($"{p.Id}: {p.Request.Code}", new DialogAction(ActionNames.Attach, ("id", p.Id.ToString()), ("key", file.Key), ("name", file.FileName),
                ("size", file.Size.ToString(CultureInfo.InvariantCulture)))))
            .ToList();
        turn.Say(recent.Count == 0
            ? new Prompt(turn.Text("update.attach-none", ("file", file.FileName)))
            : new Prompt(turn.Text("update.attach-where", ("file", file.FileName)), recent));
    }

    private static string Names(IReadOnlyList<Attachment> files) => string.Join(", ", files.Select(f => f.FileName));

    private static bool MayAttach(OfficeDirectory directory, PostId actor, Proposal proposal, DateOnly day) =>
        Scope.ActsForUnit(directory, actor, proposal, day) || Scope.ActsForAgency(directory, actor, proposal, day);
}
