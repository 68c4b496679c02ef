using EscalationBot.Vietnamese.Dates;

namespace EscalationBot.Vietnamese.Sentences;

/// <summary>Readings of time as the days that dialogs ask for.</summary>
internal static class DayReadings
{
    public static List<DateReading> Of(Utterance utterance, Anchor anchor)
    {
        List<DateReading> readings = [];
        foreach (var temporal in TemporalScan.All(utterance.Message)) Add(utterance, temporal, anchor, readings);
        return readings;
    }

    /// <summary>In a free sentence a bound looks ahead, from the day of the document when there is one, and everything else lies behind.</summary>
    public static List<DateReading> OfSentence(Utterance utterance, Anchor anchor, DateOnly? sent)
    {
        var from = sent is { } day && day < anchor.Today ? day.ToDateTime(default) : anchor.Now;
        List<DateReading> readings = [];
        foreach (var temporal in TemporalScan.All(utterance.Message))
        {
            var ahead = temporal.Bound is DateBound.By or DateBound.Before or DateBound.Within;
            var calendar = ahead && temporal.Day is CalendarDay { Year: null };
            Add(utterance, temporal, anchor with { Now = calendar ? from : anchor.Now, Direction = ahead ? DateDirection.Future : DateDirection.Past }, readings);
        }
        return readings;
    }

    private static void Add(Utterance utterance, Temporal temporal, Anchor anchor, List<DateReading> readings)
    {
        var span = utterance.Message.Span(temporal.First, temporal.Next);
        if (temporal.Period is DayRange range && temporal.Day is null) AddEnds(span, range, anchor, readings);
        else if (temporal.DayOf(anchor) is { } day && NamesDay(utterance, temporal))
            readings.Add(new(span, day, temporal.Bound, Others(temporal, anchor, day)));
    }

    /// <summary>"từ 1/9 đến 12/9" holds two days, each a bound.</summary>
    private static void AddEnds(Span span, DayRange range, Anchor anchor, List<DateReading> readings)
    {
        if (range.Resolve(anchor) is not var (start, end)) return;
        readings.Add(new(span, DateOnly.FromDateTime(start), DateBound.From, []));
        readings.Add(new(span, DateOnly.FromDateTime(end.AddDays(-1)), DateBound.By, []));
    }

    /// <summary>A month or a year is a day only with a bound, or when the text holds nothing else.</summary>
    private static bool NamesDay(Utterance utterance, Temporal temporal)
    {
        if (temporal.Day is not null || temporal.Bound is not null || temporal.IsNow) return true;
        if (temporal.FromNow != 0) return !temporal.Length!.HasClock;
        return temporal.Period is not null && temporal.First == 0 && temporal.Next == utterance.Message.Count;
    }

    private static List<DateOnly> Others(Temporal temporal, Anchor anchor, DateOnly day)
    {
        List<DateOnly> others = [.. temporal.Day?.Others(anchor) ?? []];
        // A whole period given as a day: its other end may be meant as well.
        if (temporal is { Day: null, Bound: null, Period: { } period } && period.Resolve(anchor) is var (start, end))
            others.AddRange(new[] { DateOnly.FromDateTime(start), DateOnly.FromDateTime(end.AddTicks(-1)) });
        return [.. others.Distinct().Where(d => d != day)];
    }
}
