using EscalationBot.Conversation;
using EscalationBot.Conversation.Dialogs;
using EscalationBot.Conversation.Messages;
using EscalationBot.Dialogs.Common;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Office;

namespace EscalationBot.Dialogs.Delivery;

/// <summary>Messages that could not be handled: told to the admins, listed, and run again when they say so.</summary>
internal static class StuckDesk
{
    private const int MostLines = 8;

    public static string? Tell(Turn turn, StuckNotice notice)
    {
        if (turn.Office.Stuck.FirstOrDefault(s => s.Reference == notice.Reference) is not { } stuck)
            return "handled meanwhile";
        turn.Say(
            new Prompt([NoticeWords.Dear(turn), new Paragraph(turn.Text("delivery.stuck-one", ("line", Line(turn, stuck))))], RunAgainOption(turn, stuck)),
            MessageKind.News);
        return null;
    }

    public static void Say(Turn turn)
    {
        var stuck = turn.Office.Stuck;
        if (stuck.Count == 0)
        {
            turn.Say(turn.Text("delivery.stuck-none"));
            return;
        }
        var shown = stuck.Take(MostLines).ToList();
        turn.Say(new Prompt(
            [
                new Paragraph(turn.Text("delivery.stuck", ("count", Show.Count(stuck.Count)))),
                new BulletList([.. shown.Select(s => Line(turn, s))]),
            ],
            [.. shown.Select(s => RunAgainOption(turn, s))]));
    }

    public static void RunAgain(Turn turn, DialogAction action)
    {
        var wanted = action["reference"] is { Length: > 0 } reference ? reference : action["rest"].Trim();
        if (turn.Office.Stuck.FirstOrDefault(s => s.Reference.Equals(wanted, StringComparison.OrdinalIgnoreCase)) is not { } stuck)
        {
            turn.Say(turn.Text("delivery.not-stuck"));
            return;
        }
        turn.Changes.Retries.Add(stuck.Key);
        turn.Log("run-again", stuck.Reference);
        turn.Say(turn.Text("delivery.run-again", ("reference", stuck.Reference)));
    }

    /// <summary>Who wrote it, and what kind of fault it was; not what was written.</summary>
    private static string Line(Turn turn, StuckMessage stuck) => turn.Text(
        "delivery.stuck-line", ("reference", stuck.Reference), ("time", turn.ShowTime(stuck.At)),
        ("from", turn.Directory.PostOf(stuck.From, turn.Today) is { } post ? post.Title : turn.Text("delivery.stranger")), ("channel", stuck.From.Channel), ("error", stuck.Error));

    private static Option RunAgainOption(Turn turn, StuckMessage stuck) => new(
        turn.Text("delivery.do-run-again", ("reference", stuck.Reference)), new DialogAction(DeliveryActions.RunAgain, ("reference", stuck.Reference)));
}
