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
    public static IReadOnlyList<Option> For(Turn turn, NewsKind kind, Proposal proposal)
    {
        var view = new Option(turn.Text("notice.view"), Action(ActionNames.View, proposal), Repeatable: true);
        return proposal.IsOpen ? [.. Doing(turn, kind, proposal), view] : [view];
    }

    private static IReadOnlyList<Option> Doing(Turn turn, NewsKind kind, Proposal proposal) => kind switch
    {
        NewsKind.DirectionGiven when ForAgency(turn, proposal) => AgencyOptions.For(turn, proposal.Id),
        NewsKind.DirectionForOffice => [new Option(turn.Text("news.do-pass"), Action(DirectionActions.Pass, proposal))],
        NewsKind.AgencyAnswered => Answered(turn, proposal),
        NewsKind.ExtensionAsked =>
        [
            new Option(turn.Text("news.do-approve"), Action(ActionNames.ApproveExtension, proposal), Means: Answer.Yes),
            new Option(turn.Text("news.do-decline"), Action(ActionNames.DeclineExtension, proposal), Means: Answer.No),
        ],
        NewsKind.AgencyNotice when ForAgency(turn, proposal) => AgencyOptions.For(turn, proposal.Id),
        NewsKind.ReportedNow when MayDirect(turn, proposal) => [new Option(turn.Text("nudge.do-direct"), Action(DirectionActions.Start, proposal))],
        _ => [],
    };

    /// <summary>The unit judges the answer; the Office and leaders may tick off the direction that it carries out.</summary>
    private static IReadOnlyList<Option> Answered(Turn turn, Proposal proposal)
    {
        if (ForUnit(turn, proposal))
            return
            [
                new Option(turn.Text("news.do-satisfied"), Action(ActionNames.Resolved, proposal)),
                new Option(turn.Text("news.do-unsatisfied"), Action(ActionNames.Unsatisfied, proposal)),
            ];
        return proposal.OpenDirection is not null && (turn.Post is { Role: PostRole.Office } || MayDirect(turn, proposal))
            ? [new Option(turn.Text("news.do-done"), Action(DirectionActions.Done, proposal))]
            : [];
    }

    private static bool ForUnit(Turn turn, Proposal proposal) =>
        Scope.ActsForUnit(turn.Office.Directory, turn.Post!.Id, proposal, turn.Today);

    private static bool ForAgency(Turn turn, Proposal proposal) =>
        Scope.ActsForAgency(turn.Office.Directory, turn.Post!.Id, proposal, turn.Today);

    private static bool MayDirect(Turn turn, Proposal proposal) =>
        Scope.MayDirect(turn.Office.Directory, turn.Post!.Id, proposal, turn.Today);

    private static DialogAction Action(string name, Proposal proposal) => new(name, ("id", proposal.Id.ToString()));
}
