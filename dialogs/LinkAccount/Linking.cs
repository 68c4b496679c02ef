using System.Globalization;
using EscalationBot.Conversation;
using EscalationBot.Conversation.Dialogs;
using EscalationBot.Conversation.Messages;
using EscalationBot.Dialogs.Common;
using EscalationBot.Domain.Organisation;

namespace EscalationBot.Dialogs.LinkAccount;

/// <summary>From a code to a linked account: look up, confirm the post, tie, welcome. Unknown, used and expired codes look the same.</summary>
internal static class Linking
{
    /// <summary>Whether the text is a code that can be used now.</summary>
    public static bool IsLive(Turn turn, string text) => Live(turn, LinkCodes.HashOf(CodeReading.Bare(text))) is not null;

    public static void TryCode(Turn turn, string text)
    {
        if (LinkMemory.LockedUntil(turn) is { } until)
        {
            turn.Say(turn.Text("link.locked", ("time", turn.Show.Time(until))));
            return;
        }
        var hash = LinkCodes.HashOf(CodeReading.Bare(text));
        if (Live(turn, hash) is { } code)
            AskToConfirm(turn, code);
        else
            Refuse(turn);
    }

    public static void Confirm(Turn turn)
    {
        if (turn.Account is not { } account || LinkMemory.Accepted(turn) is not { } hash || Live(turn, hash) is not { } code)
        {
            LinkMemory.Accept(turn, null);
            turn.Say(turn.Text("link.refused"));
            return;
        }
        var held = LinkMemory.HeldText(turn);
        LinkMemory.Clear(turn);
        turn.Post = turn.Directory.Post(code.Post);
        turn.Changes.Directory = turn.Directory.With(new Account(account, code.Post, turn.Now)).With(code with { UsedAt = turn.Now });
        turn.Log("linked", code.Post.Value, code.Hint);
        Welcome(turn, turn.Post!);
        if (held is not null)
            Continue(turn, held);
    }

    public static void NotMine(Turn turn)
    {
        LinkMemory.Accept(turn, null);
        turn.Say(turn.Text("link.not-mine"));
    }

    /// <summary>User stories 5.0: who the system takes the account for, and when the digest comes.</summary>
    public static void WelcomeLeader(Turn turn, Post leader)
    {
        var time = (leader.DigestTime ?? turn.Rules.DigestTime).ToString("HH:mm", CultureInfo.InvariantCulture);
        var key = leader.Fields.Count > 0 ? "welcome.leader-of-fields" : "welcome.leader";
        turn.Say(new Prompt(
            turn.Text(key, ("post", NoticeWords.Title(turn, leader)), ("fields", string.Join(", ", leader.Fields)), ("time", time)),
            new Option(turn.Text("welcome.do-right"), new DialogAction(LinkActions.Right), Means: Answer.Yes),
            new Option(turn.Text("welcome.do-time"), new DialogAction(LinkActions.DigestTime)),
            new Option(turn.Text("welcome.do-wrong"), new DialogAction(LinkActions.Wrong), Means: Answer.No)));
    }

    private static void AskToConfirm(Turn turn, LinkCode code)
    {
        var post = turn.Directory.Post(code.Post)!;
        LinkMemory.Accept(turn, code.Hash);
        turn.Say(new Prompt(
            [
                new Paragraph(turn.Text("link.valid")),
                new FactList([new Fact(turn.Text("link.unit"), turn.Show.Unit(post.Unit)), new Fact(turn.Text("link.post"), post.Title)]),
                new Paragraph(turn.Text("link.stored")),
            ],
            new Option(turn.Text("link.do-confirm"), new DialogAction(LinkActions.Confirm), Means: Answer.Yes),
            new Option(turn.Text("link.do-not-mine"), new DialogAction(LinkActions.NotMine), Means: Answer.No)));
    }

    private static void Refuse(Turn turn)
    {
        turn.Log("link-refused", turn.AccountName?.ToString() ?? "");
        if (LinkMemory.CountWrong(turn) is not { } until)
        {
            turn.Say(turn.Text("link.refused"));
            return;
        }
        turn.Log("link-locked", turn.AccountName?.ToString() ?? "");
        turn.Say(turn.Text("link.locked", ("time", turn.Show.Time(until))));
    }

    private static void Welcome(Turn turn, Post post)
    {
        if (post.Role is PostRole.Leader or PostRole.Chair)
            WelcomeLeader(turn, post);
        else
            turn.Say(new Prompt(
            [
                new Paragraph(turn.Text("link.done")),
                .. Authority.Lines(turn),
                new BulletList([.. turn.Text($"link.done-lines.{post.Role}").Split('|')]),
                new Paragraph(turn.Text("link.done-secrecy")),
            ]));
    }

    private static void Continue(Turn turn, string held)
    {
        turn.Say(turn.Text("link.continue"));
        turn.Engine.Run(turn, new DialogAction(ActionNames.Report, ("text", held)));
    }

    /// <summary>A code that exists, was not used or withdrawn, has not expired, and whose post exists today.</summary>
    private static LinkCode? Live(Turn turn, string hash) =>
        turn.Directory.LinkCodes.TryGetValue(hash, out var code)
        && code is { UsedAt: null, RevokedAt: null } && turn.Now < code.ExpiresAt
        && turn.Directory.Post(code.Post) is { } post && post.Validity.Contains(turn.Today)
            ? code
            : null;
}
