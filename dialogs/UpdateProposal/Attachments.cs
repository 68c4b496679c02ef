using System.Globalization;
using EscalationBot.Conversation;
using EscalationBot.Conversation.Dialogs;
using EscalationBot.Conversation.Messages;
using EscalationBot.Dialogs.Common;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;

namespace EscalationBot.Dialogs.UpdateProposal;

/// <summary>A photo or file goes to the record named with it, to the report in progress, or the user is asked to which.</summary>
internal static class Attachments
{
    private const int Offered = 4;

    public static void Hear(Turn turn, string text)
    {
        if (Phrases.RecordIn(text) is { } id)
            AttachAll(turn, id, turn.Files);
        else if (turn.State.Active is { Asking: SlotNames.Passage })
            AsPassage(turn, text);
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

    private static void AttachAll(Turn turn, ProposalId id, IReadOnlyList<Attachment> files)
    {
        if (RecordFlow.Allowed(turn, id.ToString(), MayAttach) is not { } proposal)
            return;
        turn.Record(proposal.Id, [.. files.Select(f => new FileAttached(f.Key, f.FileName, f.Size))]);
        turn.OfferUndo(proposal.Id);
        turn.Say(turn.Text("update.attached", ("files", string.Join(", ", files.Select(f => f.FileName))), ("id", proposal.Id)));
    }

    /// <summary>The passage of a reply may come as a photo or file instead of text.</summary>
    private static void AsPassage(Turn turn, string text)
    {
        var file = turn.Files[0];
        var words = turn.Text("update.passage-file", ("file", file.FileName), ("text", text)).Trim();
        turn.Engine.Run(turn, EngineActions.FillSlot(SlotNames.Passage, new SlotValue(words, words)));
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

    private static bool MayAttach(OfficeDirectory directory, PostId actor, Proposal proposal, DateOnly day) =>
        Scope.ActsForUnit(directory, actor, proposal, day) || Scope.ActsForAgency(directory, actor, proposal, day);
}
