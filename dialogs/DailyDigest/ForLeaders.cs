using EscalationBot.Dialogs.Common;
using EscalationBot.Domain.Organisation;

namespace EscalationBot.Dialogs.DailyDigest;

/// <summary>What everybody else is told who asks for the leaders' figures: where to look instead, if there is a place.</summary>
internal static class ForLeaders
{
    public static void Decline(Turn turn) =>
        turn.Say(turn.Text(turn.Post is { Role: PostRole.Admin } ? "track.not-for-admins" : "digest.for-leaders"));
}
