namespace EscalationBot.Host.Runtime.Rates;

/// <summary>At most so many in any window of this length, wherever the window begins.</summary>
internal sealed class SlidingWindow(int most, TimeSpan length)
{
    private readonly Queue<TimeSpan> taken = new();

    public int Most => most;

    public TimeSpan Length => length;

    /// <summary>How many more may be taken now when the limit is <paramref name="limit"/>.</summary>
    public int Room(int limit, TimeSpan now)
    {
        Forget(now);
        return Math.Max(0, limit - taken.Count);
    }

    /// <summary>How long until one more may be taken; zero when it may be now.</summary>
    public TimeSpan Wait(int limit, TimeSpan now) => Room(limit, now) > 0 ? TimeSpan.Zero : taken.ElementAt(taken.Count - limit) + length - now;

    /// <summary>The part that is taken, 0 to 1.</summary>
    public double Used(TimeSpan now) => 1 - Room(most, now) / (double)most;

    public void Take(TimeSpan now) => taken.Enqueue(now);

    private void Forget(TimeSpan now)
    {
        while (taken.TryPeek(out var oldest) && oldest <= now - length)
            taken.Dequeue();
    }
}
