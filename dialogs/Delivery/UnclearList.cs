using EscalationBot.Conversation.Dialogs;
using EscalationBot.Conversation.Messages;
using EscalationBot.Dialogs.Common;
using EscalationBot.Domain.Reach;

namespace EscalationBot.Dialogs.Delivery;

/// <summary>Messages of which nobody knows whether they arrived; they are not sent again by themselves.</summary>
internal static class UnclearList
{
    private const int MostLines = 10;

    public static void Say(Turn turn)
    {
        var unclear = turn.Office.Deliveries.Unclear(MostLines);
        if (unclear.Count == 0)
        {
            turn.Say(turn.Text("delivery.unclear-none"));
            return;
        }
        turn.Say(new Prompt([new Paragraph(turn.Text("delivery.unclear")), new BulletList([.. unclear.Select(u => Line(turn, u))])]));
    }

    private static string Line(Turn turn, UnclearIntent unclear) => turn.Text(
        "delivery.unclear-line", ("time", turn.ShowTime(unclear.At)),
        ("kind", unclear.Recipient is null ? turn.Text("delivery.answer") : Words.Kind(turn, unclear.Kind)),
        ("post", unclear.Recipient is { } post ? turn.Show.Post(post) : turn.Text("delivery.stranger")), ("reason", Words.Why(turn.Text, unclear.Reason)));
}
