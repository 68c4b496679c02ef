using EscalationBot.Dialogs.Common;

namespace EscalationBot.Dialogs.LinkAccount;

internal sealed class LinkAccountDialog : IDialog
{
    public static void Left(Turn turn) => throw new NotSupportedException();

    public static void HearStranger(Turn turn, EscalationBot.Conversation.Messages.IncomingMessage message) => throw new NotSupportedException();
}
