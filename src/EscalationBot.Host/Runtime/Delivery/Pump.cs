using EscalationBot.Storage;

namespace EscalationBot.Host.Runtime.Delivery;

/// <summary>Claims rows and works on them side by side until nothing that is due can be claimed; passes do not overlap.</summary>
/// <param name="beat">Said after every look for more rows that something led to, or that found some.</param>
internal sealed class Pump(
    IWorkQueue work, int parallel, Func<int, CancellationToken, Task<IReadOnlyList<WorkItem>>> claim, Func<WorkItem, Task> handle, Action beat, TimeProvider time)
{
    /// <summary>One send may take minutes: what falls due meanwhile, or the claim of a process that is gone, does not wait for its end.</summary>
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(0.25);

    private readonly OneAtATime gate = new();

    /// <returns>The number of rows worked on.</returns>
    public Task<int> PassAsync(CancellationToken cancellation) => gate.DoAsync(() => DrainAsync(cancellation), cancellation);

    /// <summary>Does something while nothing is on its way out.</summary>
    public Task HoldAsync(Func<Task> meanwhile, CancellationToken cancellation) => gate.DoAsync(meanwhile, cancellation);

    private async Task<int> DrainAsync(CancellationToken cancellation)
    {
        var running = new HashSet<Task>();
        try
        {
            var total = 0;
            for (var moved = true; ;)
            {
                using var looking = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
                var changed = work.ChangedAsync(looking.Token);
                var found = await FillAsync(running, cancellation);
                total += found;
                if (moved || found > 0)
                    beat();
                if (running.Count == 0)
                    return total;
                var pause = Task.Delay(LookEvery, time, looking.Token);
                moved = await Task.WhenAny([.. running, changed, pause]) != pause;
                await looking.CancelAsync();
                running.RemoveWhere(t => t.IsCompleted);
            }
        }
        finally
        {
            await Task.WhenAll(running);
        }
    }

    private async Task<int> FillAsync(HashSet<Task> running, CancellationToken cancellation)
    {
        var room = parallel - running.Count;
        if (room <= 0)
            return 0;
        var claimed = await claim(room, cancellation);
        foreach (var row in claimed)
            running.Add(Task.Run(() => handle(row), CancellationToken.None));
        return claimed.Count;
    }
}
