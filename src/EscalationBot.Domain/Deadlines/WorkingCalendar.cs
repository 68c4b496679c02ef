namespace EscalationBot.Domain.Deadlines;

public enum CalendarDayKind { Off, Worked }

/// <summary>Planned entries are expected but not yet decided; both kinds count, and the explanation names the status.</summary>
public enum CalendarStatus { Planned, Approved }

/// <summary>A public holiday, a day off in exchange, or a worked Saturday.</summary>
/// <param name="Name">What the day is called ("Tết Dương lịch", "nghỉ hoán đổi, làm bù thứ Bảy 10/01").</param>
/// <param name="Source">The document that sets it.</param>
public sealed record CalendarEntry(DateOnly Date, CalendarDayKind Kind, string Name, CalendarStatus Status, string Source);

/// <summary>One step of an explained count. <see cref="Number"/> is null for a day that was not counted; then <see cref="Entry"/> tells why, or it is a weekend.</summary>
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

    public bool IsWorkingDay(DateOnly day) => throw new NotSupportedException();

    /// <summary>The day on which the count reaches <paramref name="days"/> (negative counts backwards; 0 is the day itself if worked, else the next worked).</summary>
    public DateOnly AddWorkingDays(DateOnly from, int days) => throw new NotSupportedException();

    /// <summary>Working days after <paramref name="from"/> up to and including <paramref name="to"/>; negative when it lies before.</summary>
    public int WorkingDaysBetween(DateOnly from, DateOnly to) => throw new NotSupportedException();

    /// <summary>The first working day after <paramref name="day"/>.</summary>
    public DateOnly NextWorkingDay(DateOnly day) => throw new NotSupportedException();

    public DateOnly PreviousWorkingDay(DateOnly day) => throw new NotSupportedException();

    /// <summary>Every day of the count of <see cref="AddWorkingDays"/>, counted or not, in order.</summary>
    public IReadOnlyList<CountedDay> Explain(DateOnly from, int days) => throw new NotSupportedException();
}
