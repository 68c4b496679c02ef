using EscalationBot.Conversation;
using EscalationBot.Conversation.Messages;
using EscalationBot.Domain.Office;
using EscalationBot.Domain.Reach;

namespace EscalationBot.Storage;

/// <summary>What set a turn going. Each kind runs at most once: the store checks, and marks it done in the same commit.</summary>
public abstract record Trigger
{
    private Trigger() { }

    /// <summary>An accepted message that was not handled yet.</summary>
    public sealed record Message(string InboxKey) : Trigger;

    /// <summary>
    /// A message that failed again and again: it is set aside in the commit that tells its user, once; an admin sees it and may run it again.
    /// </summary>
    /// <param name="Error">What kind of fault it was and where it arose, never what anybody wrote.</param>
    public sealed record GivenUp(string InboxKey, string Error, DateTimeOffset At) : Trigger;

    /// <summary>
    /// A notice claimed by this process; ignored when the claim was lost meanwhile. Its words are claimed in the same commit,
    /// unless older messages of the conversation still wait.
    /// </summary>
    /// <param name="Route">Over which it is told; null when nobody can be reached.</param>
    public sealed record Notice(WorkItem Claimed, RouteName? Route = null) : Trigger
    {
        /// <summary>How it ends when the turn has nothing to say.</summary>
        public WorkState Silence { get; init; } = WorkState.Suppressed;
    }

    /// <summary>How sending a claimed message ended; ignored when the claim was lost meanwhile.</summary>
    public sealed record Ending(WorkOutcome Outcome) : Trigger;

    /// <summary>A timer that is still set to this moment; it is removed unless the turn sets it again.</summary>
    public sealed record Timer(DueTimer Due) : Trigger;

    /// <summary>Recurring work: exactly one process wins a (job, slot).</summary>
    public sealed record Slot(string Job, string Name) : Trigger;

    /// <summary>An order from the command line or at start; runs whenever it is given.</summary>
    /// <param name="At">When it was given; null leaves the moment to what the turn records.</param>
    public sealed record Command(string Name, DateTimeOffset? At = null) : Trigger;
}

/// <summary>What a turn sees: one consistent view, the conversation included.</summary>
public sealed record TurnView(IOffice Office, ConversationState? State);

public enum TurnOutcome { Done, NotRun }

/// <summary>
/// Runs turns: state, facts, counters, audit, timers, notices and replies commit together or not at all. The turn is
/// synchronous, does no I/O and may run again. Turns of one conversation run one after another, in the order given.
/// </summary>
public interface ITurnStore
{
    /// <summary>Puts a message in the inbox, durably; false when it was there before.</summary>
    Task<bool> AcceptAsync(IncomingMessage message, CancellationToken cancellation);

    /// <summary>Accepted and not handled yet, oldest first: what a start after a crash takes up again.</summary>
    IReadOnlyList<IncomingMessage> PendingMessages();

    /// <param name="conversation">The conversation whose state the turn reads and answers, or null.</param>
    /// <exception cref="Exception">Whatever the turn threw; then nothing was committed and the trigger is still open.</exception>
    Task<TurnOutcome> RunAsync(
        Trigger trigger, ConversationKey? conversation, Func<TurnView, TurnResult<OfficeChanges>> turn, CancellationToken cancellation);

    /// <summary>Messages set aside, oldest first.</summary>
    IReadOnlyList<SetAsideMessage> SetAside();

    /// <summary>What is remembered of a conversation; null when nothing is.</summary>
    ConversationState? StateOf(ConversationKey conversation);

    /// <summary>A view for reading outside a turn: consistent, unchanged by later commits.</summary>
    IOfficeReading Read();
}

/// <summary>A view that may hold a connection of its store until it is closed: close it soon.</summary>
public interface IOfficeReading : IOffice, IDisposable;

public static class Readings
{
    /// <summary>Looks at the present once.</summary>
    public static T Look<T>(this ITurnStore store, Func<IOffice, T> look)
    {
        using var office = store.Read();
        return look(office);
    }
}

public sealed record SetAsideMessage(IncomingMessage Message, string Error);

/// <summary>A conversation by channel, and who is on the other side.</summary>
public readonly record struct ConversationKey(string Channel, string Conversation, string User);

public sealed record DueTimer(string Key, string Job, string Argument, DateTimeOffset Due);
