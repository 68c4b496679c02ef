using EscalationBot.Conversation;
using EscalationBot.Conversation.Dialogs;
using EscalationBot.Dialogs.Common;
using EscalationBot.Dialogs.Help;
using EscalationBot.Domain.Organisation;

namespace EscalationBot.Dialogs.Codes;

/// <summary>Link codes in the hands of admins (user stories 6.3, "Posts"). For everybody else these sentences mean nothing.</summary>
internal sealed class CodesDialog : IDialog
{
    public IEnumerable<Flow<Turn>> Flows => [IssueCode.Posts.Flow, HandOverPost.Posts.Flow, InviteToLink.Posts.Flow];

    public IEnumerable<(string Name, Action<Turn, DialogAction> Do)> Actions =>
    [
        (CodeActions.List, ForAdmins(CodeList.Say)),
        (CodeActions.Issue, ForAdmins(IssueCode.Posts.Begin)),
        (CodeActions.IssueFor, ForAdmins(IssueCode.Posts.Take)),
        (CodeActions.HandOver, ForAdmins(HandOverPost.Posts.Begin)),
        (CodeActions.HandOverFor, ForAdmins(HandOverPost.Posts.Take)),
        (CodeActions.HandOverSure, ForAdmins(HandOverPost.HandOver)),
        (CodeActions.Revoke, ForAdmins(RevokeCode.Ask)),
        (CodeActions.RevokeSure, ForAdmins(RevokeCode.Revoke)),
        (CodeActions.Unlinked, ForAdmins(UnlinkedList.Say)),
        (CodeActions.Invite, ForAdmins(InviteToLink.Begin)),
        (CodeActions.InviteFor, ForAdmins(InviteToLink.Posts.Take)),
        (CodeActions.InviteSure, ForAdmins(InviteToLink.Invite)),
    ];

    private static Action<Turn, DialogAction> ForAdmins(Action<Turn, DialogAction> act) => (turn, action) =>
    {
        if (turn.Post is { Role: PostRole.Admin })
            act(turn, action);
        else
            HelpDialog.NotUnderstood(turn, times: 1);
    };
}
