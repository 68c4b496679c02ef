using System.Globalization;
using EscalationBot.Conversation;
using EscalationBot.Conversation.Dialogs;
using EscalationBot.Conversation.Messages;
using EscalationBot.Dialogs.Common;
using EscalationBot.Domain.Organisation;

namespace EscalationBot.Dialogs.Codes;

/// <summary>The posts that nobody can be reached on yet, leaders first.</summary>
internal static class UnlinkedList
{
    private const int PageSize = 12;

    private static readonly PostRole[] Order = [PostRole.Chair, PostRole.Leader, PostRole.Office, PostRole.AgencyHead, PostRole.UnitHead, PostRole.Admin];

    public static void Say(Turn turn, DialogAction action)
    {
        var from = int.TryParse(action["from"], NumberStyles.None, CultureInfo.InvariantCulture, out var start) ? start : 0;
        var posts = AllPosts(turn);
        var unlinked = Of(turn);
        if (unlinked.Count == 0)
        {
            turn.Say(turn.Text("codes.all-linked", ("count", Show.Count(posts.Count))));
            return;
        }
        var next = new List<Option>();
        if (from + PageSize < unlinked.Count)
            next.Add(new Option(turn.Text("codes.do-next"), new DialogAction(CodeActions.Unlinked, ("from", (from + PageSize).ToString(CultureInfo.InvariantCulture))), Repeatable: true));
        if (InviteToLink.Way(turn) is not null)
            next.Add(new Option(turn.Text("codes.do-invite"), new DialogAction(CodeActions.Invite), Repeatable: true));
        turn.Say(new Prompt(
            [
                new Paragraph(turn.Text("codes.unlinked", ("count", Show.Count(unlinked.Count)), ("all", Show.Count(posts.Count)))),
                new BulletList([.. unlinked.Skip(from).Take(PageSize).Select(p => PostLabel.Of(turn, p))]),
                new Paragraph(turn.Text("codes.unlinked-next")),
            ], next));
    }

    public static List<Post> Of(Turn turn) => [.. AllPosts(turn).Where(p => turn.Directory.AccountsOf(p.Id).Count == 0)];

    private static List<Post> AllPosts(Turn turn) => [.. Order.SelectMany(role => turn.Directory.PostsWith(role, turn.Today))];
}
