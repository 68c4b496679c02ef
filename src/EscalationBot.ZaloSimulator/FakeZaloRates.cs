using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace EscalationBot.ZaloSimulator;

/// <summary>The calls that an app may make in a minute; every answer says how many are left.</summary>
public sealed class FakeZaloRates(Func<DateTimeOffset> now)
{
    private readonly Lock gate = new();
    private long minute;
    private int used;

    public int MostPerMinute { get; set; } = 4_000;

    /// <summary>Counts a call.</summary>
    /// <returns>False beyond the limit.</returns>
    internal bool Take()
    {
        lock (gate)
        {
            var present = now().Ticks / TimeSpan.TicksPerMinute;
            if (present != minute)
                (minute, used) = (present, 0);
            return ++used <= MostPerMinute;
        }
    }

    internal void Tell(HttpResponse response)
    {
        response.Headers["X-RateLimit-Limit"] = MostPerMinute.ToString(CultureInfo.InvariantCulture);
        response.Headers["X-RateLimit-Remain"] = Math.Max(0, MostPerMinute - used).ToString(CultureInfo.InvariantCulture);
    }
}
