using EscalationBot.Domain.Office;
using EscalationBot.Host.Runtime.Cards;
using EscalationBot.Host.Runtime.Delivery;
using EscalationBot.Host.Runtime.Vitals;
using EscalationBot.Host.Telemetry;
using EscalationBot.Storage;

namespace EscalationBot.Host.Runtime;

/// <summary>The door for the clock: does the work of every timer whose moment has come.</summary>
internal sealed class Sweeper(IWorkQueue work, TurnRunner turns, SelfAuditor auditor, EchoDesk echoes, Heartbeats beats, TimeProvider time, ILogger<Sweeper> log)
{
    private const int BatchSize = 500;

    private static readonly TimeSpan RestAfterFailure = TimeSpan.FromMinutes(1);

    private readonly OneAtATime gate = new();

    /// <summary>Timers whose work failed, and the real moment from which it is tried again.</summary>
    private readonly Dictionary<DueTimer, long> resting = [];

    /// <summary>Works until nothing is due; passes do not overlap.</summary>
    /// <returns>The number of timers whose work was done.</returns>
    public Task<int> PassAsync(CancellationToken cancellation) => gate.DoAsync(() => SweepAsync(cancellation), cancellation);

    /// <summary>Does something while no timer is at work.</summary>
    public Task HoldAsync(Func<Task> meanwhile, CancellationToken cancellation) => gate.DoAsync(meanwhile, cancellation);

    private async Task<int> SweepAsync(CancellationToken cancellation)
    {
        var done = 0;
        while (NextBatch() is [_, ..] batch)
            done += (await Task.WhenAll(batch.Select(timer => WakeAsync(timer, cancellation)))).Count(ok => ok);
        beats.Beat(Loop.Clock);
        return done;
    }

    private List<DueTimer> NextBatch()
    {
        // What is done about cards has a loop of its own, which waits for the network.
        for (var most = BatchSize + resting.Count; ; most *= 2)
        {
            var due = work.DueTimers(time.GetUtcNow(), most);
            var mine = due.Where(t => t.Job != CardJob.Name && (!resting.TryGetValue(t, out var until) || TimeProvider.System.GetTimestamp() >= until)).ToList();
            if (mine.Count > 0 || due.Count < most)
                return mine;
        }
    }

    private async Task<bool> WakeAsync(DueTimer timer, CancellationToken cancellation)
    {
        try
        {
            var outcome = timer.Job switch
            {
                Clockwork.SelfAuditJob => await auditor.WakeAsync(timer, cancellation),
                EchoJob.Name => await echoes.WakeAsync(timer, cancellation),
                _ => await turns.WakeAsync(timer, cancellation),
            };
            resting.Remove(timer);
            beats.Beat(Loop.Clock);
            return outcome == TurnOutcome.Done;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Log.TimerFailed(log, timer.Key, Fault.Of(e));
            Rest(timer);
            return false;
        }
    }

    private void Rest(DueTimer timer)
    {
        var ticks = (long)(RestAfterFailure.TotalSeconds * TimeProvider.System.TimestampFrequency);
        resting[timer] = TimeProvider.System.GetTimestamp() + ticks;
    }
}
