namespace EscalationBot.TokenHost;

/// <summary>It is the time that the last wish said; timers run by the machine's clock.</summary>
internal sealed class ToldClock : TimeProvider
{
    public DateTimeOffset Now { get; set; }

    public override DateTimeOffset GetUtcNow() => Now;
}
