using EscalationBot.Conversation;
using EscalationBot.Conversation.Dialogs;
using EscalationBot.Dialogs.Common;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;

namespace EscalationBot.Dialogs.AgencyAnswer;

/// <summary>
/// The own word of the agency, or of the second body beside it, on a record: answered, being worked on, not competent, something else (user stories 4.5). It
/// closes nothing; the proposing head decides.
/// </summary>
internal sealed class AgencyAnswerDialog : IDialog
{
    public IEnumerable<Flow<Turn>> Flows =>
    [
        Make(AgencyActions.Replied, AgencySlots.Reply, AgencyAnswerKind.Replied),
        Make(AgencyActions.InProgress, AgencySlots.Expected, AgencyAnswerKind.InProgress),
        Make(AgencyActions.NotCompetent, AgencySlots.Competent, AgencyAnswerKind.NotCompetent),
        Make(AgencyActions.Comment, AgencySlots.Comment, AgencyAnswerKind.Comment),
    ];

    public IEnumerable<(string Name, Action<Turn, DialogAction> Do)> Actions =>
    [
        (AgencyActions.Start, RecordFlow.Doer(Scope.ActsForAgency, Offer)),
        (AgencyActions.Replied, RecordFlow.Starter(AgencyActions.Replied, Scope.ActsForAgency)),
        (AgencyActions.InProgress, RecordFlow.Starter(AgencyActions.InProgress, Scope.ActsForAgency, AgencySlots.SaidDay)),
        (AgencyActions.NotCompetent, RecordFlow.Starter(AgencyActions.NotCompetent, Scope.ActsForAgency, AgencySlots.SaidBody)),
        (AgencyActions.Comment, RecordFlow.Starter(AgencyActions.Comment, Scope.ActsForAgency)),
    ];

    private static void Offer(Turn turn, Proposal proposal) =>
        turn.Say(new Prompt(turn.Text("agency.ask", ("record", NoticeWords.Line(turn, proposal))), AgencyOptions.For(turn, proposal.Id)));

    private static Flow<Turn> Make(string name, IEnumerable<Slot<Turn>> slots, AgencyAnswerKind kind) => RecordFlow.Make(
        name, Scope.ActsForAgency, slots,
        (turn, draft, proposal) => Answer(turn, proposal, AgencySlots.Fact(draft, kind, proposal, Speaker(turn, proposal))),
        (turn, draft) => Summary(turn, draft, name));

    private static Prompt Summary(Turn turn, Draft draft, string name) => new(
        turn.Text(AgencySlots.HasNote(draft) ? $"{name}.summary-noted" : $"{name}.summary", [("id", draft.Shown(SlotNames.Record)), .. AgencySlots.Shown(draft)]),
        new Option(turn.Text("agency.do-send"), new DialogAction(EngineActions.Confirm), Means: Conversation.Answer.Yes),
        new Option(turn.Text("agency.do-edit"), new DialogAction(EngineActions.Edit), Means: Conversation.Answer.No),
        new Option(turn.Text("agency.do-cancel"), new DialogAction(EngineActions.Cancel)));

    private static void Answer(Turn turn, Proposal proposal, AgencyAnswered answer)
    {
        if (turn.Record(proposal.Id, ProposalRules.Answer(proposal, answer, turn.Today)) is not { } after)
            return;
        turn.Tell(NewsKind.AgencyAnswered, after, [turn.HeadOf(after.Unit), OtherBody(turn, after, answer), .. Directing(turn, after)]);
        turn.OfferUndo(after.Id);
        turn.Say(turn.Text("agency.recorded", ("id", after.Id), ("unit", turn.Show.Unit(after.Unit)), NoticeWords.UndoMinutes(turn)));
    }

    /// <summary>The second body when the speaker answers for it; null for the addressee.</summary>
    private static UnitId? Speaker(Turn turn, Proposal proposal) =>
        Scope.AnswersAs(turn.Office.Directory, turn.Post!.Id, proposal, turn.Today) is { } body && body != proposal.Addressee ? body : null;

    /// <summary>Of two bodies that point at each other the one hears what the other says.</summary>
    private static Post? OtherBody(Turn turn, Proposal proposal, AgencyAnswered answer) =>
        answer.Body is null ? PointedBody.Head(turn, proposal) : turn.AgencyHead(proposal);

    /// <summary>Where a direction is open, its leader and the Office follow what the agency says.</summary>
    private static IEnumerable<Post?> Directing(Turn turn, Proposal proposal) => proposal.OpenDirection is { } direction
        ? turn.Directory.PostsWith(PostRole.Office, turn.Today).Prepend(turn.Directory.Post(direction.Leader))
        : [];
}
