using System.Collections.Frozen;
using EscalationBot.Conversation.Delivery;
using EscalationBot.Domain.Office;
using EscalationBot.Host.Options;
using EscalationBot.Storage;

namespace EscalationBot.Host.Runtime.Rates;

/// <summary>Whether something may be sent now.</summary>
/// <param name="Wait">How long not; zero: it may be, and counts as sent.</param>
/// <param name="WholeChannel">It is the channel that must wait, not only this recipient.</param>
internal readonly record struct RateAnswer(TimeSpan Wait, bool WholeChannel)
{
    public bool Granted => Wait <= TimeSpan.Zero;
}

/// <summary>The one place that knows what every channel and recipient can take at present.</summary>
internal interface IRateGate
{
    /// <summary>Asks for one send, and takes it when it is granted.</summary>
    ValueTask<RateAnswer> TakeAsync(string channel, string recipient, bool reply);

    /// <summary>Channels over which nothing of this kind may go out now.</summary>
    IReadOnlySet<string> Closed(bool reply);

    /// <summary>How many of this kind may go out now, over all channels together.</summary>
    int Room(bool reply);

    /// <summary>How long until a closed channel opens; null when none is closed.</summary>
    TimeSpan? OpensIn(bool reply);

    /// <summary>Learns from how a send ended.</summary>
    void Note(string channel, string recipient, SendResult result);
}

/// <summary>
/// Limits in memory; <see cref="Recall"/> brings what an earlier process used of them. Where several processes send, the store
/// counts for all of them, and what is here only knows when it is of no use to ask. Windows go by <see cref="LimitTime"/>.
/// </summary>
internal sealed class RateGate : IRateGate, ILimitReports
{
    private const int TidyEvery = 1000;

    private readonly Dictionary<string, ChannelGate> gates = new(StringComparer.Ordinal);
    private readonly Lock gate = new();
    private readonly DeliveryOptions options;
    private readonly TimeProvider time;
    private readonly TimeProvider limits;
    private readonly ILogger<RateGate> log;
    private readonly SharedLimits? shared;
    private readonly long start;
    private int takes;

    public RateGate(DeliveryOptions options, OfficeRules rules, TimeProvider time, [FromKeyedServices(LimitTime.Key)] TimeProvider limits, ILogger<RateGate> log, IReplicas? replicas = null)
    {
        (this.options, this.time, this.limits, this.log) = (options, time, limits, log);
        shared = replicas is null ? null : new SharedLimits(replicas, options, limits);
        start = limits.GetTimestamp();
        foreach (var channel in rules.Routes.Select(r => r.Channel))
            Of(channel);
    }

    private TimeSpan Now => limits.GetElapsedTime(start);

    /// <summary>
    /// Counts what an earlier process sent, or may have sent, as far back as a window reaches; before anything goes out. A
    /// send whose moment is not known counts as of now.
    /// </summary>
    public void Recall(IMessageLog outbox)
    {
        if (shared is not null)
            return;
        var now = time.GetUtcNow();
        var sends = outbox.Work(now - LongestWindow)
            .Where(MayHaveGoneOut)
            .Select(row => (row.To!.Value.Channel, row.To.Value.Conversation, Ago: row.EndedAt < now ? now - row.EndedAt.Value : TimeSpan.Zero))
            .OrderByDescending(send => send.Ago);
        lock (gate)
        {
            foreach (var send in sends)
                Of(send.Channel).Take(send.Conversation, Now - send.Ago);
        }
    }

    public async ValueTask<RateAnswer> TakeAsync(string channel, string recipient, bool reply)
    {
        if (shared is null)
            return Take(channel, recipient, reply);
        var answer = Ask(channel, recipient, reply);
        if (answer.Granted)
            answer = await shared.TakeAsync(channel, recipient, reply, most => LimitOf(channel, most, reply));
        lock (gate)
        {
            if (answer.Granted)
                Of(channel).Take(recipient, Now);
            else if (answer.WholeChannel)
                Of(channel).Close(Now + answer.Wait, reply);
        }
        return answer;
    }

    /// <summary>Asks and takes, for a process that sends alone.</summary>
    public RateAnswer Take(string channel, string recipient, bool reply)
    {
        lock (gate)
        {
            var answer = Ask(channel, recipient, reply);
            if (!answer.Granted)
                return answer;
            var (own, now) = (Of(channel), Now);
            own.Take(recipient, now);
            if (++takes % TidyEvery == 0)
                own.Tidy(now);
            return answer;
        }
    }

    public IReadOnlySet<string> Closed(bool reply)
    {
        lock (gate)
        {
            return gates.Where(g => g.Value.Wait(reply, Now) > TimeSpan.Zero).Select(g => g.Key).ToFrozenSet(StringComparer.Ordinal);
        }
    }

    public int Room(bool reply)
    {
        lock (gate)
        {
            return (int)Math.Min(int.MaxValue, gates.Values.Sum(g => (long)g.Room(reply, Now)));
        }
    }

    public TimeSpan? OpensIn(bool reply)
    {
        lock (gate)
        {
            return gates.Values.Select(g => g.Wait(reply, Now)).Where(w => w > TimeSpan.Zero).Select(w => (TimeSpan?)w).Min();
        }
    }

    /// <summary>The part of its tightest limit that each channel has used.</summary>
    public IReadOnlyList<(string Channel, double Part)> Used()
    {
        lock (gate)
        {
            return [.. gates.Select(g => (g.Key, g.Value.Used(Now)))];
        }
    }

    public void Note(string channel, string recipient, SendResult result)
    {
        lock (gate)
        {
            var notBefore = (result as SendResult.Retry)?.NotBefore - time.GetUtcNow();
            if (Of(channel).Note(result, recipient, notBefore, Now) is { } pause)
                Log.CircuitOpened(log, channel, pause);
        }
    }

    public void Report(string channel, ServiceLimit limit)
    {
        lock (gate)
        {
            Of(channel).Report(limit, Now);
        }
    }

    private TimeSpan LongestWindow => TimeSpan.FromSeconds(
        options.Channels.Values.SelectMany(c => c.Rates.Concat(c.RecipientRates)).Select(r => r.Seconds).DefaultIfEmpty().Max());

    private RateAnswer Ask(string channel, string recipient, bool reply)
    {
        lock (gate)
        {
            var (own, now) = (Of(channel), Now);
            if (own.Wait(reply, now) is { Ticks: > 0 } wait)
                return new RateAnswer(wait, true);
            return new RateAnswer(own.WaitFor(recipient, now), false);
        }
    }

    private int LimitOf(string channel, int most, bool reply)
    {
        lock (gate)
        {
            return Of(channel).Limit(most, reply, Now);
        }
    }

    private static bool MayHaveGoneOut(WorkItem row) =>
        row is { Message: not null, To: not null } && (row.State is not (WorkState.Waiting or WorkState.Suppressed) || row is { State: WorkState.Waiting, Attempts: > 0 });

    private ChannelGate Of(string channel)
    {
        if (!gates.TryGetValue(channel, out var own))
            gates[channel] = own = new ChannelGate(options.Channel(channel), shared is not null);
        return own;
    }
}
