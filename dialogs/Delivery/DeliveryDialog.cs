using EscalationBot.Conversation;
using EscalationBot.Conversation.Dialogs;
using EscalationBot.Dialogs.Common;
using EscalationBot.Dialogs.Help;
using EscalationBot.Domain.Organisation;

namespace EscalationBot.Dialogs.Delivery;

/// <summary>
/// How messages reach people: routes, channels out of order, messages set aside and the self-check for admins (user stories
/// 6.1, 6.2); quiet hours for everybody.
/// </summary>
internal sealed class DeliveryDialog : IDialog
{
    public IEnumerable<Flow<Turn>> Flows => [QuietTimeFlow.Flow];

    public IEnumerable<(string Name, Action<Turn, DialogAction> Do)> Actions =>
    [
        (DeliveryActions.Routes, ForAdmins(RouteList.Say)),
        (DeliveryActions.Channels, ForAdmins((turn, _) => ChannelDesk.Say(turn))),
        (DeliveryActions.ConnectZalo, ForAdmins((turn, _) => ZaloAccess.Say(turn))),
        (DeliveryActions.Reopen, ForAdmins(ChannelDesk.Reopen)),
        (DeliveryActions.Stuck, ForAdmins((turn, _) => StuckDesk.Say(turn))),
        (DeliveryActions.RunAgain, ForAdmins(StuckDesk.RunAgain)),
        (DeliveryActions.Unclear, ForAdmins((turn, _) => UnclearList.Say(turn))),
        (DeliveryActions.Audit, ForAdmins((turn, _) => SelfAuditTeller.Ask(turn))),
        (DeliveryActions.Quiet, (turn, _) => QuietTimeFlow.Begin(turn)),
        (DeliveryActions.QuietOff, (turn, _) => QuietTimeFlow.SwitchOff(turn)),
    ];

    /// <summary>For everybody else these sentences mean nothing.</summary>
    private static Action<Turn, DialogAction> ForAdmins(Action<Turn, DialogAction> act) => (turn, action) =>
    {
        if (turn.Post is { Role: PostRole.Admin })
            act(turn, action);
        else
            HelpDialog.NotUnderstood(turn, times: 1);
    };
}
