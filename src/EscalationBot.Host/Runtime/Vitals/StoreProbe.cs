using System.Security.Cryptography;
using EscalationBot.Conversation;
using EscalationBot.Domain.Office;
using EscalationBot.Host.Telemetry;
using EscalationBot.Storage;

namespace EscalationBot.Host.Runtime.Vitals;

/// <summary>
/// Proves by a small real commit that the store keeps what it is given. The answer holds for a few seconds, and a write that
/// hangs is not repeated, so asking often costs nothing.
/// </summary>
internal sealed class StoreProbe(ITurnStore store, TimeProvider time, ILogger<StoreProbe> log)
{
    /// <summary>How long an answer holds.</summary>
    public static readonly TimeSpan Keeps = TimeSpan.FromSeconds(5);

    /// <summary>A store that needs longer for a small write is out of order.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Lock gate = new();

    /// <summary>Replicas prove the same database side by side.</summary>
    private readonly string name = $"probe:{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}";

    private Task<bool>? write;
    private long began;

    public async Task<bool> IsWritableAsync()
    {
        var (present, since) = Present();
        var left = Patience - time.GetElapsedTime(since);
        try
        {
            return await present.WaitAsync(left > TimeSpan.Zero ? left : TimeSpan.Zero, time);
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private (Task<bool> Write, long Since) Present()
    {
        lock (gate)
        {
            if (write is null || (write.IsCompleted && time.GetElapsedTime(began) >= Keeps))
                (began, write) = (time.GetTimestamp(), WriteAsync());
            return (write, began);
        }
    }

    private async Task<bool> WriteAsync()
    {
        try
        {
            await store.RunAsync(new Trigger.Command(name), null, _ => Trace(), CancellationToken.None);
            return true;
        }
        catch (Exception e)
        {
            Log.StoreNotWritable(log, Fault.Of(e));
            return false;
        }
    }

    /// <summary>A timer that is set and cleared in one commit: written for good, and nothing is left of it.</summary>
    private TurnResult<OfficeChanges> Trace() => new(ConversationState.New("vi"), [], new OfficeChanges
    {
        Timers = { new TimerChange(name, name, "", DateTimeOffset.MaxValue), new TimerChange(name, name, "", null) },
    });
}
