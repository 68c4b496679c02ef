using EscalationBot.Domain.Deadlines;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace EscalationBot.Domain.Tests.Deadlines;

/// <summary>What holds for every calendar, not only for the office's own.</summary>
[Properties(Arbitrary = [typeof(Calendars)], MaxTest = 200)]
public sealed class WorkingCalendarProperties
{
    [Property]
    public bool Counting_days_between_undoes_adding_them(Count count) =>
        count.Days == 0 || count.Calendar.WorkingDaysBetween(count.From, count.Result) == count.Days;

    [Property]
    public bool The_result_is_always_a_working_day(Count count) => count.Calendar.IsWorkingDay(count.Result);

    [Property]
    public bool One_day_more_is_always_later(Count count) =>
        count.Calendar.AddWorkingDays(count.From, count.Days + 1) >= count.Result
        && (count.Days == 0 || count.Calendar.AddWorkingDays(count.From, count.Days + Math.Sign(count.Days)) != count.Result);

    [Property]
    public bool Counting_from_a_later_day_never_ends_earlier(Count count) =>
        count.Calendar.AddWorkingDays(count.From.AddDays(1), count.Days) >= count.Result;

    [Property]
    public bool The_days_of_two_stretches_add_up(Count count, byte first, byte second)
    {
        var (middle, end) = (count.From.AddDays(first), count.From.AddDays(first + second));
        return count.Calendar.WorkingDaysBetween(count.From, middle) + count.Calendar.WorkingDaysBetween(middle, end)
            == count.Calendar.WorkingDaysBetween(count.From, end);
    }

    [Property]
    public bool The_explanation_is_gapless_and_ends_at_the_result(Count count)
    {
        var dates = count.Explained.Select(d => d.Date).ToList();
        var step = count.Days < 0 ? -1 : 1;
        return dates.Select((d, i) => d == count.From.AddDays(step * (i + 1))).All(ok => ok)
            && (dates.Count == 0 ? count.From : dates[^1]) == count.Result;
    }

    [Property]
    public bool The_explanation_numbers_exactly_the_worked_days(Count count)
    {
        var numbers = count.Explained.Where(d => d.Number is not null).Select(d => d.Number!.Value).ToList();
        var expected = Enumerable.Range(1, Math.Abs(count.Days)).Select(n => n * Math.Sign(count.Days));
        return count.Explained.All(d => (d.Number is not null) == count.Calendar.IsWorkingDay(d.Date))
            && (count.Days == 0 || numbers.SequenceEqual(expected));
    }

    [Property]
    public bool The_explanation_shows_every_entry_it_meets(Count count) =>
        count.Explained.All(d => d.Entry == count.Calendar.Entries.FirstOrDefault(e => e.Date == d.Date));

    public sealed record Count(WorkingCalendar Calendar, DateOnly From, int Days)
    {
        public DateOnly Result => Calendar.AddWorkingDays(From, Days);

        public IReadOnlyList<CountedDay> Explained => Calendar.Explain(From, Days);

        public override string ToString() =>
            $"{From:yyyy-MM-dd} + {Days}, calendar: {string.Join(' ', Calendar.Entries.Select(e => $"{e.Date:yyyy-MM-dd}={e.Kind}"))}";
    }

    internal static class Calendars
    {
        private static readonly DateOnly Start = new(2026, 1, 1);

        public static Arbitrary<Count> Counts() => Arb.From(
            from entries in Gen.ListOf(Entry)
            from day in Gen.Choose(0, 120)
            from days in Gen.Choose(-40, 40)
            select new Count(new WorkingCalendar(entries.DistinctBy(e => e.Date)), Start.AddDays(day), days));

        private static Gen<CalendarEntry> Entry =>
            from day in Gen.Choose(-60, 200)
            from kind in Gen.Elements(CalendarDayKind.Off, CalendarDayKind.Worked)
            select new CalendarEntry(Start.AddDays(day), kind, "ngày", CalendarStatus.Approved, "nguồn");
    }
}
