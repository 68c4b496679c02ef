using EscalationBot.Domain.Deadlines;
using EscalationBot.Domain.Notices;
using EscalationBot.Host.Options;
using EscalationBot.Testing.Domain;
using Microsoft.Extensions.Configuration;

namespace EscalationBot.Host.Tests.Clock;

/// <summary>Reminders and digests over every day of 2024 to 2026, with the calendar that comes with the program.</summary>
public sealed class ThreeYearsTests(ThreeYears years) : IClassFixture<ThreeYears>
{
    private const string Nudge = nameof(NudgeNotice);
    private const string Digest = nameof(DigestNotice);

    private static readonly WorkingCalendar Calendar = HostSettings
        .Read(new ConfigurationBuilder().AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json")).Build(), development: false).Rules.Calendar;

    private static readonly List<DateOnly> WorkingDays =
        [.. Enumerable.Range(0, 366 + 365 + 365).Select(new DateOnly(2024, 1, 1).AddDays).Where(Calendar.IsWorkingDay)];

    [Fact]
    public void The_zone_of_the_host_changes_not_one_byte() =>
        Assert.All(years.ByZone, zone => Assert.Equal(years.ByZone[ThreeYears.Here], zone.Value));

    [Fact]
    public void Nothing_goes_out_on_a_day_off_or_at_night() => Assert.All(Reached(years.Undisturbed), told =>
    {
        var local = OfficeTime.VietNam.Local(told.At);
        Assert.True(Calendar.IsWorkingDay(DateOnly.FromDateTime(local)), $"{told}");
        Assert.InRange(TimeOnly.FromDateTime(local), new TimeOnly(6, 30), new TimeOnly(17, 0));
    });

    [Fact]
    public void Every_leader_has_one_digest_on_every_working_day_but_the_first()
    {
        foreach (var leader in new[] { TestOffice.Leader, TestOffice.OtherLeader, TestOffice.Chair })
            Assert.Equal(WorkingDays, Reached(years.Undisturbed).Where(t => t.Kind == Digest && t.Recipient == leader.Value).Select(DayOf));
    }

    [Fact]
    public void Worked_Saturdays_are_working_days_like_others()
    {
        var saturdays = WorkingDays.Where(d => d.DayOfWeek == DayOfWeek.Saturday).ToList();
        Assert.Equal([new(2024, 5, 4), new(2025, 4, 26), new(2026, 1, 10), new(2026, 8, 22)], saturdays);
        Assert.All(saturdays, day => Assert.Contains(years.Undisturbed, t => t.Kind == Digest && DayOf(t) == day));
    }

    [Fact]
    public void Every_rung_is_told_once_to_each()
    {
        var nudges = Reached(years.Undisturbed).Where(t => t.Kind == Nudge).ToList();
        Assert.True(nudges.Count > 100, $"Only {nudges.Count} reminders went out.");
        Assert.Equal(nudges.Count, nudges.Select(n => (n.Recipient, n.Intent)).Distinct().Count());
    }

    [Fact]
    public void Three_hours_down_lose_nothing_double_nothing_and_move_nothing_to_another_day() => Assert.Equal(
        ByDay(years.Undisturbed), ByDay(years.ThreeHoursDown));

    [Fact]
    public void Three_days_down_are_caught_up_once_and_the_digest_of_the_newest_day_stands_for_those_missed()
    {
        Assert.Equal(Intents(years.Undisturbed, Nudge), Intents(years.ThreeDaysDown, Nudge));
        var (digests, undisturbed) = (Intents(years.ThreeDaysDown, Digest), Intents(years.Undisturbed, Digest));
        Assert.Equal(digests.Distinct(), digests);
        Assert.All(digests, digest => Assert.Contains(digest, undisturbed));
        Assert.True(digests.Count < undisturbed.Count);
        Assert.All(Reached(years.ThreeDaysDown), t => Assert.True(Calendar.IsWorkingDay(DayOf(t)), $"{t}"));
    }

    private static IEnumerable<Told> Reached(IEnumerable<Told> all) => all.Where(t => t is { State: "Delivered", Kind: Nudge or Digest });

    private static List<string> Intents(IEnumerable<Told> all, string kind) =>
        [.. Reached(all).Where(t => t.Kind == kind).Select(t => $"{t.Recipient} {t.Intent}").Order(StringComparer.Ordinal)];

    private static List<string> ByDay(IEnumerable<Told> all) =>
        [.. Reached(all).Select(t => $"{DayOf(t):O} {t.Recipient} {t.Intent}").Order(StringComparer.Ordinal)];

    private static DateOnly DayOf(Told told) => DateOnly.FromDateTime(OfficeTime.VietNam.Local(told.At));
}
