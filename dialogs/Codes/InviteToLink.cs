using EscalationBot.Conversation;
using EscalationBot.Conversation.Dialogs;
using EscalationBot.Conversation.Messages;
using EscalationBot.Dialogs.Common;
using EscalationBot.Dialogs.Delivery;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Reach;

namespace EscalationBot.Dialogs.Codes;

/// <summary>
/// "Mời liên kết": whoever has a telephone in the directory and no account gets a code by an approved text; all of them, or one post.
/// </summary>
internal static class InviteToLink
{
    private const string Everybody = "all";

    /// <summary>Whom it did not reach by then is invited again, or not.</summary>
    private static readonly TimeSpan Keeps = TimeSpan.FromDays(3);

    public static PostChoice Posts { get; } = new("codes-invite", CodeActions.InviteFor, AskOne);

    /// <summary>The way over which invitations go; null when no channel has an approved text for them.</summary>
    public static RouteOffer? Way(Turn turn) =>
        turn.Rules.Routes.FirstOrDefault(r => r.Way == RouteWay.PhoneTemplate && r.Texts.HasFlag(FixedTexts.LinkInvitation));

    public static void Begin(Turn turn, DialogAction asked)
    {
        if (Way(turn) is not { } way)
            turn.Say(turn.Text("codes.invite-off"));
        else if (asked["rest"].Length > 0)
            Posts.Begin(turn, asked);
        else
            AskAll(turn, way);
    }

    public static void Invite(Turn turn, DialogAction action)
    {
        if (Way(turn) is not { } way)
        {
            turn.Say(turn.Text("codes.invite-off"));
            return;
        }
        var due = turn.Rules.NextOfficeMoment(turn.Now);
        var wanted = action["post"];
        var invited = WithPhone(turn).Where(p => wanted == Everybody || p.Id.Value == wanted).ToList();
        foreach (var post in invited)
        {
            turn.Changes.Notices.Add(new InvitationNotice(post.Id, due, turn.Today, way.Channel, turn.Post!.Id) { Expires = due + Keeps });
            turn.Log("invited", post.Id.Value, way.Channel);
        }
        turn.Say(invited.Count == 0
            ? turn.Text("codes.invite-nobody")
            : turn.Text("codes.invited", ("count", Show.Count(invited.Count)), ("time", turn.ShowTime(due))));
    }

    private static void AskAll(Turn turn, RouteOffer way)
    {
        var withPhone = WithPhone(turn).Count;
        if (withPhone == 0)
        {
            turn.Say(turn.Text("codes.invite-nobody"));
            return;
        }
        var without = UnlinkedList.Of(turn).Count - withPhone;
        List<Block> blocks = [new Paragraph(turn.Text("codes.ask-invite", ("count", Show.Count(withPhone)), ("price", Words.Money(way.Price)), ("sum", Words.Money(way.Price * withPhone))))];
        if (without > 0)
            blocks.Add(new Paragraph(turn.Text("codes.invite-no-phone", ("count", Show.Count(without)))));
        Ask(turn, blocks, Everybody);
    }

    private static void AskOne(Turn turn, Post post)
    {
        var label = PostLabel.Of(turn, post);
        if (Way(turn) is not { } way)
            turn.Say(turn.Text("codes.invite-off"));
        else if (turn.Directory.AccountsOf(post.Id).Count > 0)
            turn.Say(turn.Text("codes.invite-one-linked", ("post", label)));
        else if (turn.Directory.PhoneOf(post.Id, turn.Today) is null)
            turn.Say(turn.Text("codes.invite-one-no-phone", ("post", label)));
        else
            Ask(turn, [new Paragraph(turn.Text("codes.ask-invite-one", ("post", label), ("price", Words.Money(way.Price))))], post.Id.Value);
    }

    private static void Ask(Turn turn, IReadOnlyList<Block> blocks, string whom) => turn.Say(new Prompt(
        blocks,
        new Option(turn.Text("codes.do-invite-sure"), new DialogAction(CodeActions.InviteSure, ("post", whom)), Means: Answer.Yes),
        new Option(turn.Text("codes.do-keep"), new DialogAction(EngineActions.Nothing), Means: Answer.No)));

    private static List<Post> WithPhone(Turn turn) => [.. UnlinkedList.Of(turn).Where(p => turn.Directory.PhoneOf(p.Id, turn.Today) is not null)];
}
