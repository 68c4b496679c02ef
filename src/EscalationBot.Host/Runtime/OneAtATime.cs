namespace EscalationBot.Host.Runtime;

/// <summary>
/// Lets one thing happen at a time, in the order of asking. It holds nothing that must be given back, so whoever is inside
/// when the office stops comes to an end as usual.
/// </summary>
internal sealed class OneAtATime
{
    private readonly Lock gate = new();
    private Task last = Task.CompletedTask;

    /// <param name="cancellation">Honoured while waiting; what the work does with it is its own affair.</param>
    public async Task<T> DoAsync<T>(Func<Task<T>> work, CancellationToken cancellation)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var before = Enqueue(done.Task);
        try
        {
            await before.WaitAsync(cancellation);
        }
        catch
        {
            _ = PassOnAsync(before, done);
            throw;
        }
        try
        {
            return await work();
        }
        finally
        {
            done.SetResult();
        }
    }

    public Task DoAsync(Func<Task> work, CancellationToken cancellation) => DoAsync(
        async () =>
        {
            await work();
            return true;
        },
        cancellation);

    private Task Enqueue(Task mine)
    {
        lock (gate)
        {
            var before = last;
            last = mine;
            return before;
        }
    }

    /// <summary>Who no longer waits still stands between its neighbours.</summary>
    private static async Task PassOnAsync(Task before, TaskCompletionSource done)
    {
        await before;
        done.SetResult();
    }
}
