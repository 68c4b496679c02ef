using System.Globalization;
using System.Text;
using EscalationBot.Vietnamese.Words;

namespace EscalationBot.Vietnamese.Dates;

/// <summary>A length of time in the units in which it was said.</summary>
/// <param name="From">What it counts from when the text names an event instead of a day.</param>
internal sealed record Length(
    int Years = 0, int Months = 0, int Weeks = 0, int Days = 0, int Hours = 0, int Minutes = 0, int Seconds = 0,
    int? WorkingDays = null, StartingEvent? From = null)
{
    private const int DaysOfHalfMonth = 15; // Civil Code 2015 art. 146

    public bool HasClock => Hours != 0 || Minutes != 0 || Seconds != 0;

    /// <summary>A count of a unit, with a half more where "rưỡi" or decimals say so.</summary>
    public static Length Of(decimal count, Grain grain)
    {
        var whole = (int)decimal.Truncate(count);
        var half = count != whole;
        return grain switch
        {
            Grain.Second => new(Seconds: whole),
            Grain.Minute => new(Minutes: whole, Seconds: Part(count, 60)),
            Grain.Hour => new(Hours: whole, Minutes: Part(count, 60)),
            Grain.Day => new(Days: whole, Hours: Part(count, 24)),
            Grain.Week => new(Weeks: whole, Days: half ? 3 : 0),
            Grain.Month => new(Months: whole, Days: half ? DaysOfHalfMonth : 0),
            Grain.Quarter => new(Months: (int)(count * 3)),
            Grain.Year => new(Years: whole, Months: Part(count, 12)),
            Grain.Decade => new(Years: (int)(count * 10)),
            _ => new(Years: (int)(count * 100)),
        };
    }

    private static int Part(decimal count, int of) => (int)((count - decimal.Truncate(count)) * of);

    public Length Plus(Length more) => new(
        Years + more.Years, Months + more.Months, Weeks + more.Weeks, Days + more.Days,
        Hours + more.Hours, Minutes + more.Minutes, Seconds + more.Seconds);

    /// <summary>The moment this long after (or before) another. Null beyond the calendar.</summary>
    public DateTime? AddTo(DateTime moment, int sign, WorkingDays add)
    {
        try
        {
            if (WorkingDays is { } days) return add(DateOnly.FromDateTime(moment), sign * days).ToDateTime(TimeOnly.FromDateTime(moment));
            return moment
                .AddMonths(sign * ((Years * 12) + Months))
                .AddDays(sign * ((Weeks * 7) + Days))
                .AddSeconds(sign * ((Hours * 3600.0) + (Minutes * 60.0) + Seconds));
        }
        catch (ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    /// <summary>ISO 8601; working days as the TIMEX extension "BD" that Recognizers-Text uses.</summary>
    public override string ToString()
    {
        var iso = new StringBuilder("P");
        if (WorkingDays is { } days) return Part(iso, days, "BD").ToString();
        Part(Part(Part(Part(iso, Years, "Y"), Months, "M"), Weeks, "W"), Days, "D");
        if (HasClock) Part(Part(Part(iso.Append('T'), Hours, "H"), Minutes, "M"), Seconds, "S");
        return iso.Length == 1 ? "P0D" : iso.ToString();
    }

    private static StringBuilder Part(StringBuilder iso, int count, string unit) =>
        count == 0 ? iso : iso.Append(CultureInfo.InvariantCulture, $"{count}{unit}");
}
