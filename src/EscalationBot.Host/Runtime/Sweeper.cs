using EscalationBot.Domain.Office;
using EscalationBot.Host.Telemetry;
using EscalationBot.Storage;

namespace EscalationBot.Host.Runtime;

/// <summary>The door for the clock: does the work of every timer whose moment has come.</summary>
internal sealed class Sweeper(IWorkQueue work, TurnRunner turns, SelfAuditor auditor, TimeProvider time, ILogger<Sweeper> log) : IDisposable
{
    private const int BatchSize = 500;

    private static readonly TimeSpan RestAfterFailure = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim gate = new(1);

    /// <summary>Timers whose work failed, and the real moment from which it is tried again.</summary>
    private readonly Dictionary<DueTimer, long> resting = [];

    /// <summary>Works until nothing is due; passes do not overlap.</summary>
    /// <returns>The number of timers whose work was done.</returns>
    public async Task<int> PassAsync(CancellationToken cancellation)
    {
        await gate.WaitAsync(cancellation);
        try
        {
            var done = 0;
            while (NextBatch() is [_, ..] batch)
                done += (await Task.WhenAll(batch.Select(timer => WakeAsync(timer, cancellation)))).Count(ok => ok);
            return done;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Does something while no timer is at work.</summary>
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

    private List<DueTimer> NextBatch()
    {
        var due = work.DueTimers(time.GetUtcNow(), BatchSize + resting.Count);
        return [.. due.Where(t => !resting.TryGetValue(t, out var until) || TimeProvider.System.GetTimestamp() >= until)];
    }

    private async Task<bool> WakeAsync(DueTimer timer, CancellationToken cancellation)
    {
        try
        {
            var outcome = timer.Job == Clockwork.SelfAuditJob
                ? await auditor.WakeAsync(timer, cancellation)
                : await turns.WakeAsync(timer, cancellation);
            resting.Remove(timer);
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
