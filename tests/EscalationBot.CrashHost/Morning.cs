namespace EscalationBot.CrashHost;

/// <summary>
/// Monday 05/01/2026, 08:00 in Viet Nam when the test began, and from there as fast as the clock below it or slower, so that nothing
/// grows old and no message has to wait for office hours whenever the test is run.
/// </summary>
/// <param name="clock">Null for the clock of this machine.</param>
internal sealed class Morning(DateTimeOffset began, TimeProvider? clock, int timesSlower) : TimeProvider
{
    private static readonly DateTimeOffset Start = new(2026, 1, 5, 8, 0, 0, TimeSpan.FromHours(7));

    public override DateTimeOffset GetUtcNow() => Start + (((clock?.GetUtcNow() ?? base.GetUtcNow()) - began) / timesSlower);
}
