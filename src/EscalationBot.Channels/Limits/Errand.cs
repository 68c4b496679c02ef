using EscalationBot.Conversation.Delivery;

namespace EscalationBot.Channels.Limits;

/// <summary>Where errands begin: every call to a service belongs to one, so that none goes past the limits.</summary>
/// <param name="time">Of the office, by which the limits know how long to wait.</param>
internal sealed class Errands(ICallLimits limits, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>Its first call was granted before.</summary>
    public Errand Granted(string channel, string conversation) => new(limits, time, channel, conversation, granted: true, Patience);

    public Errand Asking(string channel, string conversation) => new(limits, time, channel, conversation, granted: false, Patience);

    /// <summary>Left out when there is not room at once.</summary>
    public Errand IfThereIsRoom(string channel, string conversation) => new(limits, time, channel, conversation, granted: false, TimeSpan.Zero);
}

/// <summary>What is done in one conversation at one time. Each of its calls counts at the limits of the service. Not for two threads at once.</summary>
internal sealed class Errand(ICallLimits limits, TimeProvider time, string channel, string conversation, bool granted, TimeSpan patience)
{
    private const int MostRepeats = 5;

    private bool granted = granted;
    private int repeats;

    /// <returns>To be disposed when the call has ended; null when it must not be made.</returns>
    public async Task<IDisposable?> NextAsync(CancellationToken cancellation)
    {
        if (!granted)
            return await limits.TakeAsync(channel, conversation, reply: patience > TimeSpan.Zero, patience, cancellation);
        granted = false;
        return Nothing.ToDispose;
    }

    /// <summary>Whether a call that certainly was not carried out is worth another try; the next one waits as long as the answer asks.</summary>
    /// <param name="outcome">What the answer means for a message at a moment.</param>
    public bool MayRepeat(Func<DateTimeOffset, SendResult> outcome)
    {
        if (outcome(time.GetUtcNow()) is not SendResult.Retry { Scope: not RetryScope.Message } result || repeats++ == MostRepeats)
            return false;
        limits.Note(channel, conversation, result);
        return true;
    }

    private sealed class Nothing : IDisposable
    {
        public static Nothing ToDispose { get; } = new();

        public void Dispose()
        {
        }
    }
}
