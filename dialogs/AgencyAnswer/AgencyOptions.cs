using EscalationBot.Conversation;
using EscalationBot.Conversation.Dialogs;
using EscalationBot.Dialogs.Common;
using EscalationBot.Domain.Proposals;

namespace EscalationBot.Dialogs.AgencyAnswer;

/// <summary>The four answers an agency is offered under everything it is told about a record (user stories 4.5).</summary>
internal static class AgencyOptions
{
    public static Option[] For(Turn turn, ProposalId id) =>
    [
        Option(turn, "agency.do-replied", AgencyActions.Replied, id),
        Option(turn, "agency.do-in-progress", AgencyActions.InProgress, id),
        Option(turn, "agency.do-not-competent", AgencyActions.NotCompetent, id),
        Option(turn, "agency.do-comment", AgencyActions.Comment, id),
    ];

    private static Option Option(Turn turn, string text, string action, ProposalId id) =>
        new(turn.Text(text), new DialogAction(action, ("id", id.ToString())));
}
