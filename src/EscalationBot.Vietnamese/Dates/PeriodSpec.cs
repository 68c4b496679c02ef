using System.Globalization;
using EscalationBot.Vietnamese.Words;

namespace EscalationBot.Vietnamese.Dates;

/// <summary>A stretch of time as it was said; the end is exclusive. Resolving gives null when there is none.</summary>
internal abstract record PeriodSpec
{
    public abstract Grain Grain { get; }

    public abstract (DateTime Start, DateTime End)? Resolve(Anchor anchor);

    /// <summary>The one day to take when a day is asked for.</summary>
    public virtual DateOnly? Point(Anchor anchor) => Resolve(anchor) is var (start, _) ? DateOnly.FromDateTime(start) : null;

    public virtual string? Timex(Anchor anchor) => null;

    protected static (DateTime, DateTime)? Months(int year, int month, int count) =>
        year is >= 1 and < 9999 ? (new DateTime(year, month, 1), new DateTime(year, month, 1).AddMonths(count)) : null;
}

/// <summary>A named month. Without a year: the one running or ahead, or for a document the last begun.</summary>
/// <param name="Step">-1 for "vừa rồi", 1 for "tới": never the running month.</param>
internal sealed record MonthPeriod(YearRef? Year, int Month, int Step = 0) : PeriodSpec
{
    public override Grain Grain => Grain.Month;

    public override (DateTime Start, DateTime End)? Resolve(Anchor anchor) => Months(YearOf(anchor), Month, 1);

    public override string? Timex(Anchor anchor) =>
        Year is null && Step == 0 ? $"XXXX-{Month:00}" : string.Create(CultureInfo.InvariantCulture, $"{YearOf(anchor):0000}-{Month:00}");

    private int YearOf(Anchor anchor)
    {
        var today = anchor.Today;
        if (Year is { } year) return year.Resolve(today);
        if (Step < 0) return Month < today.Month ? today.Year : today.Year - 1;
        if (Step > 0) return Month > today.Month ? today.Year : today.Year + 1;
        return today.Year + (anchor.Past ? (Month > today.Month ? -1 : 0) : Month < today.Month ? 1 : 0);
    }
}

/// <summary>The running day, week, month, quarter or year, or one so many before or after.</summary>
internal sealed record UnitPeriod(Grain Unit, int Offset) : PeriodSpec
{
    public override Grain Grain => Unit;

    public override (DateTime Start, DateTime End)? Resolve(Anchor anchor)
    {
        var today = anchor.Today;
        var months = Unit switch { Grain.Month => 1, Grain.Quarter => 3, Grain.Year => 12, Grain.Decade => 120, Grain.Century => 1200, _ => 0 };
        if (months == 0) return DaysOf(today);
        var month = today.Month - 1 - ((today.Month - 1) % Math.Min(months, 12));
        var start = new DateTime(today.Year, month + 1, 1);
        return Math.Abs(Offset) > 50 ? null : (start.AddMonths(months * Offset), start.AddMonths(months * (Offset + 1)));
    }

    /// <summary>"tuần sau" as a day is a week from today; other units start with their first day.</summary>
    public override DateOnly? Point(Anchor anchor) =>
        Unit == Grain.Week || Offset == 0 ? anchor.Today.AddDays(7 * (Unit == Grain.Week ? Offset : 0)) : base.Point(anchor);

    public override string? Timex(Anchor anchor)
    {
        if (Resolve(anchor) is not var (start, _)) return null;
        return Unit switch
        {
            Grain.Week => $"{ISOWeek.GetYear(start):0000}-W{ISOWeek.GetWeekOfYear(start):00}",
            Grain.Month => start.ToString("yyyy-MM", CultureInfo.InvariantCulture),
            Grain.Year => start.ToString("yyyy", CultureInfo.InvariantCulture),
            Grain.Day => start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            _ => null,
        };
    }

    private (DateTime, DateTime) DaysOf(DateOnly today)
    {
        var length = Unit == Grain.Week ? 7 : 1;
        var start = (Unit == Grain.Week ? Weeks.Monday(today) : today).AddDays(length * Offset).ToDateTime(default);
        return (start, start.AddDays(length));
    }
}

/// <summary>A part of a year counted in months: quarters, half-years, "9 tháng đầu năm". A missing year is this one, or with quarters as with months.</summary>
internal sealed record MonthsOfYear(YearRef? Year, int FirstMonth, int Count) : PeriodSpec
{
    public override Grain Grain => Count == 120 ? Grain.Decade : Count == 12 ? Grain.Year : Count == 3 ? Grain.Quarter : Grain.Month;

    public override (DateTime Start, DateTime End)? Resolve(Anchor anchor)
    {
        var today = anchor.Today;
        var year = Year?.Resolve(today) ?? today.Year + Shift(anchor);
        return Months(year, FirstMonth, Count);
    }

    public override string? Timex(Anchor anchor) =>
        Count == 12 && Resolve(anchor) is var (start, _) ? start.ToString("yyyy", CultureInfo.InvariantCulture) : null;

    private int Shift(Anchor anchor)
    {
        if (Count != 3) return 0;
        if (anchor.Past) return FirstMonth > anchor.Today.Month ? -1 : 0;
        return FirstMonth + 2 < anchor.Today.Month ? 1 : 0;
    }
}

/// <summary>The next or last so many units, not counting the running one.</summary>
internal sealed record Window(int Count, Grain Unit, int Sign) : PeriodSpec
{
    public override Grain Grain => Unit;

    public override (DateTime Start, DateTime End)? Resolve(Anchor anchor)
    {
        if (Running(anchor) is not var (start, end)) return null;
        var one = Length.Of(Count, Unit);
        var (from, to) = Sign > 0 ? (end, one.AddTo(end, 1, anchor.WorkingDays)) : (one.AddTo(start, -1, anchor.WorkingDays) ?? start, start);
        return to is { } until ? (from, until) : null;
    }

    public override DateOnly? Point(Anchor anchor) =>
        Length.Of(Count, Unit).AddTo(anchor.Now, Sign, anchor.WorkingDays) is { } moment ? DateOnly.FromDateTime(moment) : null;

    private (DateTime, DateTime)? Running(Anchor anchor)
    {
        var now = anchor.Now;
        if (Unit >= Grain.Day) return new UnitPeriod(Unit, 0).Resolve(anchor);
        var size = Unit switch { Grain.Hour => TimeSpan.FromHours(1), Grain.Minute => TimeSpan.FromMinutes(1), _ => TimeSpan.FromSeconds(1) };
        var start = new DateTime(now.Ticks - (now.Ticks % size.Ticks));
        return (start, start + size);
    }
}

/// <summary>From one day to another, both included. What the first lacks is taken from the second.</summary>
internal sealed record DayRange(DaySpec First, DaySpec Last) : PeriodSpec
{
    public override Grain Grain => Grain.Day;

    public override (DateTime Start, DateTime End)? Resolve(Anchor anchor)
    {
        if (LastDay(anchor) is not { } last) return null;
        var before = anchor with { Now = last.ToDateTime(default), Direction = DateDirection.Past };
        var first = First switch
        {
            DayOfMonth day => day.Resolve(before),
            CalendarDay { Year: null } day => day.Resolve(before),
            WeekdayOf { Week: null, Step: 0 } day => day.Resolve(before),
            _ => First.Resolve(anchor),
        };
        if (first is not { } from || from > last || last == DateOnly.MaxValue) return null;
        return (from.ToDateTime(default), last.AddDays(1).ToDateTime(default));
    }

    /// <summary>Nobody said on which side a range without a year lies: the nearest is meant.</summary>
    private DateOnly? LastDay(Anchor anchor)
    {
        if (anchor.Direction is not null || Last is not CalendarDay { Year: null }) return Last.Resolve(anchor);
        var past = Last.Resolve(anchor with { Direction = DateDirection.Past });
        var future = Last.Resolve(anchor with { Direction = DateDirection.Future });
        if (past is not { } before || future is not { } after) return past ?? future;
        return anchor.Today.DayNumber - before.DayNumber < after.DayNumber - anchor.Today.DayNumber ? before : after;
    }
}

/// <summary>From the start of one period to the end of another.</summary>
internal sealed record PeriodRange(PeriodSpec First, PeriodSpec Last) : PeriodSpec
{
    public override Grain Grain => First.Grain;

    public override (DateTime Start, DateTime End)? Resolve(Anchor anchor)
    {
        if (Last.Resolve(anchor) is not var (lastStart, end)) return null;
        var first = First is MonthPeriod { Year: null } or MonthsOfYear { Year: null }
            ? First.Resolve(anchor with { Now = lastStart, Direction = DateDirection.Past })
            : First.Resolve(anchor);
        return first is var (start, _) && start < end ? (start, end) : null;
    }
}

/// <summary>The first, middle or last part of a period: thirds of a month or year, as people speak.</summary>
internal sealed record EdgePeriod(PeriodSpec Whole, Edge Edge) : PeriodSpec
{
    public override Grain Grain => Grain.Day;

    public override (DateTime Start, DateTime End)? Resolve(Anchor anchor)
    {
        if (Whole.Resolve(anchor) is not var (start, end)) return null;
        var third = Math.Max(1, (int)((end - start).TotalDays / 3));
        return Edge switch
        {
            Edge.First => (start, start.AddDays(third)),
            Edge.Middle => (start.AddDays(third), start.AddDays(2 * third)),
            _ => (start.AddDays(2 * third), end),
        };
    }

    public override DateOnly? Point(Anchor anchor) => new EdgeDay(Whole, Edge).Resolve(anchor);
}

/// <summary>Half of a month; the first has fifteen days (Civil Code 2015 art. 146).</summary>
internal sealed record HalfPeriod(PeriodSpec Month, bool First) : PeriodSpec
{
    private const int DaysOfHalfMonth = 15;

    public override Grain Grain => Grain.Day;

    public override (DateTime Start, DateTime End)? Resolve(Anchor anchor)
    {
        if (Month.Resolve(anchor) is not var (start, end)) return null;
        var middle = start.AddDays(DaysOfHalfMonth);
        return First ? (start, middle) : (middle, end);
    }
}

/// <summary>
/// The n-th week of a period, its last when negative. Weeks start on Monday and belong where their Thursday is, as in ISO 8601.
/// </summary>
internal sealed record WeekOfPeriod(PeriodSpec Whole, int Number) : PeriodSpec
{
    public override Grain Grain => Grain.Week;

    public override (DateTime Start, DateTime End)? Resolve(Anchor anchor)
    {
        if (Whole.Resolve(anchor) is not var (start, end)) return null;
        var day = Number > 0
            ? Weeks.Monday(DateOnly.FromDateTime(start).AddDays(3)).AddDays(7 * (Number - 1))
            : Weeks.Monday(DateOnly.FromDateTime(end).AddDays(-4));
        var monday = day.ToDateTime(default);
        return monday < end ? (monday, monday.AddDays(7)) : null;
    }
}

/// <summary>Saturday and Sunday of a week; as a day, Sunday.</summary>
internal sealed record WeekendPeriod(int Week) : PeriodSpec
{
    public override Grain Grain => Grain.Day;

    public override (DateTime Start, DateTime End)? Resolve(Anchor anchor)
    {
        var saturday = Weeks.Monday(anchor.Today).AddDays((7 * Week) + 5).ToDateTime(default);
        return (saturday, saturday.AddDays(2));
    }

    public override DateOnly? Point(Anchor anchor) => Weeks.Monday(anchor.Today).AddDays((7 * Week) + 6);
}

/// <summary>A season between the fixed days of equinox and solstice that calendars print. "mùa đông này" in January began last year.</summary>
internal sealed record SeasonPeriod(YearRef? Year, int Number, bool Running = false) : PeriodSpec
{
    private static readonly (int Month, int Day)[] Starts = [(3, 20), (6, 21), (9, 23), (12, 21)];

    public override Grain Grain => Grain.Quarter;

    public override (DateTime Start, DateTime End)? Resolve(Anchor anchor)
    {
        var year = Year?.Resolve(anchor.Today) ?? anchor.Today.Year;
        if (Running && Number == 4 && anchor.Today < new DateOnly(year, Starts[0].Month, Starts[0].Day)) year--;
        if (year is < 1 or >= 9998) return null;
        var (from, to) = (Starts[Number - 1], Starts[Number % 4]);
        return (new DateTime(year, from.Month, from.Day), new DateTime(Number == 4 ? year + 1 : year, to.Month, to.Day));
    }
}

/// <summary>A stretch of hours: a part of a day, or from one clock time to another.</summary>
internal sealed record HoursPeriod(DaySpec? Day, TimeOnly Start, TimeOnly End) : PeriodSpec
{
    public override Grain Grain => Grain.Hour;

    /// <summary>The one time to take when a time is asked for.</summary>
    public TimeOnly Typical { get; init; } = Start;

    public override (DateTime Start, DateTime End)? Resolve(Anchor anchor)
    {
        if ((Day is null ? anchor.Today : Day.Resolve(anchor)) is not { } day) return null;
        var (start, end) = (day.ToDateTime(Start), day.ToDateTime(End));
        return (start, end > start ? end : end.AddDays(1));
    }
}
