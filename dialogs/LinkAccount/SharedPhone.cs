using EscalationBot.Dialogs.Codes;
using EscalationBot.Dialogs.Common;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Reach;

namespace EscalationBot.Dialogs.LinkAccount;

/// <summary>
/// A telephone number that somebody who is not linked hands over by the service's form. Whoever fills in a form may change what
/// stands in it, so the number links nobody by itself: when the directory has it, a code goes to it by an approved text.
/// What is answered does not tell whether it has.
/// </summary>
internal static class SharedPhone
{
    private const string AskedFor = "asked for";

    private static readonly TimeSpan Keeps = TimeSpan.FromDays(1);

    /// <summary>The channel has an approved text that takes a code to a number.</summary>
    public static bool IsOffered(Turn turn) => Way(turn) is not null;

    public static void Ask(Turn turn)
    {
        if (IsOffered(turn))
            turn.SayAskingForPhone(turn.Text("link.ask-phone"));
        else
            turn.Say(Stranger.Offer(turn, "link.how"));
    }

    public static void Hear(Turn turn, string phone)
    {
        if (Way(turn) is not { } way)
        {
            turn.Say(Stranger.Offer(turn, "link.how"));
            return;
        }
        turn.Log("phone-shared", turn.AccountName?.ToString() ?? "");
        if (phone.Length > 0 && OfPhone(turn, phone) is [var post])
            turn.Changes.Notices.Add(new InvitationNotice(post.Id, turn.Now, turn.Today, way.Channel, null) { Expires = turn.Now + Keeps, UrgentBecause = AskedFor });
        turn.Say(Stranger.Offer(turn, "link.phone-asked"));
    }

    private static RouteOffer? Way(Turn turn) => InviteToLink.Way(turn) is { } way && way.Channel == turn.Account?.Channel ? way : null;

    /// <summary>The posts that are reached by this number and linked nowhere.</summary>
    private static List<Post> OfPhone(Turn turn, string phone) => [.. UnlinkedList.Of(turn).Where(p => turn.Directory.PhoneOf(p.Id, turn.Today) == phone)];
}
