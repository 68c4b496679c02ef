using EscalationBot.Vietnamese.Words;

namespace EscalationBot.Vietnamese.Dates;

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

/// <summary>The first or last so many days, weeks or months of a period.</summary>
internal sealed record EndOfPeriod(PeriodSpec Whole, Length Length, bool First) : PeriodSpec
{
    public override Grain Grain => Grain.Day;

    public override (DateTime Start, DateTime End)? Resolve(Anchor anchor)
    {
        if (Whole.Resolve(anchor) is not var (start, end)) return null;
        var edge = First ? Length.AddTo(start, 1, anchor.WorkingDays) : Length.AddTo(end, -1, anchor.WorkingDays);
        if (edge is not { } at || at < start || at > end) return null;
        return First ? (start, at) : (at, end);
    }
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

    /// <summary>Both ends were said, which they are not in a part of a day.</summary>
    public bool HasEnds { get; init; }

    /// <summary>The one time to take when a time is asked for.</summary>
    public TimeOnly Typical { get; init; } = Start;

    public override (DateTime Start, DateTime End)? Resolve(Anchor anchor)
    {
        if ((Day is null ? anchor.Today : Day.Resolve(anchor)) is not { } day) return null;
        var (start, end) = (day.ToDateTime(Start), day.ToDateTime(End));
        return (start, end > start ? end : end.AddDays(1));
    }
}
