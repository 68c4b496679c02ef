namespace EscalationBot.Vietnamese.Dates;

internal readonly record struct LunarDate(int Year, int Month, int Day, bool Leap);

/// <summary>
/// The Vietnamese lunar calendar: months begin on the day of the new moon at UTC+7, the month of the winter solstice is the
/// eleventh, and in a year of thirteen the first month without a principal solar term is the leap month. New moons and
/// solar longitude after J. Meeus, Astronomical Algorithms, chapters 25 and 49. The framework's lunar calendar counts at
/// UTC+8 and differs now and then (Tết 2030 is 2 February, not the 3rd).
/// </summary>
internal static class LunarCalendar
{
    private const double Zone = 7.0 / 24;
    private const double SynodicMonth = 29.530588861;
    private const double FirstNewMoon = 2451550.09766; // January 2000, terrestrial time
    private const double JulianOfDayZero = 1721425.5; // DateOnly.DayNumber 0 at midnight
    private const double Rad = Math.PI / 180;

    /// <summary>The day of the common calendar, or null when that month has no such day. Leap months are not meant here.</summary>
    public static DateOnly? ToSolar(int year, int month, int day)
    {
        if (year is < 1800 or > 2199) return null;
        var eleventh = MoonOfSolstice(year - 1);
        var next = MoonOfSolstice(year);
        var leapAt = next - eleventh == 13 ? LeapOffset(eleventh) : int.MaxValue;
        var moon = month >= 11 ? LateMoon(next, year, month) : eleventh + month + 1 + (month + 1 >= leapAt ? 1 : 0);
        var start = DayOfNewMoon(moon);
        var length = DayOfNewMoon(moon + 1) - start;
        return day >= 1 && day <= length ? DateOnly.FromDayNumber(start + day - 1) : null;
    }

    /// <summary>Months 11 and 12 belong to the count that starts at this year's solstice.</summary>
    private static int LateMoon(int solstice, int year, int month)
    {
        if (month == 11) return solstice;
        return solstice + 1 + (MoonOfSolstice(year + 1) - solstice == 13 && LeapOffset(solstice) == 1 ? 1 : 0);
    }

    public static LunarDate Of(DateOnly day)
    {
        var moon = (int)Math.Round((day.DayNumber + JulianOfDayZero - FirstNewMoon) / SynodicMonth) + 1;
        while (DayOfNewMoon(moon) > day.DayNumber) moon--;
        var solsticeYear = MoonOfSolstice(day.Year) <= moon ? day.Year : day.Year - 1;
        var eleventh = MoonOfSolstice(solsticeYear);
        var leapAt = MoonOfSolstice(solsticeYear + 1) - eleventh == 13 ? LeapOffset(eleventh) : int.MaxValue;
        var offset = moon - eleventh;
        var month = (offset - (offset >= leapAt ? 1 : 0) + 10) % 12 + 1;
        return new(month >= 11 ? solsticeYear : solsticeYear + 1, month, day.DayNumber - DayOfNewMoon(moon) + 1, offset == leapAt);
    }

    /// <summary>The number of the new moon that begins the month of the winter solstice.</summary>
    private static int MoonOfSolstice(int year)
    {
        var lastOfYear = new DateOnly(year, 12, 31).DayNumber;
        var moon = (int)Math.Round((lastOfYear + JulianOfDayZero - FirstNewMoon) / SynodicMonth) + 1;
        while (DayOfNewMoon(moon) > lastOfYear) moon--;
        return SolarTerm(DayOfNewMoon(moon)) >= 9 ? moon - 1 : moon;
    }

    /// <summary>How many months after the eleventh the leap month comes: the first in which the sun enters no principal term.</summary>
    private static int LeapOffset(int eleventh)
    {
        for (var offset = 1; offset < 13; offset++)
            if (SolarTerm(DayOfNewMoon(eleventh + offset)) == SolarTerm(DayOfNewMoon(eleventh + offset + 1))) return offset;
        return 13;
    }

    /// <summary>The twelfth of the ecliptic (0 to 11) in which the sun stands when the day begins at UTC+7.</summary>
    private static int SolarTerm(int dayNumber)
    {
        var centuries = (dayNumber + JulianOfDayZero - Zone - 2451545.0) / 36525;
        var anomaly = Rad * (357.52911 + (35999.05029 * centuries) - (0.0001537 * centuries * centuries));
        var longitude = 280.46646 + (36000.76983 * centuries) + (0.0003032 * centuries * centuries)
            + ((1.914602 - (0.004817 * centuries)) * Math.Sin(anomaly))
            + (0.019993 * Math.Sin(2 * anomaly)) + (0.000289 * Math.Sin(3 * anomaly))
            - 0.00569 - (0.00478 * Math.Sin(Rad * (125.04 - (1934.136 * centuries))));
        return (int)Math.Floor((((longitude % 360) + 360) % 360) / 30);
    }

    /// <summary>The day (at UTC+7) of the numbered new moon, as <see cref="DateOnly.DayNumber"/>.</summary>
    private static int DayOfNewMoon(int number)
    {
        double k = number;
        var t = k / 1236.85;
        var mean = FirstNewMoon + (SynodicMonth * k) + (0.00015437 * t * t) - (0.00000015 * t * t * t);
        var e = 1 - (0.002516 * t) - (0.0000074 * t * t);
        var sun = Rad * (2.5534 + (29.1053567 * k) - (0.0000014 * t * t));
        var moon = Rad * (201.5643 + (385.81693528 * k) + (0.0107582 * t * t) + (0.00001238 * t * t * t));
        var latitude = Rad * (160.7108 + (390.67050284 * k) - (0.0016118 * t * t) - (0.00000227 * t * t * t));
        var node = Rad * (124.7746 - (1.56375588 * k) + (0.0020672 * t * t));
        var exact = mean + Periodic(e, sun, moon, latitude, node) - DeltaT(t);
        return (int)Math.Floor(exact + Zone - JulianOfDayZero);
    }

    private static double Periodic(double e, double sun, double moon, double latitude, double node) =>
        (-0.40720 * Math.Sin(moon)) + (0.17241 * e * Math.Sin(sun)) + (0.01608 * Math.Sin(2 * moon))
        + (0.01039 * Math.Sin(2 * latitude)) + (0.00739 * e * Math.Sin(moon - sun)) - (0.00514 * e * Math.Sin(moon + sun))
        + (0.00208 * e * e * Math.Sin(2 * sun)) - (0.00111 * Math.Sin(moon - (2 * latitude)))
        - (0.00057 * Math.Sin(moon + (2 * latitude))) + (0.00056 * e * Math.Sin((2 * moon) + sun))
        - (0.00042 * Math.Sin(3 * moon)) + (0.00042 * e * Math.Sin(sun + (2 * latitude)))
        + (0.00038 * e * Math.Sin(sun - (2 * latitude))) - (0.00024 * e * Math.Sin((2 * moon) - sun))
        - (0.00017 * Math.Sin(node)) - (0.00007 * Math.Sin(moon + (2 * sun)));

    /// <summary>Terrestrial minus universal time in days, a parabola good to half a minute from 1950 to 2050.</summary>
    private static double DeltaT(double centuries) => (63.8 + (64.7 * centuries) + (30 * centuries * centuries)) / 86400;
}
