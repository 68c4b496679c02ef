using EscalationBot.Dialogs.Common;
using EscalationBot.Dialogs.GiveDirection;
using EscalationBot.Domain.Digests;
using EscalationBot.Domain.Organisation;

namespace EscalationBot.Dialogs.DailyDigest;

/// <summary>The figures of a digest: counters of two cuts, lists of the records as they stand.</summary>
internal static class Figures
{
    public static Domain.Digests.DailyDigest Compose(Turn turn, Post leader, TallySnapshot closing, bool late) => Domain.Digests.DailyDigest.Compose(
        leader, Opening(turn, closing.Day), closing, DirectionQueue.Overdue(turn, leader), DirectionQueue.UnderDirection(turn, leader),
        turn.Office.Directory, turn.Rules, late);

    /// <summary>The counters as they are this moment, for a leader who does not want to wait.</summary>
    public static TallySnapshot Now(Turn turn) => new(turn.Today, turn.Now, turn.Office.Tallies);

    /// <summary>The day of the last digest of this conversation.</summary>
    public static DateOnly? LastDay(Turn turn) => Kept.Day(turn.Recall(DigestTeller.LastDay));

    /// <summary>Whether days lie between two digests that a weekend does not explain.</summary>
    public static bool HasGap(Turn turn, DateOnly since, DateOnly day) =>
        turn.Rules.Calendar.WorkingDaysBetween(since, day) > 1 || day.DayNumber - since.DayNumber > 3;

    private static TallySnapshot? Opening(Turn turn, DateOnly day) => turn.Office.SnapshotOn(LastDay(turn) ?? day.AddDays(-1));
}
