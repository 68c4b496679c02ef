using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Organisation;

namespace EscalationBot.Domain.Reach;

/// <summary>An intent of which nobody knows whether it arrived; it is not sent again by itself.</summary>
/// <param name="Recipient">Null for an answer in a conversation.</param>
public sealed record UnclearIntent(PostId? Recipient, IntentKind Kind, DateTimeOffset At, string? Reason);

/// <summary>How many messages went out, or may have, over one way of a channel.</summary>
public sealed record SentOver(string Channel, RouteWay Way, int Count);

/// <summary>What a turn may read of the outbox. Counts are kept, never found by scanning.</summary>
public interface IDeliveries
{
    /// <summary>What was due on an office day, by kind, and what became of it.</summary>
    IReadOnlyList<IntentSums> On(DateOnly day);

    /// <summary>The same, counted anew from the rows; for checks, because it may read everything that is kept.</summary>
    IReadOnlyList<IntentSums> Recount(DateOnly day);

    /// <summary>The newest intents of which nobody knows, newest first.</summary>
    IReadOnlyList<UnclearIntent> Unclear(int take);

    /// <summary>What went out unasked in the month of <paramref name="day"/>.</summary>
    IReadOnlyList<SentOver> SentInMonth(DateOnly day);

    /// <summary>The notices that reached their recipients since a moment; reads no more than ended since.</summary>
    IReadOnlyList<Notice> ReachedSince(DateTimeOffset from);

    /// <summary>Who has a notice that is not ended.</summary>
    IReadOnlySet<PostId> Awaiting();

    /// <summary>Whether nothing of a conversation is on its way or waits.</summary>
    bool IsAtRest(string channel, string conversation);

    /// <summary>Since when the oldest row waits that is due at <paramref name="now"/> and not held; null when nothing due waits.</summary>
    DateTimeOffset? OldestDue(DateTimeOffset now);
}
