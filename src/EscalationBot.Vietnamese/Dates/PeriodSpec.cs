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
    public override Grain Grain => Count == 1200 ? Grain.Century : Count == 120 ? Grain.Decade : Count == 12 ? Grain.Year : Count == 3 ? Grain.Quarter : Grain.Month;

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
