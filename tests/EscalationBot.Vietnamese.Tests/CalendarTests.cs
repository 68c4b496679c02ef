using EscalationBot.Vietnamese.Dates;

namespace EscalationBot.Vietnamese.Tests;

public sealed class CalendarTests
{
    /// <summary>Tết and the tenth of the third month as the Vietnamese calendar has them, 1985, 2007 and 2030 unlike the Chinese.</summary>
    [Theory]
    [InlineData(1985, "1985-01-21", null)]
    [InlineData(2007, "2007-02-17", null)]
    [InlineData(2024, "2024-02-10", "2024-04-18")]
    [InlineData(2025, "2025-01-29", "2025-04-07")]
    [InlineData(2026, "2026-02-17", "2026-04-26")]
    [InlineData(2027, "2027-02-06", "2027-04-16")]
    [InlineData(2028, "2028-01-26", "2028-04-04")]
    [InlineData(2029, "2029-02-13", "2029-04-23")]
    [InlineData(2030, "2030-02-02", "2030-04-12")]
    [InlineData(2031, "2031-01-23", "2031-04-01")]
    [InlineData(2032, "2032-02-11", "2032-04-19")]
    [InlineData(2033, "2033-01-31", "2033-04-09")]
    [InlineData(2034, "2034-02-19", "2034-04-28")]
    [InlineData(2035, "2035-02-08", "2035-04-17")]
    public void The_lunar_calendar_is_the_Vietnamese_one(int year, string tet, string? kings)
    {
        Assert.Equal(tet, DaySpec.Iso(LunarCalendar.ToSolar(year, 1, 1)!.Value));
        if (kings is not null) Assert.Equal(kings, DaySpec.Iso(LunarCalendar.ToSolar(year, 3, 10)!.Value));
    }

    [Fact]
    public void Every_day_of_half_a_century_goes_to_the_lunar_calendar_and_back()
    {
        for (var day = new DateOnly(1990, 1, 1); day.Year <= 2040; day = day.AddDays(1))
        {
            var lunar = LunarCalendar.Of(day);
            if (!lunar.Leap) Assert.Equal(day, LunarCalendar.ToSolar(lunar.Year, lunar.Month, lunar.Day));
        }
    }

    [Theory]
    [InlineData("2025-12-18", 10, "2026-01-05")]
    [InlineData("2025-12-18", 15, "2026-01-10")]
    [InlineData("2026-02-13", 3, "2026-02-25")]
    [InlineData("2024-08-30", 1, "2024-09-04")]
    [InlineData("2024-09-12", -5, "2024-09-05")]
    [InlineData("2027-04-29", 1, "2027-05-04")]
    [InlineData("2027-02-04", 1, "2027-02-12")]
    [InlineData("2028-08-31", 1, "2028-09-05")]
    public void Working_days_leave_out_days_off_and_count_worked_Saturdays(string from, int count, string to) =>
        Assert.Equal(DateOnly.Parse(to, null), OfficeCalendar.AddWorkingDays(DateOnly.Parse(from, null), count));
}
