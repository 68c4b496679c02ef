using EscalationBot.Conversation.Delivery;
using EscalationBot.Host.Options;

namespace EscalationBot.Host.Runtime.Rates;

/// <summary>What one channel permits at present. Not for two threads at once.</summary>
/// <param name="shared">The configured limits are counted elsewhere, for several processes; here they are only kept in view.</param>
internal sealed class ChannelGate(ChannelOptions options, bool shared = false)
{
    /// <summary>What only replies may use: a tenth, so that they need not wait for anything unasked.</summary>
    private const int ReplyShare = 10;

    private readonly List<SlidingWindow> windows = Windows(options.Rates);
    private readonly Dictionary<string, List<SlidingWindow>> recipients = [];
    private readonly Dictionary<string, TimeSpan> recipientClosed = [];
    private readonly Pace pace = new();
    private readonly Circuit circuit = new();
    private SlidingWindow? told;
    private Remainder? remainder;
    private TimeSpan closedUntil;
    private TimeSpan closedUnaskedUntil;

    /// <summary>How long until something of this kind may go out; zero when it may now.</summary>
    public TimeSpan Wait(bool reply, TimeSpan now)
    {
        var wait = (reply ? closedUntil : Later(closedUntil, closedUnaskedUntil)) - now;
        foreach (var window in Binding)
            wait = Later(wait, window.Wait(Limit(window.Most, reply, now), now));
        return Later(wait, remainder?.Wait(reply, now) ?? TimeSpan.Zero);
    }

    /// <summary>How many of this kind may go out now.</summary>
    public int Room(bool reply, TimeSpan now)
    {
        if (Wait(reply, now) > TimeSpan.Zero)
            return 0;
        var room = remainder?.Room(reply, now) ?? int.MaxValue;
        return Binding.Aggregate(room, (least, window) => Math.Min(least, window.Room(Limit(window.Most, reply, now), now)));
    }

    public TimeSpan WaitFor(string recipient, TimeSpan now)
    {
        var wait = recipientClosed.GetValueOrDefault(recipient) - now;
        return recipients.GetValueOrDefault(recipient, []).Aggregate(Later(wait, TimeSpan.Zero), (most, w) => Later(most, w.Wait(w.Most, now)));
    }

    public void Take(string recipient, TimeSpan now)
    {
        foreach (var window in All)
            window.Take(now);
        remainder?.Take();
        if (options.RecipientRates.Count == 0)
            return;
        if (!recipients.TryGetValue(recipient, out var own))
            recipients[recipient] = own = Windows(options.RecipientRates);
        own.ForEach(w => w.Take(now));
    }

    /// <summary>Learns from how a send ended.</summary>
    /// <param name="notBefore">What the service asked for, counted from now.</param>
    /// <returns>How long the circuit stays open, when this opened it.</returns>
    public TimeSpan? Note(SendResult result, string recipient, TimeSpan? notBefore, TimeSpan now)
    {
        switch (result)
        {
            case SendResult.Retry { Scope: RetryScope.Channel }:
                pace.SlowDown(now);
                Close(now + (notBefore ?? TimeSpan.FromSeconds(1)));
                return null;
            case SendResult.Retry { Scope: RetryScope.Recipient }:
                recipientClosed[recipient] = now + (notBefore ?? TimeSpan.FromSeconds(1));
                return null;
            case SendResult.Retry or SendResult.Unknown:
                var pause = circuit.Failed();
                Close(now + (pause ?? TimeSpan.Zero));
                return pause;
            default:
                circuit.Answered();
                return null;
        }
    }

    /// <summary>The service knows better than the configuration: its limit counts beside the configured ones.</summary>
    public void Report(ServiceLimit limit, TimeSpan now)
    {
        if (limit.Most is { } most && (told?.Most != most || told.Length != limit.Window))
            told = new SlidingWindow(most, limit.Window);
        if (limit.Remaining is { } left)
            remainder = new Remainder(left, limit.Most is { } of ? of - LessReplies(of) : 0, now + limit.Window);
    }

    /// <summary>A recipient who got nothing for a while takes no memory.</summary>
    public void Tidy(TimeSpan now)
    {
        foreach (var (name, own) in recipients.Where(r => r.Value.All(w => w.Room(int.MaxValue, now) == int.MaxValue)).ToList())
            recipients.Remove(name);
        foreach (var (name, until) in recipientClosed.Where(r => r.Value <= now).ToList())
            recipientClosed.Remove(name);
    }

    /// <summary>The part of the tightest limit that is used; 0 without limits.</summary>
    public double Used(TimeSpan now) => All.Select(window => window.Used(now)).DefaultIfEmpty().Max();

    public double PaceAt(TimeSpan now) => pace.At(now);

    private IEnumerable<SlidingWindow> All => told is null ? windows : windows.Append(told);

    private IEnumerable<SlidingWindow> Binding => !shared ? All : told is null ? [] : [told];

    /// <summary>Nothing unasked goes out before a moment, and where replies are meant no reply either.</summary>
    public void Close(TimeSpan until, bool reply)
    {
        if (reply)
            Close(until);
        else
            closedUnaskedUntil = Later(closedUnaskedUntil, until);
    }

    /// <summary>Of a limit, what may be used at present.</summary>
    public int Limit(int most, bool reply, TimeSpan now)
    {
        var limit = Math.Max(1, (int)(most * pace.At(now)));
        return reply ? limit : LessReplies(limit);
    }

    private void Close(TimeSpan until) => closedUntil = Later(closedUntil, until);

    /// <summary>Of a limit, what unasked messages may use.</summary>
    private static int LessReplies(int limit) => limit == 1 ? 1 : limit - Math.Max(1, limit / ReplyShare);

    private static TimeSpan Later(TimeSpan a, TimeSpan b) => a > b ? a : b;

    private static List<SlidingWindow> Windows(IReadOnlyList<RateOptions> rates) =>
        [.. rates.Select(r => new SlidingWindow(r.Most, TimeSpan.FromSeconds(r.Seconds)))];
}
