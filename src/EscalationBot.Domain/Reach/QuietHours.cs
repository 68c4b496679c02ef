using EscalationBot.Domain.Office;

namespace EscalationBot.Domain.Reach;

/// <summary>
/// The time of day, office time, in which a person wants nothing unasked; <see cref="To"/> does not belong to it. It may run
/// over midnight (16:00 to 09:00).
/// </summary>
public sealed record QuietHours(TimeOnly From, TimeOnly To)
{
    /// <summary>What must be left of the office hours of a day, so that reminders still arrive.</summary>
    public static TimeSpan LeastLeft { get; } = TimeSpan.FromHours(2);

    public bool Contains(TimeOnly time) => From < To ? time >= From && time < To : time >= From || time < To;

    /// <summary>Whether enough of the office hours is left.</summary>
    public bool LeavesEnough(OfficeHours hours)
    {
        var left = Enumerable.Range(0, 24 * 60).Count(minute => new TimeOnly(minute / 60, minute % 60) is var time && hours.Contains(time) && !Contains(time));
        return TimeSpan.FromMinutes(left) >= LeastLeft;
    }
}
