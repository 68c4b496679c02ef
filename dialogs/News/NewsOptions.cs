using EscalationBot.Conversation;
using EscalationBot.Conversation.Dialogs;
using EscalationBot.Dialogs.AgencyAnswer;
using EscalationBot.Dialogs.Common;
using EscalationBot.Dialogs.GiveDirection;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;

namespace EscalationBot.Dialogs.News;

/// <summary>What the recipient of a piece of news can do about it.</summary>
internal static class NewsOptions
{
    public static IReadOnlyList<Option> For(Turn turn, NewsKind kind, Proposal proposal, ProposalFact fact)
    {
        var view = new Option(turn.Text("notice.view"), Action(ActionNames.View, proposal), Repeatable: true);
        return proposal.IsOpen ? [.. Doing(turn, kind, proposal, fact), view] : [view];
    }

    private static IReadOnlyList<Option> Doing(Turn turn, NewsKind kind, Proposal proposal, ProposalFact fact) => kind switch
    {
        NewsKind.DirectionGiven when ForAgency(turn, proposal) => AgencyOptions.For(turn, proposal.Id),
        NewsKind.DirectionForOffice => [new Option(turn.Text("news.do-pass"), Action(DirectionActions.Pass, proposal))],
        NewsKind.AgencyAnswered => Answered(turn, proposal, (AgencyAnswered)fact),
        NewsKind.ExtensionAsked =>
        [
            new Option(turn.Text("news.do-approve"), Action(ActionNames.ApproveExtension, proposal), Means: Answer.Yes),
            new Option(turn.Text("news.do-decline"), Action(ActionNames.DeclineExtension, proposal), Means: Answer.No),
        ],
        NewsKind.DeadlineMoved => [new Option(turn.Text("track.do-explain"), Action(ActionNames.Explain, proposal), Repeatable: true)],
        NewsKind.AgencyNotice when ForAgency(turn, proposal) => AgencyOptions.For(turn, proposal.Id),
        NewsKind.ReportedNow when MayDirect(turn, proposal) => [new Option(turn.Text("nudge.do-direct"), Action(DirectionActions.Start, proposal))],
        _ => [],
    };

    /// <summary>The unit judges the answer; the Office and leaders may tick off the direction that it carries out.</summary>
    private static IReadOnlyList<Option> Answered(Turn turn, Proposal proposal, AgencyAnswered answer)
    {
        if (ForUnit(turn, proposal))
            return ForUnit(turn, proposal, answer);
        if (PointedBody.IsReader(turn, proposal, answer))
            return AgencyOptions.For(turn, proposal.Id);
        return proposal.OpenDirection is not null && (turn.Post is { Role: PostRole.Office } || MayDirect(turn, proposal))
            ? [new Option(turn.Text("news.do-done"), Action(DirectionActions.Done, proposal))]
            : [];
    }

    /// <summary>Only a written reply can close; that a body does not hold itself competent is for the unit to judge (user stories 4.5).</summary>
    private static IReadOnlyList<Option> ForUnit(Turn turn, Proposal proposal, AgencyAnswered answer) => answer switch
    {
        { Kind: AgencyAnswerKind.Replied, Reply: { } reply } =>
        [
            new Option(turn.Text("news.do-satisfied"), RepliedActions.Satisfied(turn, proposal.Id, reply), Means: Answer.Yes),
            new Option(turn.Text("news.do-unsatisfied"), RepliedActions.Unsatisfied(turn, proposal.Id, reply), Means: Answer.No),
        ],
        { Kind: AgencyAnswerKind.InProgress } => [new Option(turn.Text("nudge.do-extend"), Action(ActionNames.Extend, proposal))],
        { Kind: AgencyAnswerKind.NotCompetent, Body: null, Competent: { } competent } =>
        [
            new Option(turn.Text("news.do-buck-passing"), RepliedActions.PassedOn(turn, proposal.Id, competent)),
            .. Withdrawing(turn, proposal, competent),
        ],
        { Kind: AgencyAnswerKind.NotCompetent, Competent: { } competent } => [.. Reporting(turn, proposal), .. Withdrawing(turn, proposal, competent)],
        _ => [new Option(turn.Text("news.do-pause"), Action(ActionNames.Pause, proposal))],
    };

    /// <summary>Nobody takes it: the unit need not wait for the rung.</summary>
    private static Option[] Reporting(Turn turn, Proposal proposal) => proposal is { IsOverdue: true, ReportNow: false }
        ? [new Option(turn.Text("update.report-now"), Action(ActionNames.ReportNow, proposal))]
        : [];

    private static Option[] Withdrawing(Turn turn, Proposal proposal, UnitId competent) => competent == proposal.Addressee
        ? []
        : [new Option(turn.Text("news.do-withdraw", ("competent", turn.Show.Unit(competent))), Action(ActionNames.Withdraw, proposal))];

    private static bool ForUnit(Turn turn, Proposal proposal) =>
        Scope.ActsForUnit(turn.Office.Directory, turn.Post!.Id, proposal, turn.Today);

    private static bool ForAgency(Turn turn, Proposal proposal) =>
        Scope.ActsForAgency(turn.Office.Directory, turn.Post!.Id, proposal, turn.Today);

    private static bool MayDirect(Turn turn, Proposal proposal) =>
        Scope.MayDirect(turn.Office.Directory, turn.Post!.Id, proposal, turn.Today);

    private static DialogAction Action(string name, Proposal proposal) => new(name, ("id", proposal.Id.ToString()));
}
