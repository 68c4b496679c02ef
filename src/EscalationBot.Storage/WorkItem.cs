using EscalationBot.Conversation.Messages;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Reach;

namespace EscalationBot.Storage;

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
