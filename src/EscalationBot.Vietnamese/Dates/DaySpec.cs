using System.Globalization;

namespace EscalationBot.Vietnamese.Dates;

/// <summary>One day as it was said, complete or not. Resolving gives null when there is no such day.</summary>
internal abstract record DaySpec
{
    public abstract DateOnly? Resolve(Anchor anchor);

    /// <summary>TIMEX of what was said; what was not said stays open (XXXX-09-12).</summary>
    public virtual string? Timex(Anchor anchor) => Resolve(anchor) is { } day ? Iso(day) : null;

    /// <summary>Other days that the same words may mean.</summary>
    public virtual IReadOnlyList<DateOnly> Others(Anchor anchor) => [];

    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    protected static DateOnly? Valid(int year, int month, int day) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;

    /// <summary>The first valid candidate on the asked side of today, today included on both sides.</summary>
    protected static DateOnly? Nearest(Anchor anchor, int tries, Func<int, DateOnly?> candidate)
    {
        for (var step = -1; step <= tries; step++)
        {
            var day = candidate(anchor.Past ? -step : step);
            if (day is { } found && (anchor.Past ? found <= anchor.Today : found >= anchor.Today)) return found;
        }
        return null;
    }
}

/// <summary>A day of a month, with or without the year.</summary>
internal sealed record CalendarDay(YearRef? Year, int Month, int Day, int? Weekday = null) : DaySpec
{
    private const int YearsToLeapDay = 8;

    /// <summary>Weekdays of older dates are not compared: they may be Julian.</summary>
    private const int FirstComparableYear = 1900;

    public override DateOnly? Resolve(Anchor anchor)
    {
        if (Year is { } year) return Valid(year.Resolve(anchor.Today), Month, Day);
        return Nearest(anchor, YearsToLeapDay, step => Valid(anchor.Today.Year + step, Month, Day));
    }

    /// <summary>Where nobody said on which side a day without a year lies, from which something is counted: the nearest is meant.</summary>
    public DateOnly? NearestTo(Anchor anchor)
    {
        if (anchor.Direction is not null || Year is not null) return Resolve(anchor);
        var past = Resolve(anchor with { Direction = DateDirection.Past });
        var future = Resolve(anchor with { Direction = DateDirection.Future });
        if (past is not { } before || future is not { } after) return past ?? future;
        return anchor.Today.DayNumber - before.DayNumber < after.DayNumber - anchor.Today.DayNumber ? before : after;
    }

    public override string? Timex(Anchor anchor) => Year is null ? $"XXXX-{Month:00}-{Day:00}" : base.Timex(anchor);

    /// <summary>When the weekday said is not that of the date: the day of that name in the same week.</summary>
    public override IReadOnlyList<DateOnly> Others(Anchor anchor)
    {
        if (Weekday is not { } weekday || Resolve(anchor) is not { } day || day.Year < FirstComparableYear) return [];
        var difference = weekday - Weeks.IsoDay(day);
        return difference == 0 ? [] : [day.AddDays(difference)];
    }
}

/// <summary>A day number alone ("ngày 25").</summary>
internal sealed record DayOfMonth(int Day) : DaySpec
{
    public override DateOnly? Resolve(Anchor anchor) =>
        Nearest(anchor, 3, step =>
        {
            var month = anchor.Today.AddDays(1 - anchor.Today.Day).AddMonths(step);
            return Valid(month.Year, month.Month, Day);
        });

    public override string Timex(Anchor anchor) => $"XXXX-XX-{Day:00}";
}

/// <summary>The n-th day of a period, from its end when negative.</summary>
internal sealed record DayOfPeriod(PeriodSpec Period, int Number, DaySpec? Other = null) : DaySpec
{
    public override DateOnly? Resolve(Anchor anchor)
    {
        if (Period.Resolve(anchor) is not var (start, end)) return null;
        var day = Number > 0 ? DateOnly.FromDateTime(start).AddDays(Number - 1) : DateOnly.FromDateTime(end).AddDays(Number);
        return day >= DateOnly.FromDateTime(start) && day < DateOnly.FromDateTime(end) ? day : null;
    }

    public override IReadOnlyList<DateOnly> Others(Anchor anchor) => Other?.Resolve(anchor) is { } other ? [other] : [];
}

/// <summary>A day of the week, Monday 1 to Sunday 7.</summary>
/// <param name="Week">Weeks from this one when the week was named.</param>
/// <param name="Step">-1 for "vừa rồi", 1 for "tới": never today.</param>
internal sealed record WeekdayOf(int IsoDay, int? Week, int Step) : DaySpec
{
    public override DateOnly? Resolve(Anchor anchor)
    {
        var today = anchor.Today;
        if (Week is { } week) return Weeks.Monday(today).AddDays((week * 7) + IsoDay - 1);
        var ahead = (IsoDay - Weeks.IsoDay(today) + 7) % 7;
        if (Step > 0 && ahead == 0) return today.AddDays(7);
        if (Step < 0 || (Step == 0 && anchor.Past)) return today.AddDays(ahead == 0 && Step == 0 ? 0 : ahead - 7);
        return today.AddDays(ahead);
    }

    public override string? Timex(Anchor anchor) => Week is null && Step == 0 ? $"XXXX-WXX-{IsoDay}" : base.Timex(anchor);
}

/// <summary>So many days from today.</summary>
internal sealed record RelativeDay(int Offset, DaySpec? Other = null) : DaySpec
{
    public override DateOnly? Resolve(Anchor anchor) => anchor.Today.AddDays(Offset);

    public override IReadOnlyList<DateOnly> Others(Anchor anchor) =>
        Other?.Resolve(anchor) is { } other ? [other] : [];
}

/// <summary>A length before or after a day (today when none is named). The first day is not counted.</summary>
/// <param name="Other">The day that the same words may mean: "20 tháng sau" is in twenty months, or on the 20th of next month.</param>
internal sealed record OffsetDay(Length Length, int Sign, DaySpec? From, DaySpec? Other = null) : DaySpec
{
    public override DateOnly? Resolve(Anchor anchor)
    {
        var from = From switch { null => anchor.Today, CalendarDay day => day.NearestTo(anchor), _ => From.Resolve(anchor) };
        return from?.ToDateTime(default) is { } start && Length.AddTo(start, Sign, anchor.WorkingDays) is { } end ? DateOnly.FromDateTime(end) : null;
    }

    public override IReadOnlyList<DateOnly> Others(Anchor anchor) => Other?.Resolve(anchor) is { } other ? [other] : [];
}

/// <summary>
/// The start, middle or end of a period. The middle of a month is day 15, of a year 30 June (Civil Code 2015 art. 146).
/// </summary>
internal sealed record EdgeDay(PeriodSpec Period, Words.Edge Edge) : DaySpec
{
    /// <summary>What comes when the day is over and a deadline is asked for ("đầu tháng": the next one).</summary>
    public PeriodSpec? Following { get; init; }

    public override DateOnly? Resolve(Anchor anchor)
    {
        var day = In(Period, anchor);
        return Following is not null && anchor.Direction == DateDirection.Future && day < anchor.Today ? In(Following, anchor) : day;
    }

    private DateOnly? In(PeriodSpec period, Anchor anchor)
    {
        if (period.Resolve(anchor) is not var (start, end)) return null;
        var (first, last) = (DateOnly.FromDateTime(start), DateOnly.FromDateTime(end.AddTicks(-1)));
        return Edge switch
        {
            Words.Edge.First => first,
            Words.Edge.Middle => Middle(first, last),
            _ => last,
        };
    }

    private DateOnly Middle(DateOnly first, DateOnly last) => Period.Grain switch
    {
        Words.Grain.Month => first.AddDays(14),
        Words.Grain.Year => new DateOnly(first.Year, 6, 30),
        _ => first.AddDays((last.DayNumber - first.DayNumber) / 2),
    };
}

/// <summary>A day of the Vietnamese lunar calendar; the last day of a month may be its 29th, and "30 Tết" means it.</summary>
internal sealed record LunarDay(YearRef? Year, int Month, int Day) : DaySpec
{
    public override DateOnly? Resolve(Anchor anchor)
    {
        if (Year is { } year) return Solar(year.Resolve(anchor.Today));
        return Nearest(anchor, 2, step => Solar(anchor.Today.Year + step));
    }

    /// <summary>The eve belongs to the lunar year before the Tết that gives it its name.</summary>
    private DateOnly? Solar(int year) =>
        Month == 0 ? LunarCalendar.ToSolar(year, 1, 1)?.AddDays(-1)
        : LunarCalendar.ToSolar(year, Month, Day) ?? (Day == 30 ? LunarCalendar.ToSolar(year, Month, 29) : null);
}

/// <summary>The arithmetic of weeks, which start on Monday.</summary>
internal static class Weeks
{
    public static int IsoDay(DateOnly day) => day.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)day.DayOfWeek;

    public static DateOnly Monday(DateOnly day) => day.DayNumber < 7 ? day : day.AddDays(1 - IsoDay(day));
}
