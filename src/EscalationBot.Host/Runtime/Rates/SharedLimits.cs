using System.Collections.Concurrent;
using EscalationBot.Host.Options;
using EscalationBot.Storage;

namespace EscalationBot.Host.Runtime.Rates;

/// <summary>
/// Limits that several processes keep together. What is claimed takes its send ahead of time and waits here until its moment, so that what
/// becomes free is used at once, however slow a question or a waking is.
/// </summary>
internal sealed class SharedLimits(IReplicas replicas, DeliveryOptions options, TimeProvider time)
{
    /// <summary>Longer than this nothing waits that is claimed.</summary>
    public static readonly TimeSpan MostPatience = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, OneAtATime> asking = new(StringComparer.Ordinal);

    /// <param name="most">How much of a limit of the channel this may use.</param>
    /// <returns>When it is not granted: how long it is of no use to ask again.</returns>
    public async Task<RateAnswer> TakeAsync(string channel, string recipient, bool reply, Func<int, int> most)
    {
        var own = options.Channel(channel);
        var ofChannel = Limits(own.Rates, channel, most);
        var ofRecipient = Limits(own.RecipientRates, $"{channel} {recipient}", limit => limit);
        if (ofChannel.Count + ofRecipient.Count == 0)
            return default;
        while (true)
        {
            // More than one question at a time would only wait for the lock of the channel.
            var waits = await asking.GetOrAdd($"{channel} {reply}", _ => new OneAtATime()).DoAsync(
                () => replicas.TakeAsync(channel, [.. ofChannel, .. ofRecipient], MostPatience, CancellationToken.None), CancellationToken.None);
            if (waits.Skip(ofChannel.Count).DefaultIfEmpty().Max() is var alone && alone > MostPatience)
                return new RateAnswer(alone - MostPatience, false);
            var wait = waits.Max();
            if (wait > MostPatience)
                return new RateAnswer(wait - MostPatience, true);
            var began = time.GetTimestamp();
            // A timer counts whole milliseconds, and must not be early.
            await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)), time);
            // A machine that slept through its moment has no right to it any more.
            if (time.GetElapsedTime(began) - wait < MostPatience)
                return default;
        }
    }

    /// <summary>Of two limits over the same time the narrower one counts.</summary>
    private static List<SharedLimit> Limits(IEnumerable<RateOptions> rates, string whose, Func<int, int> most) =>
    [
        .. rates.GroupBy(r => r.Seconds, r => r.Most)
            .Select(r => new SharedLimit($"{whose} {r.Key}", most(r.Min()), TimeSpan.FromSeconds(r.Key))),
    ];
}
