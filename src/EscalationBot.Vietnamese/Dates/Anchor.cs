namespace EscalationBot.Vietnamese.Dates;

/// <summary>Against what incomplete dates are read: the moment, local and without zone, and the side on which they lie.</summary>
/// <param name="Direction">Null when nobody said; then days lie ahead and ranges where they are nearest.</param>
internal readonly record struct Anchor(DateTime Now, DateDirection? Direction)
{
    private static readonly DateTime Earliest = new(100, 1, 1);
    private static readonly DateTime Latest = new(9900, 1, 1);

    /// <summary>How working days are counted.</summary>
    public WorkingDays WorkingDays { get; init; } = OfficeCalendar.AddWorkingDays;

    public DateOnly Today => DateOnly.FromDateTime(Now);

    public bool Past => Direction == DateDirection.Past;

    /// <summary>A moment so near the ends of the calendar that arithmetic would fall off it is moved inside.</summary>
    public static Anchor At(DateTime now, DateDirection? direction) =>
        new(now < Earliest ? Earliest : now > Latest ? Latest : now, direction);
}

/// <summary>A year as it was said: a number, or so many years from this one.</summary>
internal readonly record struct YearRef(int? Absolute, int Offset)
{
    public static YearRef Of(int year) => new(year, 0);

    public static YearRef FromNow(int offset) => new(null, offset);

    public int Resolve(DateOnly today) => Absolute ?? Math.Clamp(today.Year + Offset, 1, 9998);
}
