namespace EscalationBot.Channels.Zalo.Sending;

/// <summary>
/// The echoes of what was sent, by their <see cref="EchoMark"/>. A send that got no answer is settled by its echo, also one that
/// came before; without one the outcome is unknown, until an echo comes later.
/// </summary>
internal sealed class EchoBook(TimeProvider time)
{
    private const int MostKept = 2_000;

    /// <summary>Echoes come within seconds; whoever waits longer holds up the conversation.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Lock gate = new();
    private readonly LinkedList<Echo> heard = [];
    private readonly LinkedList<string> answered = [];
    private readonly List<(string Mark, TaskCompletionSource<string> Found)> waiting = [];
    private long last;

    /// <summary>The place of the newest echo, taken before a send: only echoes after it can be the send's.</summary>
    public long Place()
    {
        lock (gate)
            return last;
    }

    /// <returns>Whether it belongs to a send of this process that is answered, now or before.</returns>
    public bool Hear(string mark, string wireId)
    {
        lock (gate)
        {
            if (answered.Contains(wireId))
                return true;
            if (waiting.FindIndex(w => w.Mark == mark) is >= 0 and var index)
            {
                waiting[index].Found.TrySetResult(wireId);
                waiting.RemoveAt(index);
                Keep(answered, wireId);
                return true;
            }
            if (heard.All(e => e.WireId != wireId))
                Keep(heard, new Echo(++last, mark, wireId));
            return false;
        }
    }

    /// <summary>This message had its answer: its echo settles no other.</summary>
    public void Answered(string wireId)
    {
        lock (gate)
        {
            Keep(answered, wireId);
            if (heard.FirstOrDefault(e => e.WireId == wireId) is { } echo)
                heard.Remove(echo);
        }
    }

    /// <summary>The name of the message that was sent after <paramref name="place"/> without an answer; null when no echo comes.</summary>
    public async Task<string?> FindAsync(string mark, long place, CancellationToken cancellation)
    {
        var found = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var wait = (mark, found);
        lock (gate)
        {
            if (heard.FirstOrDefault(e => e.Number > place && e.Mark == mark) is { } echo)
            {
                heard.Remove(echo);
                Keep(answered, echo.WireId);
                return echo.WireId;
            }
            waiting.Add(wait);
        }
        await Task.WhenAny(found.Task, Task.Delay(Patience, time, cancellation));
        lock (gate)
            waiting.Remove(wait);
        return found.Task.IsCompletedSuccessfully ? await found.Task : null;
    }

    private static void Keep<T>(LinkedList<T> list, T item)
    {
        list.AddLast(item);
        if (list.Count > MostKept)
            list.RemoveFirst();
    }

    private sealed record Echo(long Number, string Mark, string WireId);
}
