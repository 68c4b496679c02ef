using EscalationBot.Domain.Deadlines;
using EscalationBot.Host.Office;
using EscalationBot.Testing.Domain;

namespace EscalationBot.Host.Tests.Office;

public sealed class CalendarFileTests : IDisposable
{
    private const string Good = """{"date": "2026-01-01", "kind": "off", "name": "Tết Dương lịch", "status": "approved", "source": "Điều 112"}""";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("calendar-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void The_shipped_calendar_holds_the_swap_of_january_2026()
    {
        var calendar = CalendarFile.Load(CalendarFile.Shipped);

        Assert.Equal(Days.Of("5/1/2026"), calendar.AddWorkingDays(Days.Of("18/12/2025"), 10));
        Assert.True(calendar.IsWorkingDay(Days.Of("10/1/2026")));
        Assert.Contains("12729/VPCP-KGVX", calendar.Entries.Single(e => e.Date == Days.Of("2/1/2026")).Source);
    }

    [Fact]
    public void The_shipped_calendar_and_that_of_the_tests_name_the_same_days()
    {
        var shipped = CalendarFile.Load(CalendarFile.Shipped).Entries.Where(e => e.Date.Year is 2025 or 2026);

        Assert.Equal(
            TestCalendar.Entries().Select(e => (e.Date, e.Kind, e.Name)).Order(),
            shipped.Select(e => (e.Date, e.Kind, e.Name)).Order());
    }

    [Theory]
    [InlineData(2023, 249)]
    [InlineData(2024, 251)]
    [InlineData(2025, 250)]
    [InlineData(2026, 250)]
    [InlineData(2027, 250)]
    [InlineData(2028, 249)]
    [InlineData(2035, 250)]
    public void Each_shipped_year_has_its_number_of_working_days(int year, int expected) =>
        Assert.Equal(expected, CalendarFile.Load(CalendarFile.Shipped).WorkingDaysBetween(new DateOnly(year - 1, 12, 31), new DateOnly(year, 12, 31)));

    [Fact]
    public void A_year_that_the_Government_has_not_settled_yet_has_the_holidays_of_the_law_with_their_make_up_days()
    {
        var days = CalendarFile.Load(CalendarFile.Shipped);

        Assert.Equal(Days.Of("4/1/2027"), days.AddWorkingDays(Days.Of("31/12/2026"), 1));
        Assert.Equal(Days.Of("12/2/2027"), days.AddWorkingDays(Days.Of("4/2/2027"), 1));
        Assert.Equal(CalendarStatus.Planned, days.Entries.Single(e => e.Date == Days.Of("11/2/2027")).Status);
    }

    [Fact]
    public void A_calendar_of_the_office_wins_in_its_years_and_leaves_the_other_years_as_they_are_shipped()
    {
        var own = Load($"[{Good}]").AndYearsOf(CalendarFile.Load(CalendarFile.Shipped));

        Assert.True(own.IsWorkingDay(Days.Of("2/1/2026")));
        Assert.False(own.IsWorkingDay(Days.Of("1/1/2027")));
    }

    [Fact]
    public void Unconfirmed_days_are_planned_and_count()
    {
        var tet = CalendarFile.Load(CalendarFile.Shipped).Entries.Single(e => e.Date == Days.Of("27/1/2025"));

        Assert.Equal((CalendarDayKind.Off, CalendarStatus.Planned), (tet.Kind, tet.Status));
    }

    [Fact]
    public void A_proposed_day_does_not_count_until_an_administrator_confirms_it()
    {
        Assert.True(CalendarFile.Load(CalendarFile.Shipped).IsWorkingDay(Days.Of("24/11/2026")));
        Assert.False(Load($"[{Good.Replace("approved", "planned", StringComparison.Ordinal)}]").IsWorkingDay(Days.Of("1/1/2026")));
        Assert.True(Load($"[{Good.Replace("approved", "proposed", StringComparison.Ordinal)}]").IsWorkingDay(Days.Of("1/1/2026")));
    }

    [Theory]
    [InlineData("2026-01-01", "01/01/2026", "entry 1 (01/01/2026) has no valid \"date\". Write it as yyyy-MM-dd")]
    [InlineData("\"date\": \"2026-01-01\", ", "", "entry 1 (no date) has no valid \"date\". Write it as yyyy-MM-dd")]
    [InlineData("off", "holiday", "entry 1 (2026-01-01) has \"kind\" \"holiday\". Write \"off\" or \"worked\".")]
    [InlineData("approved", "sure", "entry 1 (2026-01-01) has \"status\" \"sure\". Write \"proposed\"")]
    [InlineData("Tết Dương lịch", " ", "entry 1 (2026-01-01) has no \"name\" or no \"source\". Name the day")]
    [InlineData("Điều 112", "", "entry 1 (2026-01-01) has no \"name\" or no \"source\". Name the day")]
    [InlineData("source", "law", "Every entry needs \"date\"")]
    public void A_wrong_entry_is_named_with_file_and_cure(string right, string wrong, string expected)
    {
        var error = Assert.Throws<InvalidDataException>(() => Load($"[{Good.Replace(right, wrong, StringComparison.Ordinal)}]"));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Contains(folder.Name, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_that_is_no_list_is_named_with_its_line()
    {
        Assert.Contains("line 2", Assert.Throws<InvalidDataException>(() => Load($"[{Good},\noops]")).Message, StringComparison.Ordinal);
        Assert.Contains("entry 1 (no date)", Assert.Throws<InvalidDataException>(() => Load("[null]")).Message, StringComparison.Ordinal);
        Assert.Empty(Load("null").Entries);
    }

    [Fact]
    public void One_day_twice_is_refused() =>
        Assert.Contains("2026-01-01 stands there 2 times", Assert.Throws<InvalidDataException>(() => Load($"[{Good}, {Good}]")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_missing_file_is_named_with_its_cure() =>
        Assert.Contains("Set Calendar:File", Assert.Throws<InvalidDataException>(() => CalendarFile.Load(Path.Combine(folder.FullName, "none.json"))).Message, StringComparison.Ordinal);

    private WorkingCalendar Load(string json)
    {
        var path = Path.Combine(folder.FullName, "calendar.json");
        File.WriteAllText(path, json);
        return CalendarFile.Load(path);
    }
}
