using System.Globalization;
using EscalationBot.Vietnamese.Dates;
using EscalationBot.Vietnamese.Words;

namespace EscalationBot.Vietnamese.Culture;

/// <summary>
/// TIMEX and values in the form that Recognizers-Text gives its own cultures: type date, time, datetime, daterange, timerange,
/// datetimerange or duration; an incomplete date has its past and its future value, in this order.
/// </summary>
internal static class DateTimeResolution
{
    private const double SecondsPerDay = 86400;
    private const double DaysPerMonth = 30;
    private const double DaysPerYear = 365;

    public static string TypeOf(Temporal temporal) => temporal switch
    {
        { IsNow: true } or { Clock: not null, Day: not null } => "datetime",
        { Period: HoursPeriod { Day: null } } => "timerange",
        { Period.Grain: < Grain.Day } => "datetimerange",
        { FromNow: not 0, Length.HasClock: true } => "datetime",
        { Clock: not null } => "time",
        { Bound: not null } => "daterange",
        { Day: not null } => "date",
        { Period: not null } => "daterange",
        _ => "duration",
    };

    /// <summary>Never throws; empty when there is no such date.</summary>
    public static List<Dictionary<string, string>> Values(Temporal temporal, DateTime reference)
    {
        List<Dictionary<string, string>> values = [];
        foreach (var direction in new[] { DateDirection.Past, DateDirection.Future })
        {
            if (Value(temporal, Anchor.At(reference, direction)) is not { } value) continue;
            value["type"] = TypeOf(temporal);
            if (values.Count == 0 || !value.OrderBy(p => p.Key).SequenceEqual(values[0].OrderBy(p => p.Key))) values.Add(value);
        }
        return values;
    }

    private static Dictionary<string, string>? Value(Temporal temporal, Anchor anchor) => TypeOf(temporal) switch
    {
        "datetime" => Moment(temporal, anchor),
        "time" => new() { ["timex"] = temporal.Clock!.Timex, ["value"] = temporal.Clock.Time.ToString("HH:mm:ss", CultureInfo.InvariantCulture) },
        "date" => Day(temporal, anchor),
        "duration" => new() { ["timex"] = temporal.Length!.ToString(), ["value"] = Seconds(temporal.Length) },
        "timerange" => Hours((HoursPeriod)temporal.Period!),
        _ when temporal.Bound is { } bound => Bounded(temporal, bound, anchor),
        var type => Range(temporal, anchor, withClock: type == "datetimerange"),
    };

    private static Dictionary<string, string>? Moment(Temporal temporal, Anchor anchor)
    {
        if (temporal.MomentOf(anchor) is not { } moment) return null;
        var timex = temporal.IsNow ? "PRESENT_REF"
            : temporal is { Day: { } day, Clock: { } clock } ? day.Timex(anchor) + clock.Timex
            : moment.ToString("s", CultureInfo.InvariantCulture);
        return new() { ["timex"] = timex, ["value"] = Text(moment, true) };
    }

    private static Dictionary<string, string>? Day(Temporal temporal, Anchor anchor) =>
        temporal.DayOf(anchor) is { } day ? new() { ["timex"] = temporal.Day!.Timex(anchor) ?? DaySpec.Iso(day), ["value"] = DaySpec.Iso(day) } : null;

    private static Dictionary<string, string> Hours(HoursPeriod hours)
    {
        var length = hours.End - hours.Start;
        return new()
        {
            ["timex"] = string.Create(CultureInfo.InvariantCulture, $"(T{hours.Start:HH\\:mm},T{hours.End:HH\\:mm},PT{length.TotalMinutes:0}M)"),
            ["start"] = hours.Start.ToString("HH:mm:ss", CultureInfo.InvariantCulture),
            ["end"] = hours.End.ToString("HH:mm:ss", CultureInfo.InvariantCulture),
        };
    }

    private static Dictionary<string, string>? Bounded(Temporal temporal, DateBound bound, Anchor anchor)
    {
        if (temporal.DayOf(anchor) is not { } day) return null;
        var value = new Dictionary<string, string> { ["timex"] = temporal.Day?.Timex(anchor) ?? DaySpec.Iso(day) };
        if (bound == DateBound.Within) return Within(anchor.Today, day);
        value["Mod"] = bound switch { DateBound.Before => "before", DateBound.By => "until", DateBound.After => "after", _ => "since" };
        value["sourceEntity"] = "datetimepoint";
        value[bound is DateBound.Before or DateBound.By ? "end" : "start"] = DaySpec.Iso(day);
        return value;
    }

    private static Dictionary<string, string> Within(DateOnly from, DateOnly day) => Range(from.ToDateTime(default), day.ToDateTime(default), null, $"P{day.DayNumber - from.DayNumber}D", false);

    private static Dictionary<string, string>? Range(Temporal temporal, Anchor anchor, bool withClock) =>
        temporal.Period!.Resolve(anchor) is var (start, end) ? Range(start, end, temporal.Period.Timex(anchor), LengthOf(temporal.Period.Grain, start, end, withClock), withClock) : null;

    /// <summary>Quarters and half-years have their length in months ("P3M"), as in the library's own cultures.</summary>
    private static string LengthOf(Grain grain, DateTime start, DateTime end, bool withClock)
    {
        if (withClock) return $"PT{(end - start).TotalSeconds:0}S";
        var months = ((end.Year - start.Year) * 12) + end.Month - start.Month;
        return grain >= Grain.Month ? $"P{months}M" : $"P{(end - start).TotalDays:0}D";
    }

    private static Dictionary<string, string> Range(DateTime start, DateTime end, string? timex, string length, bool withClock)
    {
        var (from, to) = (Text(start, withClock), Text(end, withClock));
        return new()
        {
            ["timex"] = timex ?? $"({from.Replace(' ', 'T')},{to.Replace(' ', 'T')},{length})",
            ["start"] = from,
            ["end"] = to,
        };
    }

    private static string Text(DateTime moment, bool withClock) =>
        moment.ToString(withClock ? "yyyy-MM-dd HH:mm:ss" : "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A month counts thirty days and a year 365, as the library does.</summary>
    private static string Seconds(Length length)
    {
        var days = (length.Years * DaysPerYear) + (length.Months * DaysPerMonth) + (length.Weeks * 7) + length.Days + (length.WorkingDays ?? 0);
        var seconds = (days * SecondsPerDay) + (length.Hours * 3600) + (length.Minutes * 60) + length.Seconds;
        return seconds.ToString("0", CultureInfo.InvariantCulture);
    }
}
