using System.Collections.Concurrent;
using EscalationBot.Conversation.Delivery;
using EscalationBot.Host.Telemetry;
using EscalationBot.Storage;

namespace EscalationBot.Host.Runtime.Delivery;

/// <summary>
/// Notes that a message reached its person. A receipt may overtake the answer of the send; it is kept until that is recorded.
/// </summary>
internal sealed class Receipts : IReceiptDoor
{
    /// <summary>Receipts of messages that nobody here sent would pile up for ever.</summary>
    private const int MostEarly = 10_000;

    private readonly IWorkQueue work;
    private readonly TimeProvider time;
    private readonly ILogger<Receipts> log;
    private readonly ConcurrentDictionary<(string Channel, string WireId), byte> early = new();
    private readonly ConcurrentQueue<(string Channel, string WireId)> oldest = new();

    public Receipts(IWorkQueue work, Dispatcher dispatcher, TimeProvider time, ILogger<Receipts> log)
    {
        (this.work, this.time, this.log) = (work, time, log);
        dispatcher.Recorded += outcome => _ = CatchUpAsync(outcome);
    }

    public async Task DeliveredAsync(string channel, string wireId)
    {
        Keep((channel, wireId));
        await ConfirmAsync((channel, wireId));
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
