using System.Collections.Concurrent;
using EscalationBot.Conversation.Delivery;
using EscalationBot.Host.Telemetry;
using EscalationBot.Storage;

namespace EscalationBot.Host.Runtime.Delivery;

/// <summary>
/// Notes what channels learn later: that a message reached its person, or went out after all. Either may overtake the end of the
/// send, and be heard by another replica; it is kept until that is recorded.
/// </summary>
internal sealed class Receipts : IReceiptDoor
{
    /// <summary>Receipts of messages that nobody here sent would pile up for ever.</summary>
    private const int MostEarly = 10_000;

    private readonly IWorkQueue work;
    private readonly EchoDesk echoes;
    private readonly TimeProvider time;
    private readonly ILogger<Receipts> log;

    /// <summary>Confirmed as soon as this process records the send; what another one sends waits for the timer.</summary>
    private readonly ConcurrentDictionary<(string Channel, string WireId), byte> early = new();
    private readonly ConcurrentQueue<(string Channel, string WireId)> oldest = new();

    /// <param name="time">The time of the office.</param>
    public Receipts(IWorkQueue work, EchoDesk echoes, Dispatcher dispatcher, TimeProvider time, ILogger<Receipts> log)
    {
        (this.work, this.echoes, this.time, this.log) = (work, echoes, time, log);
        dispatcher.Recorded += outcome => _ = CatchUpAsync(outcome);
    }

    public async Task DeliveredAsync(string channel, string wireId)
    {
        Keep((channel, wireId));
        if (!await ConfirmAsync((channel, wireId)))
            await LookAsync(new EchoJob(channel, null, null, wireId));
    }

    public async Task EchoedAsync(string channel, string? conversation, string mark, string wireId)
    {
        await LookAsync(new EchoJob(channel, conversation, mark, wireId));
        if (early.ContainsKey((channel, wireId)))
            await ConfirmAsync((channel, wireId));
    }

    private async Task LookAsync(EchoJob seen)
    {
        if (!await echoes.LookAsync(seen))
            await echoes.KeepAsync(seen);
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

    private async Task<bool> ConfirmAsync((string Channel, string WireId) receipt)
    {
        var confirmed = await work.ConfirmAsync(receipt.Channel, receipt.WireId, WorkState.Delivered, null, time.GetUtcNow(), CancellationToken.None);
        if (confirmed)
            early.TryRemove(receipt, out _);
        return confirmed;
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
