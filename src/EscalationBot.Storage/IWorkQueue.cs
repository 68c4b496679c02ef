using System.Collections.Frozen;

namespace EscalationBot.Storage;

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
