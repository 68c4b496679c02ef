using System.Collections.Frozen;
using System.Globalization;
using EscalationBot.Vietnamese.Words;

namespace EscalationBot.Vietnamese.Dates;

/// <summary>
/// Working days of Vietnamese offices, to turn "10 ngày làm việc" of a sentence into a day. Confirmed years come from
/// holidays.vi.json; other years follow Labour Code 2019 art. 111 and 112 without the swaps that the Government announces.
/// </summary>
internal static class OfficeCalendar
{
    private sealed record Holidays(int[] Years, string[] Free, string[] Worked);

    private const int MostDays = 5000;

    /// <summary>No run of days off with its make-up days is as long.</summary>
    private const int LongestRun = 14;

    private static readonly Holidays Lists = WordFile.Read<Holidays>("holidays.vi");
    private static readonly FrozenSet<int> Confirmed = Lists.Years.ToFrozenSet();
    private static readonly FrozenSet<DateOnly> Free = Days(Lists.Free);
    private static readonly FrozenSet<DateOnly> Worked = Days(Lists.Worked);

    /// <summary>The n-th working day after (or, when negative, before) a day, which itself is not counted.</summary>
    public static DateOnly AddWorkingDays(DateOnly day, int count)
    {
        var step = Math.Sign(count);
        for (var left = Math.Min(Math.Abs(count), MostDays); left > 0; left -= IsWorkingDay(day) ? 1 : 0)
        {
            if (day == DateOnly.MinValue || day == DateOnly.MaxValue) break;
            day = day.AddDays(step);
        }
        return day;
    }

    public static bool IsWorkingDay(DateOnly day)
    {
        if (Worked.Contains(day)) return true;
        if (IsWeekend(day) || Free.Contains(day)) return false;
        return Confirmed.Contains(day.Year) || !(IsHoliday(day) || IsMakeUp(day));
    }

    private static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    private static bool IsHoliday(DateOnly day) =>
        (day.Month, day.Day) is (1, 1) or (4, 30) or (5, 1) or (9, 1) or (9, 2) || IsLunarHoliday(day);

    /// <summary>The last day of the lunar year, the first four of the new one, and the tenth of the third month.</summary>
    private static bool IsLunarHoliday(DateOnly day) =>
        day.Month is 1 or 2 or 3 or 4
        && (LunarCalendar.Of(day) is ({ Month: 1, Day: <= 4 } or { Month: 3, Day: 10 }) and { Leap: false }
            || LunarCalendar.Of(day.AddDays(1)) is { Month: 1, Day: 1, Leap: false });

    /// <summary>A holiday on the weekly day off gives the next working day off (art. 111).</summary>
    private static bool IsMakeUp(DateOnly day)
    {
        if (day.DayNumber < LongestRun) return false;
        var owed = 0;
        for (var before = day.AddDays(-LongestRun); before < day; before = before.AddDays(1))
            if (IsWeekend(before)) owed += IsHoliday(before) ? 1 : 0;
            else if (owed > 0 && !IsHoliday(before)) owed--;
        return owed > 0;
    }

    private static FrozenSet<DateOnly> Days(string[] days) =>
        days.Select(d => DateOnly.ParseExact(d, "yyyy-MM-dd", CultureInfo.InvariantCulture)).ToFrozenSet();
}
