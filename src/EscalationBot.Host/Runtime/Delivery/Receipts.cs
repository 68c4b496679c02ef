using System.Collections.Concurrent;
using EscalationBot.Channels.Http;
using EscalationBot.Conversation.Delivery;
using EscalationBot.Domain.Notices;
using EscalationBot.Host.Telemetry;
using EscalationBot.Storage;

namespace EscalationBot.Host.Runtime.Delivery;

/// <summary>
/// Notes what channels learn later: that a message reached its person, or went out after all. Either may overtake the answer
/// of the send; it is kept until that is recorded.
/// </summary>
internal sealed class Receipts : IReceiptDoor, IDisposable
{
    /// <summary>What is older stays unknown: whoever was asked about it has been told so.</summary>
    private static readonly TimeSpan Settles = TimeSpan.FromHours(48);

    /// <summary>A send that is under way, here or at another replica, is recorded within less: it waits for its answer, then for its echo.</summary>
    private static readonly TimeSpan[] LaterLooks = [TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(30)];

    /// <summary>Receipts of messages that nobody here sent would pile up for ever.</summary>
    private const int MostEarly = 10_000;

    private readonly IWorkQueue work;
    private readonly TurnRunner turns;
    private readonly TimeProvider time;
    private readonly TimeProvider real;
    private readonly CancellationTokenSource stopped = new();
    private readonly ILogger<Receipts> log;
    private readonly ConcurrentDictionary<(string Channel, string WireId), byte> early = new();
    private readonly ConcurrentQueue<(string Channel, string WireId)> oldest = new();

    /// <param name="time">The time of the office.</param>
    /// <param name="real">The real time, in which sends end.</param>
    public Receipts(
        IWorkQueue work, TurnRunner turns, Dispatcher dispatcher, TimeProvider time, [FromKeyedServices(RealTime.Key)] TimeProvider real, ILogger<Receipts> log)
    {
        (this.work, this.turns, this.time, this.real, this.log) = (work, turns, time, real, log);
        dispatcher.Recorded += outcome => _ = CatchUpAsync(outcome);
    }

    public async Task DeliveredAsync(string channel, string wireId)
    {
        Keep((channel, wireId));
        await ConfirmAsync((channel, wireId));
    }

    public async Task EchoedAsync(string channel, string mark, string wireId)
    {
        if (!await SettleAsync(channel, mark, wireId))
            _ = SettleLaterAsync(channel, mark, wireId);
    }

    public void Dispose()
    {
        stopped.Cancel();
        stopped.Dispose();
    }

    private async Task SettleLaterAsync(string channel, string mark, string wireId)
    {
        foreach (var wait in LaterLooks)
        {
            try
            {
                await Task.Delay(wait, real, stopped.Token);
                if (await SettleAsync(channel, mark, wireId))
                    return;
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception e)
            {
                Log.EchoLost(log, channel, Fault.Of(e));
            }
        }
    }

    /// <returns>False when there is no such message, or not yet.</returns>
    private async Task<bool> SettleAsync(string channel, string mark, string wireId)
    {
        var now = time.GetUtcNow();
        if (work.FindUnclear(channel, mark, wireId, now - Settles) is not { } message)
            return false;
        var outcome = new WorkOutcome(message, WorkState.Sent, null, now) { ChannelMessageId = wireId };
        if (work.NoticeOf(message)?.Notice is { } notice)
            await turns.EndAsync(outcome, notice, NoticeEnd.Reached, null, CancellationToken.None);
        else
            await work.CompleteAsync(outcome, CancellationToken.None);
        if (early.ContainsKey((channel, wireId)))
            await ConfirmAsync((channel, wireId));
        return true;
    }

    private async Task CatchUpAsync(WorkOutcome outcome)
    {
        if (outcome is not { State: WorkState.Sent, ChannelMessageId: { } wireId, Item.To: { } to } || !early.ContainsKey((to.Channel, wireId)))
            return;
        try
        {
            await ConfirmAsync((to.Channel, wireId));
        }
        catch (Exception e)
        {
            Log.ListenerFailed(log, outcome.Item.Id, Fault.Of(e));
        }
    }

    private async Task ConfirmAsync((string Channel, string WireId) receipt)
    {
        if (await work.ConfirmAsync(receipt.Channel, receipt.WireId, WorkState.Delivered, null, time.GetUtcNow(), CancellationToken.None))
            early.TryRemove(receipt, out _);
    }

    private void Keep((string Channel, string WireId) receipt)
    {
        if (!early.TryAdd(receipt, 0))
            return;
        oldest.Enqueue(receipt);
        while (oldest.Count > MostEarly && oldest.TryDequeue(out var forgotten))
            early.TryRemove(forgotten, out _);
    }
}
