using EscalationBot.Dialogs.Common;
using EscalationBot.Domain.Notices;

namespace EscalationBot.Dialogs.Nudge;

internal static class NudgeTeller
{
    public static string? Tell(Turn turn, NudgeNotice notice) => throw new NotSupportedException();

    public static void Unreachable(Turn turn, Notice notice) => throw new NotSupportedException();
}
