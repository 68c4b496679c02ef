using EscalationBot.Conversation;
using EscalationBot.Conversation.Dialogs;
using EscalationBot.Conversation.Messages;
using EscalationBot.Dialogs.Common;
using EscalationBot.Dialogs.Nudge;

namespace EscalationBot.Dialogs.LinkAccount;

/// <summary>What the system keeps of a person: shown, unlinked, deleted. Records stay with the post (R29).</summary>
internal static class MyData
{
    public static void Show(Turn turn)
    {
        if (turn.Post is not { } post || turn.Account is not { } account || !turn.Directory.Accounts.TryGetValue(account, out var linked))
        {
            Stranger.Privacy(turn);
            return;
        }
        var drafts = turn.State.Suspended.Count + (turn.State.Active is null ? 0 : 1);
        turn.Say(new Prompt(
            [
                new Paragraph(turn.Text("data.lead")),
                new FactList(
                [
                    new Fact(turn.Text("data.account"), $"{account.User} ({account.Channel})"),
                    new Fact(turn.Text("data.post"), post.Title),
                    new Fact(turn.Text("data.unit"), turn.Show.Unit(post.Unit)),
                    new Fact(turn.Text("data.since"), Common.Show.Date(turn.Rules.Time.Day(linked.LinkedAt))),
                    new Fact(turn.Text("data.drafts"), Common.Show.Count(drafts)),
                ]),
                .. Authority.Lines(turn),
                new Paragraph(turn.Text("data.kept")),
            ],
            new Option(turn.Text("data.do-unlink"), new DialogAction(LinkActions.Unlink), Repeatable: true),
            new Option(turn.Text("data.do-delete"), new DialogAction(LinkActions.Delete), Repeatable: true)));
    }

    public static void AskUnlink(Turn turn) => AskSure(turn, "data.ask-unlink", "data.do-unlink", LinkActions.UnlinkSure);

    public static void AskDelete(Turn turn) => AskSure(turn, "data.ask-delete", "data.do-delete", LinkActions.DeleteSure);

    /// <summary>The account no longer speaks for the post; drafts go with it, since they belong to the post.</summary>
    public static void Unlink(Turn turn)
    {
        if (Untie(turn))
            turn.Say(turn.Text("data.unlinked"));
    }

    /// <summary>Besides the link, everything that was said in the conversation and that it remembers.</summary>
    public static void Delete(Turn turn)
    {
        if (!Untie(turn))
            return;
        turn.Changes.Forgotten.Add(turn.Account!.Value);
        turn.State = turn.State with { Memory = new Dictionary<string, string>(), Misses = 0 };
        turn.Say(turn.Text("data.deleted"));
    }

    /// <summary>What was kept of an account whose link ended.</summary>
    public static void DeleteEnded(Turn turn)
    {
        if (turn.Account is { } account && turn.Directory.Accounts.TryGetValue(account, out var ended) && turn.Post is null)
        {
            turn.Changes.Directory = turn.Directory.Without(account);
            turn.Changes.Forgotten.Add(account);
            turn.Log("ended-account-deleted", ended.Post.Value);
        }
        turn.State = turn.State with { Memory = new Dictionary<string, string>(), Misses = 0 };
        turn.Say(turn.Text("data.deleted"));
    }

    private static void AskSure(Turn turn, string text, string sure, string action) => turn.Say(new Prompt(
        turn.Text(text, ("post", turn.Post?.Title ?? "")),
        new Option(turn.Text(sure), new DialogAction(action), Means: Answer.Yes),
        new Option(turn.Text("data.do-keep"), new DialogAction(EngineActions.Nothing), Means: Answer.No)));

    private static bool Untie(Turn turn)
    {
        if (turn.Post is not { } post || turn.Account is not { } account)
        {
            turn.Say(turn.Text("engine.stale"));
            return false;
        }
        turn.Changes.Directory = turn.Directory.Without(account);
        turn.Log("unlinked", post.Id.Value);
        turn.State = turn.State with { Active = null, Suspended = [], Questions = [], Undo = null, Cancelled = null };
        if (turn.Directory.AccountsOf(post.Id).Count == 0)
            CallTeller.AskAbout(turn, post);
        return true;
    }
}
