using EscalationBot.Conversation;
using EscalationBot.Dialogs.BulkReminder;
using EscalationBot.Dialogs.GiveDirection;
using EscalationBot.Domain.Campaigns;
using EscalationBot.Domain.Office;
using EscalationBot.Domain.Proposals;

namespace EscalationBot.Dialogs.Common;

/// <summary>Questions that nobody answered and that lead nowhere any more: somebody else decided, or the record was closed on another way.</summary>
internal static class Overtaken
{
    private static readonly HashSet<string> OfOpenRecords =
    [
        ActionNames.Resolved, ActionNames.NotYet, ActionNames.ReportNow, ActionNames.HoldReport, ActionNames.Extend, ActionNames.Withdraw,
        ActionNames.Pause, ActionNames.Unpause, DirectionActions.Start, DirectionActions.Done,
    ];

    public static bool Is(IOffice office, Question question) => question.Choices.Any(c => LeadsNowhere(office, DialogAction.Parse(c.Action)));

    private static bool LeadsNowhere(IOffice office, DialogAction action) => action.Name switch
    {
        BulkActions.Approve or BulkActions.Decline => CampaignId.TryParse(action["campaign"], out var id) && office.Campaigns.Find(id) is { AwaitsApproval: false },
        ActionNames.ApproveExtension or ActionNames.DeclineExtension => Record(office, action) is { PendingExtension: null } or { IsOpen: false },
        var name => OfOpenRecords.Contains(name) && Record(office, action) is { IsOpen: false },
    };

    private static Proposal? Record(IOffice office, DialogAction action) => ProposalId.TryParse(action["id"], out var id) ? office.Find(id) : null;
}
