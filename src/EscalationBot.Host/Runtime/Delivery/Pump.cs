using EscalationBot.Storage;

namespace EscalationBot.Host.Runtime.Delivery;

/// <summary>Claims rows and works on them side by side until nothing that is due can be claimed; passes do not overlap.</summary>
internal sealed class Pump(
    IWorkQueue work, int parallel, Func<int, CancellationToken, Task<IReadOnlyList<WorkItem>>> claim, Func<WorkItem, Task> handle) : IDisposable
{
    private readonly SemaphoreSlim gate = new(1);

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
                total += await FillAsync(running, cancellation);
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
