using EscalationBot.Dialogs.Common;

namespace EscalationBot.Dialogs.Help;

internal sealed class HelpDialog : IDialog
{
    public static void Welcome(Turn turn) => throw new NotSupportedException();

    public static void ShowHelp(Turn turn) => throw new NotSupportedException();

    public static void CallHuman(Turn turn) => throw new NotSupportedException();

    public static void NotUnderstood(Turn turn, int times) => throw new NotSupportedException();

    public static string? TellWanted(Turn turn, EscalationBot.Domain.Notices.HelpWantedNotice notice) => throw new NotSupportedException();
}
