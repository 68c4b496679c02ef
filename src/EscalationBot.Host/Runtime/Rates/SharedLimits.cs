using System.Collections.Concurrent;
using EscalationBot.Host.Options;
using EscalationBot.Storage;

namespace EscalationBot.Host.Runtime.Rates;

/// <summary>
/// Limits that several processes keep together. What is claimed and finds no room for a moment waits here, so that what
/// becomes free is used at once; one at a time asks for a channel, the others stand behind it.
/// </summary>
internal sealed class SharedLimits(IReplicas replicas, DeliveryOptions options, TimeProvider time)
{
    /// <summary>Longer than this nothing waits that is claimed.</summary>
    private static readonly TimeSpan MostPatience = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, OneAtATime> asking = new(StringComparer.Ordinal);

    public async Task<RateAnswer> TakeAsync(string channel, string recipient, bool reply)
    {
        var own = options.Channel(channel);
        var ofChannel = Limits(own.Rates, channel, most => reply ? most : ChannelGate.LessReplies(most));
        var ofRecipient = Limits(own.RecipientRates, $"{channel} {recipient}", most => most);
        return ofChannel.Count + ofRecipient.Count == 0
            ? default
            : await asking.GetOrAdd($"{channel} {reply}", _ => new OneAtATime()).DoAsync(
                () => AskAsync(channel, [.. ofChannel, .. ofRecipient], ofChannel.Count), CancellationToken.None);
    }

    private async Task<RateAnswer> AskAsync(string channel, List<SharedLimit> limits, int ofChannel)
    {
        for (var waited = TimeSpan.Zero; ;)
        {
            var waits = await replicas.TakeAsync(channel, limits, CancellationToken.None);
            if (waits.Skip(ofChannel).DefaultIfEmpty().Max() is { Ticks: > 0 } alone)
                return new RateAnswer(alone, false);
            var wait = waits.DefaultIfEmpty().Max();
            if (wait <= TimeSpan.Zero || waited + wait > MostPatience)
                return new RateAnswer(wait, true);
            waited += wait;
            await Task.Delay(wait, time);
        }
    }

    /// <summary>Of two limits over the same time the narrower one counts.</summary>
    private static List<SharedLimit> Limits(IEnumerable<RateOptions> rates, string whose, Func<int, int> most) =>
    [
        .. rates.GroupBy(r => r.Seconds, r => r.Most)
            .Select(r => new SharedLimit($"{whose} {r.Key}", most(r.Min()), TimeSpan.FromSeconds(r.Key))),
    ];
}
