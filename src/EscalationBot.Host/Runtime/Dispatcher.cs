using EscalationBot.Conversation.Delivery;
using EscalationBot.Host.Options;
using EscalationBot.Storage;

namespace EscalationBot.Host.Runtime;

/// <summary>
/// The only door out: claims what is due, puts notices into words, sends messages, records how it ended. Nothing is sent
/// twice by itself; what nobody knows stays unknown.
/// </summary>
internal sealed class Dispatcher(
    IWorkQueue work, ITurnStore store, TurnRunner turns, Channels channels, DeliveryOptions delivery, TimeProvider time,
    ILogger<Dispatcher> log) : IDisposable
{
    private readonly SemaphoreSlim gate = new(1);

    /// <summary>A row ended or waits again; raised after that was recorded.</summary>
    public event Action<WorkOutcome>? Recorded;

    /// <summary>Works until nothing that is due can be claimed; passes do not overlap.</summary>
    /// <returns>The number of rows worked on.</returns>
    public async Task<int> PassAsync(CancellationToken cancellation)
    {
        await gate.WaitAsync(cancellation);
        try
        {
            return await DrainAsync(cancellation);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Does something while nothing is on its way out.</summary>
    public async Task HoldAsync(Func<Task> meanwhile, CancellationToken cancellation)
    {
        await gate.WaitAsync(cancellation);
        try
        {
            await meanwhile();
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();

    private async Task<int> DrainAsync(CancellationToken cancellation)
    {
        var running = new HashSet<Task>();
        try
        {
            var total = 0;
            while (true)
            {
                using var looking = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
                var changed = work.ChangedAsync(looking.Token);
                total += await ClaimIntoAsync(running, cancellation);
                if (running.Count == 0)
                    return total;
                await Task.WhenAny([.. running, changed]);
                await looking.CancelAsync();
                running.RemoveWhere(t => t.IsCompleted);
            }
        }
        finally
        {
            await Task.WhenAll(running);
        }
    }

    private async Task<int> ClaimIntoAsync(HashSet<Task> running, CancellationToken cancellation)
    {
        var room = delivery.Parallel - running.Count;
        if (room <= 0)
            return 0;
        var claimed = await work.ClaimAsync(room, time.GetUtcNow(), delivery.Lease, channels.RepeatIsRecognisable, cancellation);
        foreach (var item in claimed)
            running.Add(WorkOnAsync(item));
        return claimed.Count;
    }

    /// <summary>Takes no token: what was claimed is brought to its end, also while stopping, or nobody would know how it ended.</summary>
    private async Task WorkOnAsync(WorkItem item)
    {
        try
        {
            await Task.Yield();
            var now = time.GetUtcNow();
            var notBefore = UnaskedHours.NotBefore(item, store.Read().Rules, now);
            if (notBefore > now)
                await RecordAsync(new WorkOutcome(item, WorkState.Waiting, null, now, notBefore));
            else if (item.Notice is not null)
                await TellAsync(item);
            else
                await RecordAsync(await SendAsync(item));
        }
        catch (Exception e)
        {
            Log.OutcomeLost(log, item.Id, e);
        }
    }

    private async Task TellAsync(WorkItem item)
    {
        try
        {
            if (channels.RouteTo(item.Notice!.Recipient, store.Read().Directory) is { } to)
                await turns.TellAsync(item, item.Notice, to, CancellationToken.None);
            else
                await turns.UnreachableAsync(item, item.Notice, CancellationToken.None);
        }
        catch (Exception e)
        {
            Log.NoticeFailed(log, item.Id, item.Attempts, e);
            await RecordAsync(AgainOrFailed(item, Reasons.NoWords, null));
        }
    }

    private async Task<WorkOutcome> SendAsync(WorkItem item)
    {
        var to = item.To!.Value;
        if (channels.Find(to.Channel) is not { } channel)
            return Ended(item, WorkState.Failed, Reasons.ChannelOff);
        try
        {
            var address = store.Read().Reach.AddressOf(to.Channel, to.Conversation);
            var destination = new Destination(to.Channel, to.Conversation, to.User, item.Id, address);
            return OutcomeOf(item, await channel.SendAsync(item.Message!, destination, CancellationToken.None));
        }
        catch (Exception e)
        {
            // A channel answers what the network does; whatever this is, the request may have been written.
            Log.ChannelBroke(log, to.Channel, item.Id, e);
            return Ended(item, WorkState.Unknown, Reasons.ChannelBroke);
        }
    }

    private WorkOutcome OutcomeOf(WorkItem item, SendResult result) => result switch
    {
        SendResult.Delivered delivered => Ended(item, WorkState.Delivered, null) with { ChannelMessageId = delivered.ChannelMessageId },
        SendResult.Sent sent => Ended(item, WorkState.Sent, null) with { ChannelMessageId = sent.ChannelMessageId },
        SendResult.Retry retry => AgainOrFailed(item, retry.Reason, retry.NotBefore),
        SendResult.OtherRoute other => Ended(item, WorkState.Failed, other.Reason),
        SendResult.Unreachable gone => Ended(item, WorkState.Failed, gone.Reason),
        SendResult.ChannelDown down => AgainOrFailed(item, down.Reason, down.Until),
        SendResult.QuotaSpent spent => AgainOrFailed(item, spent.Reason, spent.Until),
        SendResult.Refused refused => Ended(item, WorkState.Failed, refused.Reason),
        SendResult.Unknown unknown => Ended(item, WorkState.Unknown, unknown.Reason),
        _ => throw new ArgumentOutOfRangeException(nameof(result), result.GetType().Name),
    };

    private WorkOutcome AgainOrFailed(WorkItem item, string reason, DateTimeOffset? notBefore)
    {
        var steps = delivery.RetrySteps;
        if (item.Attempts > steps.Count)
            return Ended(item, WorkState.Failed, $"{Reasons.GaveUp}: {reason}");
        var now = time.GetUtcNow();
        return new WorkOutcome(item, WorkState.Waiting, reason, now, notBefore ?? now + steps[Math.Max(0, item.Attempts - 1)]);
    }

    private WorkOutcome Ended(WorkItem item, WorkState state, string? reason) => new(item, state, reason, time.GetUtcNow());

    private async Task RecordAsync(WorkOutcome outcome)
    {
        await work.CompleteAsync(outcome, CancellationToken.None);
        try
        {
            Recorded?.Invoke(outcome);
        }
        catch (Exception e)
        {
            Log.ListenerFailed(log, outcome.Item.Id, e);
        }
    }
}
