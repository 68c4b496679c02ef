namespace EscalationBot.Host.Runtime;

/// <summary>The messages of one conversation that wait for their turn, in their order.</summary>
/// <param name="last">The number of the last message that was dealt with.</param>
internal sealed class Lane(long last, TimeProvider time, TimeSpan patience)
{
    private readonly List<Entry> waiting = [];
    private readonly Lock gate = new();
    private bool busy;
    private ITimer? alarm;
    private long last = last;

    public bool IsAtRest
    {
        get
        {
            lock (gate)
            {
                return !busy && waiting.Count == 0;
            }
        }
    }

    public Task<T> Add<T>(long? place, Func<Task<T>> work)
    {
        var result = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            var entry = new Entry(place, time.GetTimestamp(), () => FinishAsync(work, result));
            var behind = waiting.FindIndex(w => w.Place > place);
            waiting.Insert(behind < 0 ? waiting.Count : behind, entry);
        }
        Next();
        return result.Task;
    }

    private void Next()
    {
        lock (gate)
        {
            if (busy || waiting.Count == 0)
                return;
            var next = waiting[0];
            if (next.Place > last + 1 && patience - time.GetElapsedTime(next.Since) is { Ticks: > 0 } left)
            {
                alarm ??= time.CreateTimer(_ => Next(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
                alarm.Change(left, Timeout.InfiniteTimeSpan);
                return;
            }
            waiting.RemoveAt(0);
            busy = true;
            _ = RunAsync(next);
        }
    }

    private async Task RunAsync(Entry entry)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        var tell = await entry.Work();
        lock (gate)
        {
            busy = false;
            last = Math.Max(last, entry.Place ?? 0);
            if (waiting.Count == 0)
                alarm?.Dispose();
            alarm = waiting.Count == 0 ? null : alarm;
        }
        // Told only now, so that whoever hears it finds the lane at rest.
        tell();
        Next();
    }

    private static async Task<Action> FinishAsync<T>(Func<Task<T>> work, TaskCompletionSource<T> result)
    {
        try
        {
            var done = await work();
            return () => result.SetResult(done);
        }
        catch (Exception e)
        {
            return () => result.SetException(e);
        }
    }

    /// <param name="Work">Answers with how to tell its end.</param>
    private sealed record Entry(long? Place, long Since, Func<Task<Action>> Work);
}
