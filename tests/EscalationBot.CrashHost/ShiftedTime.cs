namespace EscalationBot.CrashHost;

/// <summary>The real clock, shifted into office hours, so that unasked messages go out whenever the test is run.</summary>
internal sealed class ShiftedTime(TimeSpan ahead) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + ahead;
}
