using System.Collections.Immutable;
using EscalationBot.Domain.Notices;

namespace EscalationBot.Storage.Present;

/// <summary>
/// The notices of one group: the gate before those still without words, and where every recipient stands.
/// </summary>
/// <param name="NotBefore">Open only from this moment on: office hours or a quota, found out when a row was claimed.</param>
/// <param name="Reacted">Of those who still have a row.</param>
internal sealed record WorkGroup(
    Gate Gate, DateTimeOffset? NotBefore, ImmutableDictionary<NoticeOutcome, ImmutableSortedSet<long>> Recipients, int Reacted)
{
    public static WorkGroup Empty { get; } = new(Gate.Open, null, ImmutableDictionary<NoticeOutcome, ImmutableSortedSet<long>>.Empty, 0);

    /// <summary>Those whose rows are gone.</summary>
    public GroupTally Past { get; init; } = GroupTally.Empty;

    /// <summary>Closed, with rows that have not been ended yet.</summary>
    public bool MustBeSwept => Gate == Gate.Closed && !Of(NoticeOutcome.Waiting).IsEmpty;

    public bool IsOpen(DateTimeOffset now) => Gate == Gate.Open && !(NotBefore > now);

    public ImmutableSortedSet<long> Of(NoticeOutcome outcome) => Recipients.GetValueOrDefault(outcome, []);

    /// <summary>A notice came into being or went on.</summary>
    public WorkGroup Move(WorkItem? before, WorkItem after)
    {
        var recipients = Recipients;
        if (before?.Outcome() is { } was)
            recipients = recipients.SetItem(was, Of(was).Remove(before.Id));
        recipients = recipients.SetItem(after.Outcome(), recipients.GetValueOrDefault(after.Outcome(), []).Add(after.Id));
        var reacted = Reacted + (after.ReactedAt is null ? 0 : 1) - (before?.ReactedAt is null ? 0 : 1);
        return this with { Recipients = recipients, Reacted = reacted };
    }

    public GroupTally Tally() => GroupTally.Of(outcome => Of(outcome).Count, Reacted).Plus(Past);

    /// <summary>A notice that ended loses its row and stays counted.</summary>
    public WorkGroup Drop(WorkItem notice)
    {
        var (outcome, reacted) = (notice.Outcome(), notice.ReactedAt is null ? 0 : 1);
        return this with
        {
            Recipients = Recipients.SetItem(outcome, Of(outcome).Remove(notice.Id)),
            Reacted = Reacted - reacted,
            Past = Past.Plus(GroupTally.Of(o => o == outcome ? 1 : 0, reacted) with { Gone = 1 }),
        };
    }
}

/// <summary>What a row of a group says of its recipient.</summary>
internal static class GroupRows
{
    public static NoticeOutcome Outcome(this WorkItem row) => row.State switch
    {
        WorkState.Waiting or WorkState.Sending or WorkState.Told => NoticeOutcome.Waiting,
        WorkState.Delivered => NoticeOutcome.Delivered,
        WorkState.Sent => NoticeOutcome.Unconfirmed,
        WorkState.Suppressed => row.Reason switch
        {
            WorkReasons.NoAccount or WorkReasons.NoRoute => NoticeOutcome.Unreachable,
            WorkReasons.GroupClosed => NoticeOutcome.Stopped,
            _ => NoticeOutcome.NotNeeded,
        },
        WorkState.Failed => NoticeOutcome.Failed,
        WorkState.Unknown => NoticeOutcome.Unknown,
        _ => throw new ArgumentOutOfRangeException(nameof(row), row.State, "No such state."),
    };

    /// <summary>Went out, or may have, and the recipient has shown no reaction yet.</summary>
    public static bool AwaitsReaction(this WorkItem row) =>
        row is { Group: not null, To: not null, ReactedAt: null, State: WorkState.Delivered or WorkState.Sent or WorkState.Unknown };

    public static RecipientOutcome AsOutcome(this WorkItem row) =>
        new(row.Notice!.Recipient, row.Outcome(), row.Reason, row.Route?.Account.Channel, row.EndedAt, row.ReactedAt);
}
