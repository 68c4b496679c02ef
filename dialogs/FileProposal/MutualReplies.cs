using EscalationBot.Conversation;
using EscalationBot.Conversation.Dialogs;
using EscalationBot.Dialogs.Common;
using EscalationBot.Domain.Letters;
using EscalationBot.Domain.Office;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;

namespace EscalationBot.Dialogs.FileProposal;

/// <summary>Two agencies that point at each other become one record with both named (user stories 4.3).</summary>
internal static class MutualReplies
{
    public static Slot<Turn> Slot { get; } = new(SlotNames.Mutual)
    {
        Needed = (turn, draft) => Other(turn, draft) is not null,
        Ask = Ask,
        Read = (_, _, _) => new Reading.NotUnderstood(),
    };

    /// <summary>Enters the second reply into the first record instead of a record of its own.</summary>
    public static void Join(Turn turn, DialogAction action)
    {
        if (turn.State.Active is not { Flow: FileProposalDialog.FlowName } draft || Other(turn, draft) is not { } other)
        {
            turn.Say(turn.Text("engine.stale"));
            return;
        }
        turn.Engine.Drop(turn);
        if (RecordFlow.Allowed(turn, other.Id.ToString(), Scope.ActsForUnit) is null)
            return;
        var agency = new UnitId(draft.Value(SlotNames.Addressee)!);
        foreach (var letter in Letters(turn, draft, agency))
            if (ProposalRules.AddLetter(turn.Present(other.Id), letter, turn.Today) is Decision.Accepted { Facts: var facts })
                turn.Record(other.Id, facts);
        var evidence = other.Stall!.Evidence with { PointedToRefused = true, Explanation = draft.Value(SlotNames.Passage) };
        var decision = ProposalRules.ReportStall(turn.Present(other.Id), new StallReport(StallCategory.BuckPassing, evidence), turn.Today);
        if (turn.Record(other.Id, decision, turn.Rules.LegalBasis) is not { } after)
            return;
        PointedBody.Tell(turn, after);
        turn.OfferUndo(after.Id);
        turn.Say(turn.Text("report.mutual-joined", NoticeWords.UndoMinutes(turn), ("id", after.Id), ("one", turn.Show.Unit(after.Addressee)), ("other", turn.Show.Unit(agency))));
    }

    private static Prompt Ask(Turn turn, Draft draft)
    {
        var other = Other(turn, draft)!;
        return new Prompt(
            turn.Text("report.mutual", ("one", turn.Show.Unit(other.Addressee)), ("other", draft.Shown(SlotNames.Addressee)), ("id", other.Id), ("document", turn.Show.Document(other.Request))),
            new Option(turn.Text("report.mutual-join", ("id", other.Id)), new DialogAction(ActionNames.ReportJoin), Means: Conversation.Answer.Yes),
            EvidenceSlots.Pick(turn, SlotNames.Mutual, "apart", "report.mutual-apart", Conversation.Answer.No));
    }

    /// <summary>The open record of the unit whose agency points at the one addressed now, while that one points back.</summary>
    private static Proposal? Other(Turn turn, Draft draft)
    {
        if (EvidenceSlots.CategoryOf(draft) != StallCategory.BuckPassing || draft.Value(SlotNames.PointedTo) is not { } pointed || draft.Value(SlotNames.Addressee) is not { } addressee)
            return null;
        return turn.Office.List(new ProposalQuery(Unit: turn.ReportingUnit), null, InScope.Most).Items
            .FirstOrDefault(p => p.Addressee == new UnitId(pointed) && p.Stall is { Category: StallCategory.BuckPassing, Evidence.PointedTo: { } back } && back == new UnitId(addressee));
    }

    /// <summary>What was sent to the second agency and what it replied; neither is the reply that the record waits for.</summary>
    private static IEnumerable<OfficialLetter> Letters(Turn turn, Draft draft, UnitId agency)
    {
        if (Documents.In(draft, SlotNames.Request, SlotNames.RequestDate, turn.ReportingUnit) is { } request)
            yield return new OfficialLetter(request, LetterDirection.Other, null, null);
        if (Documents.In(draft, SlotNames.Reply, SlotNames.ReplyDate, agency) is { } reply)
            yield return new OfficialLetter(reply, LetterDirection.Other, draft.Value(SlotNames.Passage), null);
    }
}
