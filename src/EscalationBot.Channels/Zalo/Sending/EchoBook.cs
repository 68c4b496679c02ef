namespace EscalationBot.Channels.Zalo.Sending;

/// <summary>
/// The echoes of what was sent. A send that got no answer is settled by its echo, also one that came before; without one, the
/// outcome stays unknown.
/// </summary>
internal sealed class EchoBook(TimeProvider time)
{
    private const int MostKept = 2_000;

    /// <summary>Echoes come within seconds; whoever waits longer holds up the conversation.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Lock gate = new();
    private readonly LinkedList<Echo> heard = [];
    private readonly LinkedList<string> answered = [];
    private readonly List<(string User, string Text, TaskCompletionSource<string> Found)> waiting = [];
    private long last;

    /// <summary>Taken before a send: only echoes after it can be the send's.</summary>
    public long Mark()
    {
        lock (gate)
            return last;
    }

    public void Hear(string user, string text, string wireId)
    {
        lock (gate)
        {
            if (answered.Contains(wireId) || heard.Any(e => e.WireId == wireId))
                return;
            if (waiting.FindIndex(w => w.User == user && w.Text == Same(text)) is >= 0 and var index)
            {
                waiting[index].Found.TrySetResult(wireId);
                waiting.RemoveAt(index);
                Keep(answered, wireId);
            }
            else
            {
                Keep(heard, new Echo(++last, user, Same(text), wireId));
            }
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

    /// <summary>The name of the message that was sent after <paramref name="mark"/> without an answer; null when no echo comes.</summary>
    public async Task<string?> FindAsync(string user, string text, long mark, CancellationToken cancellation)
    {
        var found = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var wait = (user, Same(text), found);
        lock (gate)
        {
            if (heard.FirstOrDefault(e => e.Number > mark && e.User == user && e.Text == Same(text)) is { } echo)
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

    private static string Same(string text) => text.Trim();

    private static void Keep<T>(LinkedList<T> list, T item)
    {
        list.AddLast(item);
        if (list.Count > MostKept)
            list.RemoveFirst();
    }

    private sealed record Echo(long Number, string User, string Text, string WireId);
}
