using EscalationBot.Conversation;
using EscalationBot.Conversation.Dialogs;
using EscalationBot.Conversation.Messages;
using EscalationBot.Dialogs.Common;
using EscalationBot.Dialogs.Help;
using EscalationBot.Dialogs.Nudge;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Office;
using EscalationBot.Domain.Organisation;

namespace EscalationBot.Dialogs.LinkAccount;

/// <summary>Ties an account to a post by a one-time code, welcomes, and gives people their data (user stories 4.1, 5.0).</summary>
internal sealed class LinkAccountDialog : IDialog
{
    public IEnumerable<Flow<Turn>> Flows => [DigestTimeFlow.Flow];

    public IEnumerable<(string Name, Action<Turn, DialogAction> Do)> Actions =>
    [
        (LinkActions.Enter, (turn, _) => Stranger.AskCode(turn)),
        (LinkActions.NoCode, (turn, _) => Stranger.NoCode(turn)),
        (LinkActions.Phone, (turn, _) => SharedPhone.Ask(turn)),
        (LinkActions.Privacy, (turn, _) => Stranger.Privacy(turn)),
        (LinkActions.Forget, (turn, _) => Stranger.Forget(turn)),
        (LinkActions.DeleteEnded, (turn, _) => MyData.DeleteEnded(turn)),
        (LinkActions.Confirm, (turn, _) => Linking.Confirm(turn)),
        (LinkActions.NotMine, (turn, _) => Linking.NotMine(turn)),
        (LinkActions.Right, (turn, _) => turn.Say(turn.Text("welcome.thanks"))),
        (LinkActions.Wrong, (turn, _) => TellAdmins(turn)),
        (LinkActions.DigestTime, (turn, _) => DigestTimeFlow.Begin(turn)),
        (LinkActions.Data, (turn, _) => MyData.Show(turn)),
        (LinkActions.DataFile, (turn, _) => MyData.SayFile(turn)),
        (LinkActions.Unlink, (turn, _) => MyData.AskUnlink(turn)),
        (LinkActions.UnlinkSure, (turn, _) => MyData.Unlink(turn)),
        (LinkActions.Delete, (turn, _) => MyData.AskDelete(turn)),
        (LinkActions.DeleteSure, (turn, _) => MyData.Delete(turn)),
    ];

    /// <summary>Somebody without a post writes: no data, only the way to link.</summary>
    public static void HearStranger(Turn turn, IncomingMessage message) => Stranger.Hear(turn, message);

    /// <summary>A post that is known already opens the channel; leaders hear when their digest comes.</summary>
    public static void Welcome(Turn turn)
    {
        if (turn.Post is { Role: PostRole.Leader or PostRole.Chair } leader)
            Linking.WelcomeLeader(turn, leader);
        else
            HelpDialog.Welcome(turn);
    }

    /// <summary>The channel was left: nothing reaches the post there any more, so the Office must know.</summary>
    public static void Left(Turn turn)
    {
        LinkMemory.DropHeld(turn);
        turn.Log("channel-left", turn.AccountName?.ToString() ?? "");
        if (turn.Post is { } post && turn.Directory.AccountsOf(post.Id).All(a => a.Id == turn.Account))
            CallTeller.AskAbout(turn, post);
    }

    /// <summary>The account no longer speaks for its post: what it was doing for the post ends, the records went to the successor.</summary>
    public static string? TellLeft(Turn turn, LeftPostNotice left)
    {
        if (turn.Directory.Accounts.GetValueOrDefault(left.Account) is not { EndedOn: not null, Post: var post })
            return "linked again meanwhile";
        var unit = turn.Directory.Post(post)?.Unit ?? default;
        var open = turn.Office.List(new ProposalQuery(Unit: turn.Directory.Responsible(unit, turn.Today)?.Id ?? unit), null, 1).Total;
        turn.State = turn.State with { Active = null, Suspended = [], Questions = [], Undo = null, Cancelled = null };
        turn.Say(new Prompt(turn.Text(open == 0 ? "link.left" : "link.left-records", ("date", Show.Date(left.From)), ("post", turn.Show.Post(post)), ("count", Show.Count(open)))), MessageKind.News);
        return null;
    }

    /// <summary>"Không đúng, báo quản trị": the directory has the account under the wrong post.</summary>
    private static void TellAdmins(Turn turn)
    {
        foreach (var admin in turn.Directory.PostsWith(PostRole.Admin, turn.Today))
            turn.Changes.Notices.Add(new HelpWantedNotice($"wrong-post:{turn.AccountName}:{turn.Message}:{admin.Id}", admin.Id, turn.Rules.NextOfficeMoment(turn.Now), turn.Post?.Id));
        turn.Log("wrong-post", turn.AccountName?.ToString() ?? "");
        turn.Say(turn.Text("welcome.wrong-told"));
    }
}
