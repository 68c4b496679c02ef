using EscalationBot.Conversation;
using EscalationBot.Conversation.Messages;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Office;

namespace EscalationBot.Storage;

/// <summary>What set a turn going. Each kind runs at most once: the store checks, and marks it done in the same commit.</summary>
public abstract record Trigger
{
    private Trigger() { }

    /// <summary>An accepted message that was not handled yet.</summary>
    public sealed record Message(string InboxKey) : Trigger;

    /// <summary>A notice claimed by this process; ignored when the claim was lost meanwhile.</summary>
    public sealed record Notice(WorkItem Claimed) : Trigger;

    /// <summary>A timer that is still set to this moment; it is removed unless the turn sets it again.</summary>
    public sealed record Timer(DueTimer Due) : Trigger;

    /// <summary>Recurring work: exactly one process wins a (job, slot).</summary>
    public sealed record Slot(string Job, string Name) : Trigger;

    /// <summary>An order from the command line or at start; runs whenever it is given.</summary>
    public sealed record Command(string Name) : Trigger;
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

    /// <summary>Gives a message up after repeated failures; an admin sees it and may run it again.</summary>
    Task SetAsideAsync(string inboxKey, string error, CancellationToken cancellation);

    /// <summary>Messages set aside, oldest first.</summary>
    IReadOnlyList<SetAsideMessage> SetAside();

    /// <summary>A view for reading outside a turn: consistent, unchanged by later commits.</summary>
    IOffice Read();
}

public sealed record SetAsideMessage(IncomingMessage Message, string Error);

/// <summary>A conversation by channel, and who is on the other side.</summary>
public readonly record struct ConversationKey(string Channel, string Conversation, string User);

public sealed record DueTimer(string Key, string Job, string Argument, DateTimeOffset Due);

public enum WorkState { Waiting, Sending, Delivered, Sent, Suppressed, Failed, Unknown }

/// <summary>A row of the outbox: a notice still without words, or a message to send.</summary>
/// <param name="Id">Rising; the order of one conversation, and the mark of the message log.</param>
/// <param name="Fence">Rises with every claim; an outcome with an older fence is ignored.</param>
/// <param name="Reason">Why it was suppressed, failed or unknown.</param>
/// <param name="Group">See <see cref="Domain.Notices.Notice.Group"/>; the message that comes of a notice carries it too.</param>
/// <param name="ChannelMessageId">The name the channel gave the message, for confirmations that come later and for changing it.</param>
/// <param name="ReactedAt">For a message of a group: when its recipient first wrote or pressed something afterwards.</param>
public sealed record WorkItem(
    long Id, string? Key, ConversationKey? To, Notice? Notice, OutgoingMessage? Message, DateTimeOffset Created, DateTimeOffset Due,
    WorkState State, int Attempts, long Fence, DateTimeOffset? LeaseUntil, DateTimeOffset? EndedAt, string? Reason,
    string? Group = null, DateTimeOffset? ReactedAt = null, string? ChannelMessageId = null);

/// <summary>How sending ended, for <see cref="IWorkQueue.CompleteAsync"/>. Waiting means: again, not before <see cref="NotBefore"/>.</summary>
public sealed record WorkOutcome(
    WorkItem Item, WorkState State, string? Reason, DateTimeOffset At, DateTimeOffset? NotBefore = null, string? ChannelMessageId = null);

/// <summary>
/// The outbox and the timers. Claims are leased and fenced; a conversation's messages are claimed lowest first, one at a time.
/// A claim whose lease ends without an outcome (also after a crash) becomes Unknown, never Waiting again, except a
/// reply on a channel where a repeat is recognisable: that goes out once more. Notices of a group that is held are not
/// claimed; claims end the waiting rows of a closed group as Suppressed, a batch at a time.
/// </summary>
public interface IWorkQueue
{
    /// <summary>Due messages and notices, marked Sending durably before they are returned.</summary>
    /// <param name="repeatable">Whether a reply to this channel may be repeated once.</param>
    Task<IReadOnlyList<WorkItem>> ClaimAsync(int most, DateTimeOffset now, TimeSpan lease, Func<string, bool> repeatable, CancellationToken cancellation);

    /// <summary>Records outcomes; false for those whose claim was lost.</summary>
    Task<bool> CompleteAsync(WorkOutcome outcome, CancellationToken cancellation);

    /// <summary>
    /// Keeps the notices of a group that are still without words from being claimed before a moment, all at once: office
    /// hours, or a quota. Says nothing about a gate that is held or closed.
    /// </summary>
    Task DelayAsync(string group, DateTimeOffset notBefore, CancellationToken cancellation);

    /// <summary>Timers due at <paramref name="now"/>, earliest first.</summary>
    IReadOnlyList<DueTimer> DueTimers(DateTimeOffset now, int most);

    /// <summary>The earliest moment at which a timer or a waiting row is due; may lie in the past; null when nothing waits.</summary>
    DateTimeOffset? NextDue();

    /// <summary>Completes when something was committed after the call that may be due: a hint to look, nothing more.</summary>
    Task ChangedAsync(CancellationToken cancellation);
}

public enum LogDirection { In, Out }

/// <summary>A line of a conversation as its user saw it. In: <see cref="Text"/>, <see cref="Files"/>. Out: <see cref="Message"/>.</summary>
/// <param name="Mark">
/// Rising over everything; read on from the last one seen. A handled message gets its mark in the commit of its turn, right
/// before the replies of that turn.
/// </param>
/// <param name="Text">In: what was typed, or the words of the pressed choice (its id, where the channel sends no words); empty when it was withheld.</param>
/// <param name="MessageId">In: <see cref="IncomingMessage.MessageId"/>.</param>
/// <param name="Files">In: <see cref="IncomingMessage.Files"/>.</param>
public sealed record LogEntry(
    long Mark, LogDirection Direction, DateTimeOffset At, string? Text, OutgoingMessage? Message, WorkState? State, string? MessageId = null,
    IReadOnlyList<Attachment>? Files = null);

/// <summary>What was said in a conversation: handled messages in, delivered or sent messages out.</summary>
public interface IMessageLog
{
    /// <summary>Entries after a mark, oldest first.</summary>
    IReadOnlyList<LogEntry> Read(string channel, string conversation, long after, int most);

    /// <summary>All rows of the outbox that ended or wait, newest last: for the self-audit and the admin.</summary>
    IReadOnlyList<WorkItem> Work(DateTimeOffset from);

    /// <summary>One row by its number; null when there is none, or it was kept long enough.</summary>
    WorkItem? Find(long id);
}

/// <summary>Files that came with messages, in the same store.</summary>
public interface IFileStore
{
    /// <summary>Keeps the bytes durably and returns their key; the same bytes have the same key.</summary>
    Task<string> PutAsync(string fileName, ReadOnlyMemory<byte> content, CancellationToken cancellation);

    Task<byte[]?> GetAsync(string key, CancellationToken cancellation);
}

/// <summary>An audit entry as stored: each carries the hash of the one before.</summary>
public sealed record StoredAuditEntry(long Number, AuditEntry Entry, string PreviousHash, string Hash);

public interface IAuditTrail
{
    IReadOnlyList<StoredAuditEntry> Read(long after, int most);

    /// <summary>The number of the first entry whose hash does not fit, or null when the chain is whole.</summary>
    long? FirstBroken();
}
