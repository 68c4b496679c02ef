using EscalationBot.Conversation;
using EscalationBot.Conversation.Dialogs;
using EscalationBot.Conversation.Messages;
using EscalationBot.Dialogs.Common;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;

namespace EscalationBot.Dialogs.GiveDirection;

/// <summary>
/// A leader gives a direction from the digest or in one sentence, sees the exact words before they are passed on, and may
/// leave their form to the Office (user stories 5.2).
/// </summary>
internal sealed class GiveDirectionDialog : IDialog
{
    public const string FlowName = "direct";

    private const string Office = "office";

    public IEnumerable<Flow<Turn>> Flows =>
    [
        new Flow<Turn>(FlowName)
        {
            Slots = DirectionSlots.All,
            Summary = Summary,
            Complete = Give,
            About = (turn, draft) => turn.Text("direct.about", ("id", draft.Shown(SlotNames.Record))).TrimEnd(),
        },
    ];

    public IEnumerable<(string Name, Action<Turn, DialogAction> Do)> Actions =>
    [
        (DirectionActions.Start, Begin),
        (DirectionActions.ViaOffice, ViaOffice),
        (DirectionActions.Pass, DirectionSteps.Pass),
        (DirectionActions.Done, DirectionSteps.Done),
    ];

    private static void Begin(Turn turn, DialogAction action)
    {
        if (action["id"].Length == 0 && DirectionQueue.Leader(turn) is { Role: PostRole.Leader or PostRole.Chair })
        {
            turn.Engine.Start(turn, FlowName, action["rest"].Length == 0 ? null : DirectionSlots.WithKind(turn, null, action["rest"]));
            return;
        }
        if (!ProposalId.TryParse(action["id"], out var id) || DirectionSlots.Directable(turn, id) is not { } proposal)
        {
            turn.Say(turn.Text("common.not-found"));
            return;
        }
        turn.Remember("record", id.ToString());
        var slots = new Dictionary<string, SlotValue> { [SlotNames.Record] = new(id.ToString(), id.ToString()) };
        if (action["rest"] is { Length: > 0 } rest)
            foreach (var (slot, value) in DirectionSlots.WithKind(turn, proposal, rest))
                slots[slot] = value;
        turn.Engine.Start(turn, FlowName, slots);
    }

    private static Prompt Summary(Turn turn, Draft draft)
    {
        if (DirectionSlots.RecordOf(turn, draft) is not { } proposal)
            return new Prompt(turn.Text("common.not-found"));
        return new Prompt(
            [
                new Paragraph(turn.Text("direct.summary", ("sentence", DirectionKinds.Sentence(turn, draft, proposal)))),
                new Paragraph(turn.Text("direct.charged", ("assignee", turn.Show.Unit(DirectionKinds.Assignee(turn, proposal, draft))), ("due", turn.Show.Deadline(DirectionSlots.DeadlineOf(draft))))),
            ],
            new Option(turn.Text("direct.do-pass"), new DialogAction(EngineActions.Confirm), Means: Answer.Yes),
            new Option(turn.Text("direct.do-edit"), new DialogAction(EngineActions.Edit), Means: Answer.No),
            new Option(turn.Text("direct.do-form"), new DialogAction(DirectionActions.ViaOffice)));
    }

    private static void ViaOffice(Turn turn, DialogAction action)
    {
        if (turn.State.Active is not { Flow: FlowName } draft)
        {
            turn.Say(turn.Text("engine.stale"));
            return;
        }
        turn.State = turn.State with { Active = draft.Fill(DirectionSlots.Via, new SlotValue(Office, Office)) };
        turn.Engine.Run(turn, new DialogAction(EngineActions.Confirm));
    }

    private static void Give(Turn turn, Draft draft)
    {
        if (DirectionSlots.RecordOf(turn, draft) is not { } proposal || DirectionQueue.Director(turn, proposal) is not { } leader)
        {
            turn.Say(turn.Text("common.not-found"));
            return;
        }
        var viaOffice = draft.Value(DirectionSlots.Via) is not null;
        var sentence = DirectionKinds.Sentence(turn, draft, proposal);
        var assignee = DirectionKinds.Assignee(turn, proposal, draft);
        var decision = ProposalRules.Direct(proposal, leader.Id, assignee, sentence, DirectionSlots.DeadlineOf(draft), viaOffice, turn.Today);
        if (turn.Record(proposal.Id, decision) is not { } after)
            return;
        turn.OfferUndo(after.Id);
        if (viaOffice)
            ToOffice(turn, after);
        else
            ToBodies(turn, after, assignee);
    }

    private static void ToOffice(Turn turn, Proposal proposal)
    {
        turn.Tell(NewsKind.DirectionForOffice, proposal, turn.Directory.PostsWith(PostRole.Office, turn.Today));
        turn.Say(turn.Text("direct.given-office", NoticeWords.UndoMinutes(turn), ("id", proposal.Id)));
    }

    private static void ToBodies(Turn turn, Proposal proposal, UnitId assignee)
    {
        var told = DirectionSteps.Recipients(turn, proposal, assignee);
        turn.Tell(NewsKind.DirectionGiven, proposal, told);
        turn.Say(turn.Text("direct.given", NoticeWords.UndoMinutes(turn), ("id", proposal.Id), ("told", string.Join(", ", told.Select(p => p.Title)))));
    }
}
