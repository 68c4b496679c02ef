using EscalationBot.Host.Options;

namespace EscalationBot.Host.Runtime.Vitals;

/// <summary>Work that goes on as long as the office does.</summary>
internal enum Loop { Clock, Replies, Notices }

/// <summary>When each loop last got something done; by the time that passes, for the clock of the demo stands still.</summary>
internal sealed class Heartbeats
{
    /// <summary>A loop that has nothing to do looks twice as often; one that waits for a send waits no longer than its lease.</summary>
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(1);

    private readonly long[] last;
    private readonly TimeProvider time;
    private readonly TimeSpan longest;

    public Heartbeats(DeliveryOptions delivery, TimeProvider time)
    {
        this.time = time;
        longest = delivery.Lease + Idle;
        last = [.. Enum.GetValues<Loop>().Select(_ => time.GetTimestamp())];
    }

    /// <summary>Said when a step succeeded: a loop that only fails is not alive.</summary>
    public void Beat(Loop loop) => Volatile.Write(ref last[(int)loop], time.GetTimestamp());

    /// <summary>Loops that stand still, or whose every step fails.</summary>
    public IEnumerable<Loop> Silent() => Enum.GetValues<Loop>().Where(loop => time.GetElapsedTime(Volatile.Read(ref last[(int)loop])) > longest);
}
