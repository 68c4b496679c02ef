using EscalationBot.Conversation;
using EscalationBot.Conversation.Dialogs;
using EscalationBot.Conversation.Messages;
using EscalationBot.Dialogs.Common;
using EscalationBot.Domain.Organisation;

namespace EscalationBot.Dialogs.Delivery;

/// <summary>"Kết nối Zalo": a way for minutes, and for this administrator alone, to the page where an account of Zalo is connected.</summary>
internal static class ZaloAccess
{
    public static void Say(Turn turn)
    {
        if (turn.Rules.ZaloPage is not { } page)
        {
            turn.Say(turn.Text("delivery.connect-off"));
            return;
        }
        var pass = new PagePass(PagePass.HashOf(turn.Entropy), turn.Post!.Id, turn.Now + PagePass.Lives);
        turn.Changes.Directory = turn.Directory.With(pass);
        turn.Log("zalo-page-opened", turn.Post.Id.Value);
        turn.Say(new Prompt(
        [
            new Paragraph(turn.Text("delivery.connect", ("time", turn.ShowTime(pass.ExpiresAt)))),
            new Link(turn.Text("delivery.do-open-page"), $"{page}?key={turn.Entropy}&lang={turn.State.Language}"),
        ]));
    }

    /// <summary>The way out of lost or ending access, with its button.</summary>
    public static (Block Words, Option Offer) Cure(Turn turn) =>
        (new Paragraph(turn.Text("delivery.cure-token")), Offer(turn));

    public static Option Offer(Turn turn) => new(turn.Text("delivery.do-connect"), new DialogAction(DeliveryActions.ConnectZalo), Repeatable: true);
}
