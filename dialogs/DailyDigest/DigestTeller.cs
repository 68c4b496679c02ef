using EscalationBot.Dialogs.Common;
using EscalationBot.Domain.Notices;

namespace EscalationBot.Dialogs.DailyDigest;

internal static class DigestTeller
{
    public static string? Tell(Turn turn, DigestNotice notice) => throw new NotSupportedException();

    public static string? TellHeld(Turn turn, DigestHeldNotice notice) => throw new NotSupportedException();
}
