namespace EscalationBot.Domain.Deadlines;

/// <summary>The one place where instants become office days and back. Viet Nam has no summer time (UTC+7).</summary>
public sealed record OfficeTime(TimeZoneInfo Zone)
{
    public DateTime Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone).DateTime;

    public DateOnly Day(DateTimeOffset instant) => DateOnly.FromDateTime(Local(instant));

    public DateTimeOffset At(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        return new DateTimeOffset(local, Zone.GetUtcOffset(local));
    }
}
