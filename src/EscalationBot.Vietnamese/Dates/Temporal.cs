using EscalationBot.Vietnamese.Words;

namespace EscalationBot.Vietnamese.Dates;

/// <summary>
/// Something about time in a message. What is set tells what it is: a day, a period, a clock time, both day and clock time,
/// a moment counted from now, a plain length. A length stays set where the same words may be read as one.
/// </summary>
internal sealed record Temporal(int First, int Next)
{
    public DaySpec? Day { get; init; }

    public PeriodSpec? Period { get; init; }

    public Clock? Clock { get; init; }

    public Length? Length { get; init; }

    /// <summary>The length counts from now: 1 ahead, -1 back, 0 when it does not.</summary>
    public int FromNow { get; init; }

    public bool IsNow { get; init; }

    public DateBound? Bound { get; init; }

    /// <summary>A different reading of the same words ("bay gio" is now, or seven o'clock).</summary>
    public Clock? OtherClock { get; init; }

    /// <summary>The times of day that are said: one, or both ends of a range of hours.</summary>
    public IEnumerable<TimeOnly> Times =>
        Clock is not null ? [Clock.Time] : Period is HoursPeriod { HasEnds: true } hours ? [hours.Start, hours.End] : [];

    /// <summary>It names a place in time, not only a length.</summary>
    public bool IsTime => Day is not null || Clock is not null || Period is not null || IsNow;

    /// <summary>The day meant, with the bound applied to a period's proper edge; null when no day is named.</summary>
    public DateOnly? DayOf(Anchor anchor)
    {
        if (Day is not null) return Day.Resolve(anchor);
        if (IsNow) return anchor.Today;
        if (FromNow != 0 && Length is not null && Length.AddTo(anchor.Now, FromNow, anchor.WorkingDays) is { } moment) return DateOnly.FromDateTime(moment);
        return Period is null ? null : Bound switch
        {
            DateBound.Before or DateBound.From => new EdgeDay(Period, Edge.First).Resolve(anchor),
            DateBound.By or DateBound.After or DateBound.Within => new EdgeDay(Period, Edge.Last).Resolve(anchor),
            _ => Period.Point(anchor),
        };
    }

    /// <summary>The moment meant, and whether its seconds count; null when neither a clock time nor a count of hours is named.</summary>
    public DateTime? MomentOf(Anchor anchor)
    {
        if (IsNow) return anchor.Now;
        if (FromNow != 0 && Length is { HasClock: true }) return Length.AddTo(anchor.Now, FromNow, anchor.WorkingDays);
        if (Clock is null) return null;
        if (Day is not null) return Day.Resolve(anchor)?.AddDays(Clock.EndsDay ? 1 : 0).ToDateTime(Clock.Time);
        var today = anchor.Today.ToDateTime(Clock.Time);
        if (anchor.Past) return today <= anchor.Now ? today : today.AddDays(-1);
        return today >= anchor.Now ? today : today.AddDays(1);
    }
}
