namespace EscalationBot.Domain.Deadlines;

public enum CalendarDayKind { Off, Worked }

/// <summary>Planned entries are expected but not yet decided; both kinds count, and the explanation names the status.</summary>
public enum CalendarStatus { Planned, Approved }

/// <summary>A public holiday, a day off in exchange, or a worked Saturday.</summary>
/// <param name="Name">What the day is called ("Tết Dương lịch", "nghỉ hoán đổi, làm bù thứ Bảy 10/01").</param>
/// <param name="Source">The document that sets it.</param>
public sealed record CalendarEntry(DateOnly Date, CalendarDayKind Kind, string Name, CalendarStatus Status, string Source);

/// <summary>
/// One step of an explained count. <see cref="Number"/> is null for a day that was not counted; then <see cref="Entry"/>
/// tells why, or it is a weekend. It is negative when the count runs backwards.
/// </summary>
public sealed record CountedDay(DateOnly Date, int? Number, CalendarEntry? Entry);

/// <summary>
/// Working days of the Vietnamese public sector: Monday to Friday without days off, plus worked Saturdays.
/// The first day is not counted (Civil Code 2015, art. 147).
/// </summary>
public sealed class WorkingCalendar
{
    private readonly Dictionary<DateOnly, CalendarEntry> entries;

    /// <exception cref="ArgumentException">Two entries name the same day.</exception>
    public WorkingCalendar(IEnumerable<CalendarEntry> entries) => this.entries = entries.ToDictionary(e => e.Date);

    public IReadOnlyCollection<CalendarEntry> Entries => entries.Values;

    /// <summary>This calendar, and for every year of which it says nothing the days of another one.</summary>
    public WorkingCalendar AndYearsOf(WorkingCalendar other)
    {
        var own = entries.Keys.Select(d => d.Year).ToHashSet();
        return new WorkingCalendar([.. entries.Values, .. other.entries.Values.Where(e => !own.Contains(e.Date.Year))]);
    }

    public bool IsWorkingDay(DateOnly day) => entries.TryGetValue(day, out var entry)
        ? entry.Kind == CalendarDayKind.Worked
        : day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    /// <summary>The day on which the count reaches <paramref name="days"/> (negative counts backwards; 0 is the day itself if worked, else the next worked).</summary>
    public DateOnly AddWorkingDays(DateOnly from, int days)
    {
        if (days == 0)
            return IsWorkingDay(from) ? from : NextWorkingDay(from);
        var day = from;
        for (var left = Math.Abs(days); left > 0; left--)
            day = days > 0 ? NextWorkingDay(day) : PreviousWorkingDay(day);
        return day;
    }

    /// <summary>
    /// Working days after <paramref name="from"/> up to and including <paramref name="to"/>. When it lies before, the
    /// same backwards and negative, so that it always undoes <see cref="AddWorkingDays"/>.
    /// </summary>
    public int WorkingDaysBetween(DateOnly from, DateOnly to)
    {
        var step = Math.Sign(to.DayNumber - from.DayNumber);
        var count = 0;
        for (var day = from; day != to;)
        {
            day = day.AddDays(step);
            if (IsWorkingDay(day))
                count += step;
        }
        return count;
    }

    /// <summary>The first working day after <paramref name="day"/>.</summary>
    public DateOnly NextWorkingDay(DateOnly day) => Seek(day, 1);

    /// <summary>The last working day before <paramref name="day"/>.</summary>
    public DateOnly PreviousWorkingDay(DateOnly day) => Seek(day, -1);

    /// <summary>Every day of the count of <see cref="AddWorkingDays"/> after <paramref name="from"/>, counted or not, in order; the last one is its result.</summary>
    public IReadOnlyList<CountedDay> Explain(DateOnly from, int days)
    {
        var counted = new List<CountedDay>();
        var end = AddWorkingDays(from, days);
        var step = days < 0 ? -1 : 1;
        var number = 0;
        for (var day = from; day != end;)
        {
            day = day.AddDays(step);
            var works = IsWorkingDay(day);
            if (works && days != 0)
                number += step;
            counted.Add(new CountedDay(day, works ? number : null, entries.GetValueOrDefault(day)));
        }
        return counted;
    }

    private DateOnly Seek(DateOnly day, int step)
    {
        do
            day = day.AddDays(step);
        while (!IsWorkingDay(day));
        return day;
    }
}
