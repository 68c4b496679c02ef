using EscalationBot.Conversation;
using EscalationBot.Conversation.Messages;
using EscalationBot.Domain.Campaigns;
using EscalationBot.Domain.Digests;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;
using EscalationBot.Domain.Reach;
using EscalationBot.Domain.Reviews;

namespace EscalationBot.Storage.Changes;

/// <summary>
/// One elementary change of the present state, with every number already decided, so that applying it again to the same
/// state gives the same state. The journal is a list of these; a restart applies them once more.
/// </summary>
internal abstract record Change;

internal sealed record MessageAccepted(IncomingMessage Message) : Change;

/// <param name="Mark">Its place in the log of its conversation.</param>
internal sealed record MessageHandled(string InboxKey, long Mark) : Change;

internal sealed record MessagePutAside(string InboxKey, string Error) : Change;

internal sealed record MessageTakenUp(string InboxKey) : Change;

/// <summary>What was said is forgotten; that a message came, from whom and when stays, so a repeat is still recognised.</summary>
internal sealed record MessageWordsForgotten(string InboxKey) : Change;

/// <summary>What a message said is forgotten; how sending it ended stays.</summary>
internal sealed record WorkWordsForgotten(long Id) : Change;

/// <summary>A message without words was kept long enough and is gone; a repeat would be a message of its own.</summary>
internal sealed record MessageDropped(long Number) : Change;

/// <summary>A message of the outbox that ended and has no words was kept long enough and is gone.</summary>
internal sealed record WorkDropped(long Id) : Change;

/// <summary>A notice that ended was kept long enough; its part in the sums of its day and its group stays, and the hash of its key.</summary>
/// <param name="Day">As <see cref="Present.PastDay"/> counts it.</param>
internal sealed record NoticeDropped(long Id, DateOnly Day, string? Group) : Change;

/// <summary>What is left of the notices of a day, as another store kept it.</summary>
/// <param name="Keys">As <see cref="Present.KeyFence.ToText"/>.</param>
internal sealed record PastDayMoved(DateOnly Day, IReadOnlyList<IntentSums> Sums, string Keys) : Change;

/// <summary>What is left of a group of notices, as another store kept it.</summary>
internal sealed record PastGroupMoved(string Group, GroupTally Tally) : Change;

/// <summary>A message loses its sender and its place; a repeat is still recognised.</summary>
/// <param name="Mark">Its place in the log; one that was set aside gets it now.</param>
internal sealed record MessageErased(string InboxKey, long Mark) : Change;

/// <summary>A row of the outbox that ended loses the account; its outcome stays.</summary>
internal sealed record WorkErased(long Id, AccountId Account) : Change;

internal sealed record StateForgotten(ConversationKey Conversation) : Change;

/// <summary>When an account was heard and what is held of it is forgotten, and how these conversations are reached.</summary>
internal sealed record ReachForgotten(AccountId Account, IReadOnlyList<string> Conversations) : Change;

/// <summary>An account was erased: by its hash, so that a deletion can be done again on an older backup.</summary>
internal sealed record ErasureNoted(string Hash, DateTimeOffset At) : Change;

internal sealed record SlotTaken(string Job, string Name) : Change;

internal sealed record StateSaved(ConversationKey Conversation, ConversationState State) : Change;

internal sealed record FactsAppended(ProposalId Proposal, IReadOnlyList<RecordedFact> Facts) : Change;

internal sealed record CampaignAppended(CampaignId Campaign, IReadOnlyList<RecordedCampaignFact> Facts) : Change;

internal sealed record ReviewsAppended(IReadOnlyList<RecordedReviewFact> Facts) : Change;

internal sealed record DirectoryChanged(DirectoryDelta Delta) : Change;

internal sealed record SnapshotTaken(TallySnapshot Snapshot) : Change;

internal sealed record TimerSet(DueTimer Timer) : Change;

internal sealed record TimerCleared(string Key) : Change;

internal sealed record WorkAdded(WorkItem Item) : Change;

/// <summary>A row of the outbox went on: claimed, ended, or waiting again.</summary>
internal sealed record WorkMoved(
    long Id, WorkState State, DateTimeOffset Due, int Attempts, long Fence, DateTimeOffset? LeaseUntil, DateTimeOffset? EndedAt, string? Reason,
    string? Bucket, RouteName? Route, IReadOnlyList<RouteName>? Tried, string? ChannelMessageId) : Change
{
    public static WorkMoved To(WorkItem next) => new(
        next.Id, next.State, next.Due, next.Attempts, next.Fence, next.LeaseUntil, next.EndedAt, next.Reason,
        next.Bucket, next.Route, next.Tried, next.ChannelMessageId);

    public WorkItem Apply(WorkItem row) => row with
    {
        State = State,
        Due = Due,
        Attempts = Attempts,
        Fence = Fence,
        LeaseUntil = LeaseUntil,
        EndedAt = EndedAt,
        Reason = Reason,
        Bucket = Bucket,
        Route = Route,
        Tried = Tried,
        ChannelMessageId = ChannelMessageId,
    };
}

/// <summary>The recipient of a message of a group showed a reaction.</summary>
internal sealed record WorkReacted(long Id, DateTimeOffset At) : Change;

/// <summary>A group was opened, held, closed or delayed.</summary>
internal sealed record GroupGated(string Group, Gate Gate, DateTimeOffset? NotBefore) : Change;

/// <summary>A channel found out how a conversation is reached; it is named like an account.</summary>
internal sealed record AddressLearned(AccountId Conversation, string Address) : Change;

internal sealed record HoldChanged(HoldChange Hold) : Change;

internal sealed record AuditWritten(StoredAuditEntry Entry) : Change;
