using EscalationBot.Conversation;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Office;
using EscalationBot.Domain.Organisation;
using EscalationBot.Storage.Changes;
using EscalationBot.Storage.Present;

namespace EscalationBot.Storage.Writing;

/// <summary>
/// One piece of work on a store: the present it sees, with everything it has done so far, and the changes it makes. What a
/// turn, a claim and an ending mean is written against it once; the stores differ in how they find and keep.
/// </summary>
internal interface IDraft
{
    /// <summary>The latest moment a claim was asked for, in this process.</summary>
    DateTimeOffset LatestClaim { get; }

    IOffice Office(OfficeRules rules);

    InboxEntry? Message(string inboxKey);

    ConversationState? State(ConversationKey conversation);

    DueTimer? Timer(string key);

    bool IsTaken(SlotTaken slot);

    /// <summary>A row of the outbox.</summary>
    WorkItem? Work(long id);

    /// <summary>Whether this intent ever existed.</summary>
    bool KnowsIntent(string key);

    /// <summary>The messages that a notice became when it was told last, in order; none once nothing more can be learned of them.</summary>
    IReadOnlyList<WorkItem> MessagesOf(long notice);

    /// <summary>Messages of groups that reached a conversation, or may have, and met no reaction there.</summary>
    IReadOnlyList<WorkItem> Unanswered(Room room);

    /// <summary>Whether nothing of a conversation is on its way or waits.</summary>
    bool IsAtRest(Room room);

    Gate GateOf(string group);

    /// <summary>What forgets everything said in the conversation of an account, as far as it was handled or has ended.</summary>
    IReadOnlyList<Change> ToForget(AccountId account);

    /// <summary>What takes an account out of everything that was handled or has ended.</summary>
    /// <param name="at">When; for <see cref="ErasureNoted"/>.</param>
    IReadOnlyList<Change> ToErase(AccountId account, DateTimeOffset at);

    /// <summary>The next number of the one sequence that orders messages in and out.</summary>
    long NextMark();

    /// <summary>The entry with its place in the chain.</summary>
    StoredAuditEntry Chained(AuditEntry entry);

    void Do(Change change);

    void Keep(FileContent file);
}
