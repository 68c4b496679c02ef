namespace EscalationBot.Storage.Postgres;

/// <summary>
/// What waits while the transactions before it are under way goes together into the next one: alone it costs as many round trips, and
/// a wait for the disk of its own.
/// </summary>
/// <param name="atOnce">How many groups are under way at a time.</param>
internal sealed class Gathering<T>(Threads threads, int atOnce, Action<IReadOnlyList<T>> run)
{
    /// <summary>Whoever is first in a group waits for the last.</summary>
    private const int Largest = 32;

    private readonly Queue<T> waiting = [];
    private int running;

    /// <exception cref="ObjectDisposedException">The store was closed.</exception>
    public void Add(T piece)
    {
        lock (waiting)
        {
            waiting.Enqueue(piece);
            if (running == atOnce)
                return;
            running++;
        }
        try
        {
            threads.Start(Run);
        }
        catch (ObjectDisposedException)
        {
            lock (waiting)
                running--;
            throw;
        }
    }

    /// <summary>Others get their turn between two groups.</summary>
    private void Run()
    {
        while (true)
        {
            if (Take() is not { Count: > 0 } group)
                return;
            run(group);
            try
            {
                threads.Start(Run);
                return;
            }
            catch (ObjectDisposedException)
            {
                // The store closes: what waits is finished here.
            }
        }
    }

    private List<T> Take()
    {
        lock (waiting)
        {
            var group = new List<T>();
            while (group.Count < Largest && waiting.TryDequeue(out var piece))
                group.Add(piece);
            if (group.Count == 0)
                running--;
            return group;
        }
    }
}
