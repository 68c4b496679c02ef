namespace EscalationBot.Host.Runtime.Rates;

/// <summary>The part of the permitted rate that is used: halved when the service says "too many", won back a tenth a minute.</summary>
internal sealed class Pace
{
    private const double Least = 0.1;
    private const double WonBackAMinute = 0.1;

    private double part = 1;
    private TimeSpan since;

    public double At(TimeSpan now) => Math.Min(1, part + WonBackAMinute * (now - since).TotalMinutes);

    public void SlowDown(TimeSpan now)
    {
        part = Math.Max(Least, At(now) / 2);
        since = now;
    }
}
