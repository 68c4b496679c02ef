namespace EscalationBot.Host.Runtime;

/// <summary>
/// One thing after another within a conversation, side by side across conversations. Where a channel counts the messages of
/// a conversation, one that overtook another waits for it, but not for ever.
/// </summary>
/// <param name="patience">How long a message waits for the ones before it.</param>
internal sealed class Lanes(TimeProvider time, TimeSpan patience)
{
    private readonly Dictionary<(string Channel, string Conversation), Lane> open = [];
    private readonly Lock gate = new();

    /// <param name="place">Its number within the conversation; null when the channel does not count.</param>
    /// <param name="last">The number of the last message of the conversation that was dealt with; 0 for none.</param>
    public Task<T> Add<T>((string Channel, string Conversation) conversation, long? place, Func<long> last, Func<Task<T>> work)
    {
        lock (gate)
        {
            if (!open.TryGetValue(conversation, out var lane))
                open[conversation] = lane = new Lane(last(), time, patience);
            var done = lane.Add(place, work);
            _ = ForgetAfter(conversation, lane, done);
            return done;
        }
    }

    /// <summary>A conversation at rest takes no memory.</summary>
    private async Task ForgetAfter((string, string) conversation, Lane lane, Task work)
    {
        await work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lock (gate)
        {
            if (lane.IsAtRest && open.GetValueOrDefault(conversation) == lane)
                open.Remove(conversation);
        }
    }
}
