using EscalationBot.Conversation;
using EscalationBot.Dialogs.Common;

namespace EscalationBot.Dialogs.ShortNotice;

/// <summary>"Xem": somebody comes back to what was only announced.</summary>
internal sealed class ShortNoticeDialog : IDialog
{
    public const string Show = "short";

    public IEnumerable<(string Name, Action<Turn, DialogAction> Do)> Actions => [(Show, (turn, _) => SayIt(turn))];

    private static void SayIt(Turn turn)
    {
        if (!ShortNoticeTeller.SayRest(turn))
            turn.Say(turn.Text("short.nothing"));
    }
}
