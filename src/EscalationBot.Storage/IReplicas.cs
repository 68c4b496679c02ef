using EscalationBot.Conversation.Messages;

namespace EscalationBot.Storage;

/// <summary>What several processes on one store need of each other; a store of one process has none of it.</summary>
public interface IReplicas
{
    /// <summary>
    /// Takes up messages accepted at least so long ago, by the clock of the store, and not handled yet: each is given to one process, and
    /// to another one after as long again. With them comes whatever else waits in their conversations; oldest first.
    /// </summary>
    IReadOnlyList<IncomingMessage> TakeUp(TimeSpan age, int most);

    /// <summary>When the first claim of a process ends, whichever; it may be gone, and nobody else would look.</summary>
    DateTimeOffset? NextLapse();

    /// <summary>Of the same conversation, accepted before the message and not handled yet, oldest first: maybe by a process that is gone.</summary>
    IReadOnlyList<IncomingMessage> UnhandledBefore(IncomingMessage message);

    /// <summary>
    /// Takes one send from every limit, for all processes together, at the first moment at which all have room; from none when that is
    /// further away than the patience.
    /// </summary>
    /// <param name="channel">Sends over one channel are counted one after another.</param>
    /// <returns>For each limit how long until it has room; none longer than the patience: it is taken, for when the longest is over.</returns>
    Task<IReadOnlyList<TimeSpan>> TakeAsync(string channel, IReadOnlyList<SharedLimit> limits, TimeSpan patience, CancellationToken cancellation);

    /// <summary>The keys that protect open pages, the same for all processes.</summary>
    IReadOnlyList<string> PageKeys();

    void KeepPageKey(string name, string key);
}

/// <summary>At most so many in any window of this length, wherever the window begins.</summary>
/// <param name="Name">The same for whoever counts together.</param>
public sealed record SharedLimit(string Name, int Most, TimeSpan Window);
