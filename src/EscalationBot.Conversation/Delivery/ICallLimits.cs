namespace EscalationBot.Conversation.Delivery;

/// <summary>
/// What a service takes, for a channel that needs more calls than the one which was granted with a message: its further parts, a
/// repeat, a sign beside it.
/// </summary>
public interface ICallLimits
{
    /// <summary>Waits until one more call may go into a conversation, and counts it.</summary>
    /// <param name="reply">Whether it may use what is kept free for replies.</param>
    /// <param name="patience">The longest wait; zero: now or not at all.</param>
    /// <returns>To be disposed when the call has ended; null when there is no room within that time, and nothing is counted.</returns>
    Task<IDisposable?> TakeAsync(string channel, string conversation, bool reply, TimeSpan patience, CancellationToken cancellation);

    /// <summary>Learns from a call whose end nobody else hears of.</summary>
    void Note(string channel, string conversation, SendResult result);
}
