using EscalationBot.Domain.Deadlines;

namespace EscalationBot.Domain.Reviews;

/// <summary>
/// When the monthly round opens and until when it is to be answered: configuration, for letter 3239/UBND-KTTH only says
/// "thường xuyên rà soát".
/// </summary>
/// <param name="OpenDay">Day of the month; the round opens on the first working day from it on.</param>
/// <param name="OpenTime">Office time.</param>
/// <param name="DueWorkingDays">Working days from the opening to the last one for an answer.</param>
/// <param name="DueTime">Office time on that day.</param>
public sealed record ReviewSchedule(int OpenDay, TimeOnly OpenTime, int DueWorkingDays, TimeOnly DueTime)
{
    /// <summary>What a round opened by hand follows when none is configured.</summary>
    public static ReviewSchedule Default { get; } = new(12, new TimeOnly(8, 0), 4, new TimeOnly(16, 0));

    /// <summary>When the round of a month opens.</summary>
    public DateTimeOffset OpensAt(RoundId round, OfficeTime time, WorkingCalendar calendar) =>
        time.At(calendar.AddWorkingDays(new DateOnly(round.Year, round.Month, OpenDay), 0), OpenTime);

    /// <summary>Until when it is to be answered, counted from the day it really opened.</summary>
    public DateTimeOffset DueAt(DateOnly opened, OfficeTime time, WorkingCalendar calendar) =>
        time.At(calendar.AddWorkingDays(opened, DueWorkingDays), DueTime);
}
