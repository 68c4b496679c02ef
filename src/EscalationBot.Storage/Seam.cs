using System.Collections.Frozen;
using EscalationBot.Conversation;
using EscalationBot.Conversation.Messages;
using EscalationBot.Domain.Notices;
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

/// <summary>Told: a notice that has its words, while the messages they became are on their way. The last five are ends.</summary>
public enum WorkState { Waiting, Sending, Told, Delivered, Sent, Suppressed, Failed, Unknown }

/// <summary>
/// A row of the outbox: an intent (a notice), or a message to send. A notice ends as its messages do, so that every intent
/// has exactly one end, whatever it was tried over.
/// </summary>
/// <param name="Id">Rising; the order of one conversation, and the mark of the message log.</param>
/// <param name="Fence">Rises with every claim; an outcome with an older fence is ignored.</param>
/// <param name="Reason">Why it was suppressed, failed or unknown.</param>
/// <param name="Group">See <see cref="Domain.Notices.Notice.Group"/>; the message that comes of a notice carries it too.</param>
/// <param name="ReactedAt">For a notice of a group and its message: when the recipient first wrote or pressed something afterwards.</param>
public sealed record WorkItem(
    long Id, string? Key, ConversationKey? To, Notice? Notice, OutgoingMessage? Message, DateTimeOffset Created, DateTimeOffset Due,
    WorkState State, int Attempts, long Fence, DateTimeOffset? LeaseUntil, DateTimeOffset? EndedAt, string? Reason,
    string? Group = null, DateTimeOffset? ReactedAt = null)
{
    /// <summary>For a message: the notice it says, by its number, and the fence under which that was put into words.</summary>
    public Telling? Of { get; init; }

    /// <summary>The trace of the message that caused it, as a W3C trace parent.</summary>
    public string? Trace { get; init; }

    /// <summary>The office day it was due on at first.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>The channel whose limits it waits for: of a message its own, of a notice the one it will probably take.</summary>
    public string? Bucket { get; init; }

    /// <summary>Over which it goes, or went last.</summary>
    public RouteName? Route { get; init; }

    /// <summary>For a notice: routes that refused it.</summary>
    public IReadOnlyList<RouteName>? Tried { get; init; }

    /// <summary>Of a message: what it said was kept long enough and is gone.</summary>
    public bool? WordsForgotten { get; init; }

    /// <summary>
    /// The name the channel gave the message, for confirmations that come later and for changing it. Unknown: the mark by which the
    /// channel will recognise it, if it can.
    /// </summary>
    public string? ChannelMessageId { get; init; }
}

/// <param name="AtOnce">It goes out under the claim of the notice itself; otherwise whoever claims the message sends it.</param>
public sealed record Telling(long Notice, long Fence, bool AtOnce = false);

/// <summary>How sending ended, for <see cref="IWorkQueue.CompleteAsync"/>. Waiting means: again, not before <see cref="NotBefore"/>.</summary>
public sealed record WorkOutcome(WorkItem Item, WorkState State, string? Reason, DateTimeOffset At, DateTimeOffset? NotBefore = null)
{
    /// <summary>Waiting: it was put off without being tried, so the claim does not count; without <see cref="NotBefore"/> it stays due.</summary>
    public bool Untried { get; init; }

    /// <summary>Waiting: the channel whose limits it waits for.</summary>
    public string? Bucket { get; init; }

    /// <summary>Waiting: this route refused what a notice said; the notice is told over another one.</summary>
    public bool OtherRoute { get; init; }

    /// <summary>Delivered or Sent: the name that the channel gave the message. Unknown: the mark by which the channel will recognise it.</summary>
    public string? ChannelMessageId { get; init; }

    /// <summary>How the conversation is reached from now on; null: as before.</summary>
    public string? Address { get; init; }
}

/// <summary>In the order of going out.</summary>
public enum WorkClass { Reply, News, Digest, Bulk }

/// <summary>What a claim asks for.</summary>
/// <param name="Lease">How long nobody else gets it.</param>
public sealed record ClaimWish(int Most, DateTimeOffset Now, TimeSpan Lease)
{
    /// <summary>Messages that have their words.</summary>
    public bool Messages { get; init; } = true;

    /// <summary>Notices still without words.</summary>
    public bool Notices { get; init; } = true;

    /// <summary>This class first, the others in their order: what lets every class have a share.</summary>
    public WorkClass First { get; init; } = WorkClass.Reply;

    /// <summary>Channels whose limits are reached: rows that wait for them are left alone.</summary>
    public IReadOnlySet<string> Closed { get; init; } = FrozenSet<string>.Empty;

    /// <summary>Whether a reply to this channel may be repeated once after a crash.</summary>
    public Func<string, bool> Repeatable { get; init; } = static _ => false;
}

/// <summary>
/// The outbox and the timers. Claims are leased and fenced. A conversation's messages are claimed lowest first, one at a time,
/// and a recipient has one notice on its way at a time. A claim whose lease ends without an outcome (also after a crash)
/// becomes Unknown, never Waiting again, except a notice without words, and a reply on a channel where a repeat is
/// recognisable: that goes out once more. Notices of a group that is held are not claimed; claims end the waiting rows of
/// a closed group as Suppressed, a batch at a time.
/// </summary>
public interface IWorkQueue
{
    /// <summary>Due messages and notices, marked Sending durably before they are returned.</summary>
    Task<IReadOnlyList<WorkItem>> ClaimAsync(ClaimWish wish, CancellationToken cancellation);

    /// <summary>The messages of a told notice that are claimed with it, in order.</summary>
    IReadOnlyList<WorkItem> MessagesOf(WorkItem notice);

    /// <summary>The notice that a message says.</summary>
    WorkItem? NoticeOf(WorkItem message);

    /// <summary>Messages of notices whose claim ended without an outcome: whoever finds them ends them as Unknown, by <see cref="Trigger.Ending"/>.</summary>
    IReadOnlyList<WorkItem> Lapsed(DateTimeOffset now, int most);

    /// <summary>
    /// The oldest message that ended as Unknown since a moment and goes by this mark. Null when there is none, when one is being
    /// sent in its conversation, which may be the one that was seen, and when a message there has that name already.
    /// </summary>
    /// <param name="wireId">The name that the channel gave what was seen.</param>
    WorkItem? FindUnclear(string channel, string mark, string wireId, DateTimeOffset since);

    /// <summary>Whether a message that went out has this name.</summary>
    /// <param name="since">Messages that ended before are left out.</param>
    bool Knows(string channel, string wireId, DateTimeOffset since);

    /// <summary>
    /// Records outcomes; false for those whose claim was lost, except what ended as Unknown and was Sent after all. A message of a notice moves its notice along: that ends when
    /// its last message does, and goes back to Waiting when the message was certainly not sent and is to be tried again.
    /// </summary>
    Task<bool> CompleteAsync(WorkOutcome outcome, CancellationToken cancellation);

    /// <summary>The channel says later what became of a message that it took: Delivered or Failed; false when no such message waits for that.</summary>
    Task<bool> ConfirmAsync(string channel, string wireId, WorkState state, string? reason, DateTimeOffset at, CancellationToken cancellation);

    /// <summary>
    /// Keeps the notices of a group that are still without words from being claimed before a moment, all at once: office
    /// hours, or a quota. Says nothing about a gate that is held or closed.
    /// </summary>
    Task DelayAsync(string group, DateTimeOffset notBefore, CancellationToken cancellation);

    /// <summary>Timers due at <paramref name="now"/>, earliest first.</summary>
    IReadOnlyList<DueTimer> DueTimers(DateTimeOffset now, int most);

    /// <summary>The earliest moment at which a timer or a waiting row is due; may lie in the past; null when nothing waits.</summary>
    /// <param name="closed">Channels whose rows are left out.</param>
    DateTimeOffset? NextDue(IReadOnlySet<string>? closed = null);

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
    IReadOnlyList<Attachment>? Files = null)
{
    /// <summary>In: <see cref="IncomingMessage.Field"/>.</summary>
    public string? Field { get; init; }
}

/// <summary>What was said in a conversation: handled messages in, delivered or sent messages out.</summary>
public interface IMessageLog
{
    /// <summary>Entries after a mark, oldest first.</summary>
    IReadOnlyList<LogEntry> Read(string channel, string conversation, long after, int most);

    /// <summary>The newest messages to a conversation that have their words, newest first, those on their way among them.</summary>
    IReadOnlyList<WorkItem> Newest(string channel, string conversation, int most);

    /// <summary>All rows of the outbox that ended or wait, newest last: for the self-audit and the admin.</summary>
    IReadOnlyList<WorkItem> Work(DateTimeOffset from);

    /// <summary>How many rows have no end yet; a state without any is left out.</summary>
    IReadOnlyDictionary<WorkState, int> Depth();

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

/// <summary>Lets go of what was kept long enough.</summary>
public interface IRetention
{
    /// <summary>
    /// Forgets what was said in messages handled or sent before a moment, a slice at a time. Records, the audit trail, how each
    /// sending ended and the keys that recognise a repeat stay; what is still to be handled or sent is not touched.
    /// </summary>
    /// <returns>How many messages lost their words; fewer than <paramref name="most"/> means that nothing is left.</returns>
    Task<int> ForgetWordsAsync(DateTimeOffset before, int most, CancellationToken cancellation);

    /// <summary>
    /// Drops the rows of messages, in and out, that were handled or had ended before a moment and have lost their words, and of notices that
    /// had ended, a slice at a time. Of a notice stays that there was one: in the sums of its day and its group, and by the hash of its key, so
    /// that it is never made again. Messages set aside stay, and those of a notice that goes on. A repeat of a dropped message is a
    /// message of its own.
    /// </summary>
    /// <param name="before">Longer ago than any channel repeats a message, and in a month that is over.</param>
    /// <returns>How many rows went; fewer than <paramref name="most"/> means that nothing is left.</returns>
    Task<int> DropDetailsAsync(DateTimeOffset before, int most, CancellationToken cancellation);

    /// <summary>
    /// Drops the bytes of files that nothing holds on to: no record, no bulk reminder, no draft, and no message that is still to be
    /// handled or sent, or was since a moment. What came in lately is left alone.
    /// </summary>
    /// <returns>How many files went.</returns>
    Task<int> DropFilesAsync(DateTimeOffset before, CancellationToken cancellation);
}

/// <summary>What a store does beside its commits to stay in order.</summary>
public interface IUpkeep
{
    /// <summary>
    /// Why the last attempt failed; null when all is in order. Nothing is lost and it is tried again when as much has come as before;
    /// what was deleted or forgotten may stand in the files meanwhile.
    /// </summary>
    Exception? Trouble { get; }

    /// <summary>Tries at once what failed last; ends when the attempt has, well or not. Does nothing when all is in order.</summary>
    Task TryAgainAsync(CancellationToken cancellation);
}

/// <summary>A copy of everything as of one commit, taken while the store goes on working.</summary>
public interface IBackupSource
{
    /// <summary>Writes a backup, readable by <see cref="LiteDbBackup.RestoreAsync"/>; it is whole only when this returns.</summary>
    Task BackupAsync(Stream to, CancellationToken cancellation);
}
