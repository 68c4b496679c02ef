using EscalationBot.Vietnamese.Words;

namespace EscalationBot.Vietnamese.Dates;

/// <summary>A time of day as it was said, on the 24-hour clock.</summary>
/// <param name="Grain">The smallest part that was said.</param>
/// <param name="Part">The part of the day when it was named; without one, early hours may be meant as afternoon.</param>
internal sealed record Clock(int Hour, int Minute, int Second, Grain Grain, DayPart? Part)
{
    /// <summary>Midnight at the end of the day that was named: "12 giờ đêm nay", "24h ngày 20/9".</summary>
    public bool EndsDay { get; init; }

    public TimeOnly Time => new(Hour, Minute, Second);

    public string Timex => Grain switch
    {
        Grain.Hour => $"T{Hour:00}",
        Grain.Minute => $"T{Hour:00}:{Minute:00}",
        _ => $"T{Hour:00}:{Minute:00}:{Second:00}",
    };

    /// <summary>The hour that a part of the day makes of the one that was said: "2 giờ chiều" is 14, "12 giờ đêm" is 0.</summary>
    public static int HourIn(int hour, DayPart part) => part switch
    {
        _ when hour > 12 => hour,
        DayPart.Dawn or DayPart.Morning => hour == 12 ? 0 : hour,
        DayPart.Noon => hour is >= 1 and <= 3 ? hour + 12 : hour,
        DayPart.Afternoon => hour is >= 1 and <= 11 ? hour + 12 : hour,
        DayPart.Evening => hour == 12 ? 0 : hour is >= 1 and <= 11 ? hour + 12 : hour,
        _ => hour == 12 ? 0 : hour is >= 7 and <= 11 ? hour + 12 : hour,
    };

    /// <summary>The time to take when a part of the day is asked for as one time.</summary>
    public static TimeOnly Typical(DayPart part) => part switch
    {
        DayPart.Dawn => new(6, 0),
        DayPart.Morning => new(9, 0),
        DayPart.Noon => new(12, 0),
        DayPart.Afternoon => new(15, 0),
        DayPart.Evening => new(19, 0),
        _ => new(22, 0),
    };

    /// <summary>From when to when a part of the day lasts; the night runs into the next day.</summary>
    public static (TimeOnly Start, TimeOnly End) Hours(DayPart part) => part switch
    {
        DayPart.Dawn => (new(4, 0), new(8, 0)),
        DayPart.Morning => (new(6, 0), new(12, 0)),
        DayPart.Noon => (new(11, 0), new(13, 0)),
        DayPart.Afternoon => (new(12, 0), new(18, 0)),
        DayPart.Evening => (new(18, 0), new(0, 0)),
        _ => (new(22, 0), new(4, 0)),
    };
}
