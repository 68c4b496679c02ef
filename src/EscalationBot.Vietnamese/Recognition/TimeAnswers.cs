using System.Globalization;
using System.Text.Json.Nodes;
using EscalationBot.Vietnamese.Dates;
using EscalationBot.Vietnamese.Lexing;
using EscalationBot.Vietnamese.Words;

namespace EscalationBot.Vietnamese.Recognition;

/// <summary>Answers about time: of everything found, the first that can be of the kind asked for.</summary>
internal static class TimeAnswers
{
    public static Answer Of(Question question, Message message)
    {
        foreach (var temporal in TemporalScan.All(message).OrderBy(t => IsMeant(question.Kind, t) ? 0 : 1))
            if (Value(question.Kind, temporal, question.Anchor) is { } value) return new(value, [Rule(temporal)]);
        return new(null, []);
    }

    /// <summary>A day asked for is a day before it is the start of a period, and the other way round.</summary>
    private static bool IsMeant(string kind, Temporal temporal) => kind switch
    {
        "date" => temporal.Day is not null || temporal.Bound is not null || temporal.FromNow != 0 || temporal.IsNow,
        "daterange" => temporal.Period is not null,
        _ => true,
    };

    private static JsonObject? Value(string kind, Temporal temporal, Anchor anchor) => kind switch
    {
        "date" => Date(temporal, anchor),
        "time" => Time(temporal, anchor),
        "datetime" => Moment(temporal, anchor),
        "daterange" => Range(temporal, anchor),
        _ => Duration(temporal),
    };

    private static JsonObject? Date(Temporal temporal, Anchor anchor)
    {
        if (temporal is { Day: null, Period: HoursPeriod { Day: null } } || temporal.DayOf(anchor) is not { } day) return null;
        var value = new JsonObject { ["date"] = DaySpec.Iso(day) };
        if (temporal.Bound is { } bound) value["mod"] = Lower(bound);
        return value;
    }

    private static JsonObject? Time(Temporal temporal, Anchor anchor)
    {
        TimeOnly? time = temporal.Clock?.Time ?? (temporal.MomentOf(anchor) is { } moment ? TimeOnly.FromDateTime(moment) : null);
        time ??= temporal.Period is HoursPeriod hours ? hours.Typical : null;
        return time is { } said ? new JsonObject { ["time"] = said.ToString("HH:mm:ss", CultureInfo.InvariantCulture) } : null;
    }

    private static JsonObject? Moment(Temporal temporal, Anchor anchor)
    {
        var moment = temporal.MomentOf(anchor)
            ?? (temporal.FromNow != 0 ? temporal.Length?.AddTo(anchor.Now, temporal.FromNow, anchor.WorkingDays) : null)
            ?? (temporal.Period is HoursPeriod hours ? hours.Resolve(anchor)?.Start.Date + hours.Typical.ToTimeSpan() : null);
        if (moment is not { } at) return null;
        var seconds = temporal.IsNow || temporal.Clock is { Grain: Grain.Second };
        return new JsonObject { ["datetime"] = at.ToString("s", CultureInfo.InvariantCulture), ["grain"] = seconds ? "second" : "minute" };
    }

    private static JsonObject? Range(Temporal temporal, Anchor anchor)
    {
        if (Ends(temporal, anchor) is not var (start, end)) return null;
        var days = start.TimeOfDay == default && end.TimeOfDay == default;
        var format = days ? "yyyy-MM-dd" : "s";
        return new JsonObject
        {
            ["start"] = start.ToString(format, CultureInfo.InvariantCulture),
            ["end"] = end.ToString(format, CultureInfo.InvariantCulture),
            ["grain"] = Lower(temporal.Period?.Grain ?? Grain.Day),
        };
    }

    private static (DateTime Start, DateTime End)? Ends(Temporal temporal, Anchor anchor)
    {
        if (temporal.Period is not null) return temporal.Period.Resolve(anchor);
        if (temporal.DayOf(anchor) is not { } day) return null;
        var from = temporal.Bound == DateBound.Within ? anchor.Today : day;
        return (from.ToDateTime(default), day.AddDays(1).ToDateTime(default));
    }

    private static JsonObject? Duration(Temporal temporal) => temporal.Length switch
    {
        null => null,
        { WorkingDays: { } days, From: null } => new JsonObject { ["workingDays"] = days },
        { WorkingDays: { } days, From: { } start } => new JsonObject { ["workingDays"] = days, ["from"] = Lower(start) },
        { From: { } start } length => new JsonObject { ["duration"] = length.ToString(), ["from"] = Lower(start) },
        var length => new JsonObject { ["iso"] = length.ToString() },
    };

    private static string Rule(Temporal temporal) =>
        temporal.IsNow ? "now"
        : temporal.Day is not null ? Name(temporal.Day)
        : temporal.Period is not null ? Name(temporal.Period)
        : temporal.Clock is not null ? "clock" : "length";

    /// <summary>The name of the part of the grammar: CalendarDay gives calendar-day.</summary>
    private static string Name(object spec) => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(spec.GetType().Name);

    private static string Lower(Enum value) => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
