namespace EscalationBot.Channels.Tests.Zalo;

/// <summary>A clock that a test sets; timers run by the machine's.</summary>
internal sealed class StandingTime : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2026, 1, 5, 1, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}
