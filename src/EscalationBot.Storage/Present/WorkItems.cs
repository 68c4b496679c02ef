using EscalationBot.Conversation.Messages;
using EscalationBot.Domain.Notices;

namespace EscalationBot.Storage.Present;

/// <summary>What follows from a row of the outbox alone.</summary>
public static class WorkItems
{
    internal static bool HasEnded(this WorkItem item) => item.State is not (WorkState.Waiting or WorkState.Sending or WorkState.Told);

    /// <summary>A notice that is being told: its recipient gets no other one meanwhile.</summary>
    internal static bool IsUnderway(this WorkItem item) => item is { Message: null, State: WorkState.Sending or WorkState.Told };

    /// <summary>What a row is for; a notice is asked by what it will become.</summary>
    public static WorkClass Class(this WorkItem item) => item switch
    {
        { Message: { } message } => ClassOf(message.Kind),
        { Notice: DigestNotice } => WorkClass.Digest,
        { Notice.Group: not null } => WorkClass.Bulk,
        _ => WorkClass.News,
    };

    /// <summary>Whether it is the message to which a channel gave this name, or may turn out to be.</summary>
    internal static bool MayBe(this WorkItem item, string wireId) => item.State == WorkState.Sending || item.ChannelMessageId == wireId;

    internal static WorkItem Ended(this WorkItem item, WorkState state, string? reason, DateTimeOffset at) =>
        item with { State = state, Reason = reason, LeaseUntil = null, EndedAt = at };

    internal static WorkItem Again(this WorkItem item, DateTimeOffset notBefore, string? reason) =>
        item with { State = WorkState.Waiting, Due = notBefore, Reason = reason, LeaseUntil = null };

    /// <summary>Back to where it was before the claim.</summary>
    internal static WorkItem PutBack(this WorkItem item, DateTimeOffset? notBefore, string? reason) =>
        item.Again(notBefore ?? item.Due, reason) with { Attempts = item.Attempts - 1 };

    private static WorkClass ClassOf(MessageKind kind) => kind switch
    {
        MessageKind.Reply => WorkClass.Reply,
        MessageKind.Nudge or MessageKind.News => WorkClass.News,
        MessageKind.Digest => WorkClass.Digest,
        MessageKind.Campaign => WorkClass.Bulk,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A message of a kind without a place in the queue."),
    };
}
