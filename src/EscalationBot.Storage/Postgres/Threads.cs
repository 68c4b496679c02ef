using System.Collections.Concurrent;

namespace EscalationBot.Storage.Postgres;

/// <summary>
/// The threads on which turns run: a turn asks the database in the middle of its own synchronous code, and must not hold up
/// a thread that serves anybody else.
/// </summary>
internal sealed class Threads : IAsyncDisposable
{
    private readonly BlockingCollection<Action> waiting = [];
    private readonly List<Task> ends = [];

    public Threads(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            ends.Add(ended.Task);
            new Thread(() => Run(ended)) { IsBackground = true, Name = "store turn" }.Start();
        }
    }

    /// <param name="cancellation">Honoured until the work begins, never after.</param>
    /// <exception cref="ObjectDisposedException">The store was closed.</exception>
    public Task<T> DoAsync<T>(Func<T> work, CancellationToken cancellation)
    {
        var source = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        Start(() => Do(work, source, cancellation));
        return source.Task;
    }

    /// <param name="work">Throws nothing.</param>
    /// <exception cref="ObjectDisposedException">The store was closed.</exception>
    public void Start(Action work)
    {
        try
        {
            waiting.Add(work, CancellationToken.None);
        }
        catch (InvalidOperationException)
        {
            throw new ObjectDisposedException(nameof(PostgresStore));
        }
    }

    /// <summary>Takes no more work and finishes what waits.</summary>
    public async ValueTask DisposeAsync()
    {
        waiting.CompleteAdding();
        await Task.WhenAll(ends).ConfigureAwait(false);
    }

    private void Run(TaskCompletionSource ended)
    {
        foreach (var work in waiting.GetConsumingEnumerable())
            work();
        ended.SetResult();
    }

    private static void Do<T>(Func<T> work, TaskCompletionSource<T> source, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested)
        {
            source.SetCanceled(cancellation);
            return;
        }
        try
        {
            source.SetResult(work());
        }
        catch (Exception e)
        {
            source.SetException(e);
        }
    }
}
