using EscalationBot.Vietnamese.Words;

namespace EscalationBot.Vietnamese.Dates;

/// <summary>From one day to another, both included. What the first lacks is taken from the second.</summary>
internal sealed record DayRange(DaySpec First, DaySpec Last) : PeriodSpec
{
    public override Grain Grain => Grain.Day;

    public override (DateTime Start, DateTime End)? Resolve(Anchor anchor)
    {
        if (Last is CalendarDay { Year: null } && anchor.Past && Ending(LastDay(anchor)?.AddYears(1), anchor) is { } running && DateOnly.FromDateTime(running.Start) <= anchor.Today) return running;
        return Ending(LastDay(anchor), anchor);
    }

    /// <summary>The range up to this day; one that has begun and still runs lies in the past as well.</summary>
    private (DateTime Start, DateTime End)? Ending(DateOnly? end, Anchor anchor)
    {
        if (end is not { } last) return null;
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

    private DateOnly? LastDay(Anchor anchor) => Last switch
    {
        CalendarDay day => day.NearestTo(anchor),
        // "từ 15/8 đến hết tháng 9": the next September from the first day.
        EdgeDay { Period: MonthPeriod { Year: null, Step: 0 } or MonthsOfYear { Year: null } } edge when Start(anchor) is { } start =>
            edge.Resolve(anchor with { Now = start.ToDateTime(default), Direction = DateDirection.Future }),
        _ => Last.Resolve(anchor),
    };

    private DateOnly? Start(Anchor anchor) => First is CalendarDay day ? day.NearestTo(anchor) : First.Resolve(anchor);
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
