namespace EscalationBot.CrashHost;

/// <summary>The clock of a machine that nobody has set.</summary>
internal sealed class OffClock(TimeSpan off) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + off;
}
