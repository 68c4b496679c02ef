using EscalationBot.Conversation;
using EscalationBot.Conversation.Dialogs;
using EscalationBot.Dialogs.Common;
using EscalationBot.Domain.Letters;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;

namespace EscalationBot.Dialogs.UpdateProposal;

/// <summary>"Đã được giải quyết": the reply's number and date, and whether it satisfies. Only a written reply closes.</summary>
internal static class ResolveFlow
{
    public const string Name = "update.resolve";
    private const string Satisfied = "satisfied";
    private const string Unsatisfied = "unsatisfied";
    private const string Oral = "oral";

    public static Flow<Turn> Flow { get; } = RecordFlow.Make(Name, Scope.ActsForUnit,
    [
        .. Documents.Slots(SlotNames.Reply, SlotNames.ReplyDate, "evidence.label.reply", (_, d) => d.Value(SlotNames.Verdict) is not Oral, AskReply),
        new Slot<Turn>(SlotNames.Verdict)
        {
            Ask = (turn, _) => new Prompt(turn.Text("update.resolve-verdict"), Verdicts(turn)),
            Read = (turn, _, text) => ReadVerdict(turn, text),
        },
    ], Complete);

    private static Prompt AskReply(Turn turn, Draft draft) => draft.Value(SlotNames.Verdict) is null
        ? new Prompt(turn.Text("update.resolve-ask", ("id", draft.Shown(SlotNames.Record))), Verdicts(turn))
        : new Prompt(turn.Text("update.resolve-ask-reply"));

    private static Option[] Verdicts(Turn turn) =>
    [
        EvidenceSlots.Pick(turn, SlotNames.Verdict, Satisfied, "update.verdict-satisfied", Answer.Yes),
        EvidenceSlots.Pick(turn, SlotNames.Verdict, Unsatisfied, "update.verdict-unsatisfied", Answer.No),
        EvidenceSlots.Pick(turn, SlotNames.Verdict, Oral, "update.verdict-oral"),
    ];

    private static Reading ReadVerdict(Turn turn, string text) =>
        turn.Reader.Sentence(text, turn.Rules.Time.Local(turn.Now)).Wording is not null
            ? new Reading.Filled(new SlotValue(Unsatisfied, turn.Text("update.verdict-unsatisfied")))
            : new Reading.NotUnderstood();

    private static void Complete(Turn turn, Draft draft, Proposal proposal)
    {
        switch (draft.Value(SlotNames.Verdict))
        {
            case Oral: NoteOral(turn, proposal); break;
            case Unsatisfied: UnsatisfiedFlow.StartWith(turn, draft); break;
            default: Close(turn, draft, proposal); break;
        }
    }

    private static void NoteOral(Turn turn, Proposal proposal)
    {
        if (turn.Record(proposal.Id, ProposalRules.NoteOralReply(proposal)) is not { } after)
            return;
        turn.OfferUndo(after.Id);
        turn.Say(turn.Text("update.oral-done", ("id", after.Id), ("group", turn.Show.Group(after.Group))));
    }

    /// <summary>The same reply as a body told of it before: the second body's is not the addressee's.</summary>
    private static DocumentReference? InThread(Proposal proposal, DocumentReference said) => proposal.Letters
        .FirstOrDefault(l => l.Direction == LetterDirection.Reply && l.Reference == said with { Issuer = l.Reference.Issuer })?.Reference;

    private static void Close(Turn turn, Draft draft, Proposal proposal)
    {
        var reply = Documents.In(draft, SlotNames.Reply, SlotNames.ReplyDate, proposal.Addressee) is { } said ? InThread(proposal, said) ?? said : null;
        if (turn.Record(proposal.Id, ProposalRules.Resolve(proposal, reply, turn.Today)) is not { } after)
            return;
        turn.Tell(NewsKind.Closed, after, turn.AgencyHead(after), PointedBody.Head(turn, after));
        turn.OfferUndo(after.Id);
        var late = after.Group == ProposalGroup.ResolvedLate ? turn.Rules.Calendar.WorkingDaysBetween(after.Deadline.On, reply!.Date ?? turn.Today) : 0;
        turn.Say(turn.Text(late > 0 ? "update.resolved-late" : "update.resolved", ("id", after.Id), ("group", turn.Show.Group(after.Group)),
            ("days", Show.Count(late)), ("document", turn.Show.Document(reply!)), NoticeWords.UndoMinutes(turn)));
    }
}
