namespace EscalationBot.Domain.Deadlines;

/// <summary>The one place where instants become office days and back. Viet Nam has no summer time (UTC+7).</summary>
public sealed record OfficeTime(TimeZoneInfo Zone)
{
    /// <summary>
    /// Legal time of Viet Nam, UTC+7 (Decision 134/2002/QĐ-TTg), without any time zone database: the fold of a record must
    /// give the same days on every machine and under every configuration.
    /// </summary>
    public static OfficeTime VietNam { get; } =
        new(TimeZoneInfo.CreateCustomTimeZone("Asia/Ho_Chi_Minh", TimeSpan.FromHours(7), "Asia/Ho_Chi_Minh", "Asia/Ho_Chi_Minh"));

    public DateTime Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone).DateTime;

    public DateOnly Day(DateTimeOffset instant) => DateOnly.FromDateTime(Local(instant));

    public DateTimeOffset At(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        return new DateTimeOffset(local, Zone.GetUtcOffset(local));
    }
}
