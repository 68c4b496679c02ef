namespace EscalationBot.CrashHost;

/// <summary>
/// Monday 05/01/2026, 08:00 in Viet Nam when the test began, and slow from there, so that nothing grows old and no message has
/// to wait for office hours whenever the test is run.
/// </summary>
internal sealed class SlowMorning(DateTimeOffset began) : TimeProvider
{
    private const int TimesSlower = 60;

    private static readonly DateTimeOffset Morning = new(2026, 1, 5, 8, 0, 0, TimeSpan.FromHours(7));

    public override DateTimeOffset GetUtcNow() => Morning + ((base.GetUtcNow() - began) / TimesSlower);
}
