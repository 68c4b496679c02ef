using EscalationBot.Domain.Deadlines;

namespace EscalationBot.Domain.Tests.Deadlines;

public sealed class WorkingCalendarTests
{
    private static readonly WorkingCalendar Calendar = TestCalendar.Calendar;

    [Fact]
    public void Ten_working_days_after_18_12_2025_is_5_1_2026() =>
        Assert.Equal(Days.Of("5/1/2026"), Calendar.AddWorkingDays(Days.Of("18/12/2025"), 10));

    [Fact]
    public void The_explanation_lists_the_ten_dates_of_the_count()
    {
        var counted = Calendar.Explain(Days.Of("18/12/2025"), 10).Where(d => d.Number is not null).Select(d => $"{d.Date:dd/MM} ({d.Number})");

        Assert.Equal("19/12 (1), 22/12 (2), 23/12 (3), 24/12 (4), 25/12 (5), 26/12 (6), 29/12 (7), 30/12 (8), 31/12 (9), 05/01 (10)", string.Join(", ", counted));
    }

    [Fact]
    public void The_explanation_names_days_off_and_leaves_weekends_unnamed()
    {
        var skipped = Calendar.Explain(Days.Of("18/12/2025"), 10).Where(d => d.Number is null).ToList();

        Assert.Equal(["Tết Dương lịch", "nghỉ hoán đổi, làm bù thứ Bảy 10/01"], skipped.Select(d => d.Entry?.Name).OfType<string>());
        Assert.All(skipped.Where(d => d.Entry is null), d => Assert.True(d.Date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday));
        Assert.Equal(6, skipped.Count(d => d.Entry is null));
    }

    [Fact]
    public void A_worked_saturday_counts_and_is_named()
    {
        var last = Calendar.Explain(Days.Of("5/1/2026"), 5)[^1];

        Assert.Equal(new CountedDay(Days.Of("10/1/2026"), 5, Calendar.Entries.Single(e => e.Date == Days.Of("10/1/2026"))), last);
    }

    [Theory]
    [InlineData("5/1/2026", 0, "5/1/2026")]
    [InlineData("3/1/2026", 0, "5/1/2026")]
    [InlineData("5/1/2026", -2, "30/12/2025")]
    [InlineData("5/1/2026", 10, "16/1/2026")]
    [InlineData("11/1/2026", -1, "10/1/2026")]
    [InlineData("13/2/2026", 1, "23/2/2026")]
    public void Counting_skips_what_is_not_worked(string from, int days, string expected) =>
        Assert.Equal(Days.Of(expected), Calendar.AddWorkingDays(Days.Of(from), days));

    [Theory]
    [InlineData("5/1/2026", "12/1/2026", 6)]
    [InlineData("5/1/2026", "5/1/2026", 0)]
    [InlineData("5/1/2026", "30/12/2025", -2)]
    [InlineData("9/1/2026", "11/1/2026", 1)]
    [InlineData("12/1/2026", "11/1/2026", 0)]
    public void Days_between_are_the_working_days_after_the_first(string from, string to, int expected) =>
        Assert.Equal(expected, Calendar.WorkingDaysBetween(Days.Of(from), Days.Of(to)));

    [Fact]
    public void The_next_and_the_previous_working_day_are_never_the_day_itself()
    {
        Assert.Equal(Days.Of("5/1/2026"), Calendar.NextWorkingDay(Days.Of("31/12/2025")));
        Assert.Equal(Days.Of("31/12/2025"), Calendar.PreviousWorkingDay(Days.Of("5/1/2026")));
    }

    [Fact]
    public void A_count_of_nothing_from_a_worked_day_has_nothing_to_explain() =>
        Assert.Empty(Calendar.Explain(Days.Of("5/1/2026"), 0));

    [Fact]
    public void A_count_of_nothing_from_a_day_off_explains_the_way_to_the_next_worked_day()
    {
        var days = Calendar.Explain(Days.Of("1/1/2026"), 0);

        Assert.Equal(Days.Of("5/1/2026"), days[^1].Date);
        Assert.Equal(0, days[^1].Number);
        Assert.All(days.SkipLast(1), d => Assert.Null(d.Number));
    }

    [Fact]
    public void Two_entries_for_one_day_are_refused() =>
        Assert.Throws<ArgumentException>(() => new WorkingCalendar([TestCalendar.Off("2026-01-01", "một"), TestCalendar.Worked("2026-01-01", "hai")]));

    [Fact]
    public void Planned_days_count_like_approved_ones()
    {
        var planned = new WorkingCalendar([TestCalendar.Off("2026-11-24", "Ngày Văn hóa Việt Nam") with { Status = CalendarStatus.Planned }]);

        Assert.False(planned.IsWorkingDay(Days.Of("24/11/2026")));
    }
}
