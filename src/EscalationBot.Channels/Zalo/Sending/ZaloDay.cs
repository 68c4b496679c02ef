namespace EscalationBot.Channels.Zalo.Sending;

/// <summary>Zalo's day and night; its documentation names no zone, its users live in this one.</summary>
internal static class ZaloDay
{
    private static readonly TimeSpan Vietnam = TimeSpan.FromHours(7);

    public static DateOnly Of(DateTimeOffset at) => DateOnly.FromDateTime(at.ToOffset(Vietnam).DateTime);

    /// <summary>The next midnight, with which there is a new quota.</summary>
    public static DateTimeOffset NextDay(DateTimeOffset now) => Next(now, TimeSpan.Zero);

    /// <summary>The next end of the night, some minutes past 06:00.</summary>
    public static DateTimeOffset NextMorning(DateTimeOffset now) => Next(now, new TimeSpan(6, 5, 0));

    private static DateTimeOffset Next(DateTimeOffset now, TimeSpan timeOfDay)
    {
        var local = now.ToOffset(Vietnam);
        var today = new DateTimeOffset(local.Date, Vietnam) + timeOfDay;
        return today > local ? today : today.AddDays(1);
    }
}
