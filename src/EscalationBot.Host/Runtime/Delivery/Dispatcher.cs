using EscalationBot.Host.Options;
using EscalationBot.Host.Runtime.Rates;
using EscalationBot.Host.Runtime.Vitals;
using EscalationBot.Storage;

namespace EscalationBot.Host.Runtime.Delivery;

/// <summary>
/// The only door out. Replies and unasked messages are pumped apart, so that no campaign stands before an answer. Nothing
/// is sent twice by itself; what nobody knows stays unknown.
/// </summary>
internal sealed class Dispatcher
{
    private readonly IWorkQueue work;
    private readonly ITurnStore store;
    private readonly Channels channels;
    private readonly IRateGate rates;
    private readonly Sender sender;
    private readonly DeliveryOptions delivery;
    private readonly TimeProvider time;
    private readonly IReplicas? replicas;
    private readonly Shares shares;
    private readonly Pump replies;
    private readonly Pump notices;

    public Dispatcher(
        IWorkQueue work, ITurnStore store, Channels channels, IRateGate rates, Underway underway, Sender sender, Teller teller, Shares shares,
        Heartbeats beats, DeliveryOptions delivery, TimeProvider time, IReplicas? replicas = null)
    {
        this.replicas = replicas;
        (this.work, this.store, this.channels, this.rates, this.sender) = (work, store, channels, rates, sender);
        (this.shares, this.delivery, this.time) = (shares, delivery, time);
        replies = new Pump(work, delivery.Parallel, ClaimMessagesAsync, message => underway.CarryAsync(() => sender.SendAsync(message)), () => beats.Beat(Loop.Replies), time);
        notices = new Pump(work, delivery.Parallel, ClaimNoticesAsync, notice => underway.CarryAsync(() => teller.TellAsync(notice)), () => beats.Beat(Loop.Notices), time);
    }

    /// <summary>A row ended or waits again; raised after that was recorded.</summary>
    public event Action<WorkOutcome>? Recorded
    {
        add => sender.Recorded += value;
        remove => sender.Recorded -= value;
    }

    /// <summary>Sends messages that have their words, which are replies but for rare leftovers.</summary>
    public Task<int> RepliesAsync(CancellationToken cancellation) => replies.PassAsync(cancellation);

    /// <summary>Tells what is due unasked.</summary>
    public async Task<int> NoticesAsync(CancellationToken cancellation) =>
        await sender.EndLapsedAsync(cancellation) + await notices.PassAsync(cancellation);

    /// <summary>Works until nothing that is due can be claimed.</summary>
    /// <returns>The number of rows worked on.</returns>
    public async Task<int> PassAsync(CancellationToken cancellation)
    {
        var total = 0;
        while (await RepliesAsync(cancellation) + await NoticesAsync(cancellation) is > 0 and var moved)
            total += moved;
        return total;
    }

    /// <summary>Does something while nothing is on its way out.</summary>
    public Task HoldAsync(Func<Task> meanwhile, CancellationToken cancellation) =>
        replies.HoldAsync(() => notices.HoldAsync(meanwhile, cancellation), cancellation);

    /// <summary>How long until a channel that something due waits for can take more; null when nothing due waits for one.</summary>
    public TimeSpan? OpensIn()
    {
        var now = time.GetUtcNow();
        if (!(work.NextDue() <= now))
            return null;
        return (rates.OpensIn(reply: true), rates.OpensIn(reply: false)) is ({ } reply, { } notice) && reply < notice ? reply : rates.OpensIn(reply: false);
    }

    /// <summary>When something is due that a channel can take, or a hold ends.</summary>
    public DateTimeOffset? NextDue()
    {
        var now = time.GetUtcNow();
        return new[] { work.NextDue(Closed(reply: true, now)), Channels.NextEnd(store.Look(office => office.Reach), now) }.Min();
    }

    /// <summary>
    /// Not later than this the claim of a replica that may be gone ends: of those known now the first, and whatever is claimed from now on
    /// holds for a lease. Null: nobody else claims.
    /// </summary>
    public DateTimeOffset? NextLapse()
    {
        if (replicas is null)
            return null;
        var fresh = time.GetUtcNow() + delivery.Lease;
        return replicas.NextLapse() is { } known && known < fresh ? known : fresh;
    }

    private Task<IReadOnlyList<WorkItem>> ClaimMessagesAsync(int room, CancellationToken cancellation) =>
        ClaimAsync(Wish(room, reply: true) with { Notices = false }, cancellation);

    private async Task<IReadOnlyList<WorkItem>> ClaimNoticesAsync(int room, CancellationToken cancellation)
    {
        // Here too: while notices keep coming a pass does not end.
        await sender.EndLapsedAsync(cancellation);
        var most = Math.Min(room, rates.Room(reply: false));
        var claims = await Task.WhenAll(shares.Of(most).Select(share => ClaimShareAsync(share.First, share.Most, cancellation)));
        return [.. claims.SelectMany(c => c)];
    }

    private async Task<IReadOnlyList<WorkItem>> ClaimShareAsync(WorkClass first, int most, CancellationToken cancellation)
    {
        var claimed = await ClaimAsync(Wish(most, reply: false) with { Messages = false, First = first }, cancellation);
        shares.GiveBack(first, most - claimed.Count);
        return claimed;
    }

    private async Task<IReadOnlyList<WorkItem>> ClaimAsync(ClaimWish wish, CancellationToken cancellation) =>
        wish.Most == 0 ? [] : await work.ClaimAsync(wish, cancellation);

    private ClaimWish Wish(int most, bool reply)
    {
        var now = time.GetUtcNow();
        return new ClaimWish(most, now, delivery.Lease) { Closed = Closed(reply, now), Repeatable = channels.RepeatIsRecognisable };
    }

    /// <summary>Where nothing can go out now. A notice that a paused channel would take may find another; a message cannot.</summary>
    private HashSet<string> Closed(bool reply, DateTimeOffset now)
    {
        var held = Channels.Held(store.Look(office => office.Reach), now);
        return [.. rates.Closed(reply), .. reply ? held : held.Where(name => channels.Find(name) is null)];
    }
}
