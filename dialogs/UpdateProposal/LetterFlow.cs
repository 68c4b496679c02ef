using EscalationBot.Conversation;
using EscalationBot.Conversation.Dialogs;
using EscalationBot.Dialogs.Common;
using EscalationBot.Domain.Letters;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;

namespace EscalationBot.Dialogs.UpdateProposal;

/// <summary>"Bổ sung văn bản": a reminder, reply or other letter of the thread.</summary>
internal static class LetterFlow
{
    public const string Name = "update.letter";
    private const string Kind = "kind";

    public static Flow<Turn> Flow { get; } = RecordFlow.Make(Name, Scope.ActsForUnit,
    [
        new Slot<Turn>(Kind)
        {
            Label = "update.label.kind",
            Knows = (_, value) => Kept.Name<LetterDirection>(value) is not null,
            Ask = (turn, _) => new Prompt(turn.Text("update.letter-kind"),
                EvidenceSlots.Pick(turn, Kind, nameof(LetterDirection.Reminder), "update.letter-reminder"),
                EvidenceSlots.Pick(turn, Kind, nameof(LetterDirection.Reply), "update.letter-reply"),
                EvidenceSlots.Pick(turn, Kind, nameof(LetterDirection.Other), "update.letter-other")),
            Read = (_, _, _) => new Reading.NotUnderstood(),
        },
        .. Documents.Slots(SlotNames.Reply, SlotNames.ReplyDate, "update.label.letter", (_, _) => true, (turn, _) => new Prompt(turn.Text("update.letter-ask"))),
    ], Complete);

    private static void Complete(Turn turn, Draft draft, Proposal proposal)
    {
        var direction = Kept.Name<LetterDirection>(draft.Value(Kind)) ?? LetterDirection.Other;
        var issuer = direction == LetterDirection.Reply ? proposal.Addressee : proposal.Unit;
        var document = Documents.In(draft, SlotNames.Reply, SlotNames.ReplyDate, issuer)!;
        var letter = new OfficialLetter(document, direction, draft.Value(SlotNames.Passage), null);
        if (turn.Record(proposal.Id, ProposalRules.AddLetter(proposal, letter, turn.Today)) is not { } after)
            return;
        turn.OfferUndo(after.Id);
        turn.Say(turn.Text("update.letter-done", ("id", after.Id), ("document", turn.Show.Document(document))));
        if (direction == LetterDirection.Reply && after.IsOpen)
            turn.Say(new Prompt(turn.Text("update.letter-is-it-solved", ("id", after.Id)),
                new Option(turn.Text("update.verdict-satisfied"), RepliedActions.Satisfied(turn, after.Id, document), Means: Answer.Yes),
                new Option(turn.Text("update.verdict-unsatisfied"), RepliedActions.Unsatisfied(turn, after.Id, document), Means: Answer.No)));
    }
}
