using EscalationBot.Conversation.Messages;
using EscalationBot.Domain.Notices;

namespace EscalationBot.Storage.Present;

/// <summary>What follows from a row of the outbox alone.</summary>
internal static class WorkItems
{
    private const int Last = 4;

    public static bool HasEnded(this WorkItem item) => item.State is not (WorkState.Waiting or WorkState.Sending);

    /// <summary>What a row is for; a notice is asked by what it will become.</summary>
    public static MessageKind Kind(this WorkItem item) => item switch
    {
        { Message: { } message } => message.Kind,
        { Notice: NudgeNotice } => MessageKind.Nudge,
        { Notice: DigestNotice } => MessageKind.Digest,
        { Notice.Group: not null } => MessageKind.Campaign,
        _ => MessageKind.News,
    };

    /// <summary>
    /// 0 goes out first. What has its words already goes before more of the same kind gets any, so that little is on its way
    /// when a group is held.
    /// </summary>
    public static int Priority(this WorkItem item) => item is { Group: not null, Message: null } ? Last : ByKind(item);

    private static int ByKind(WorkItem item) => item.Kind() switch
    {
        MessageKind.Reply => 0,
        MessageKind.Nudge or MessageKind.News => 1,
        MessageKind.Digest => 2,
        MessageKind.Campaign => 3,
        var kind => throw new ArgumentOutOfRangeException(nameof(item), kind, "A message of a kind without a place in the queue."),
    };

    public static WorkItem Ended(this WorkItem item, WorkState state, string? reason, DateTimeOffset at) =>
        item with { State = state, Reason = reason, LeaseUntil = null, EndedAt = at };

    public static WorkItem Again(this WorkItem item, DateTimeOffset notBefore, string? reason) =>
        item with { State = WorkState.Waiting, Due = notBefore, Reason = reason, LeaseUntil = null };
}
