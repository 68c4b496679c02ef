using System.Collections.Immutable;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Organisation;

namespace EscalationBot.Storage.Present;

/// <summary>
/// The rows of one group: a gate for the notices still without words, and where every recipient stands. A recipient is
/// its notice until that has words, and then the message that came of it.
/// </summary>
/// <param name="NotBefore">Open only from this moment on: office hours or a quota, found out when a row was claimed.</param>
internal sealed record WorkGroup(
    Gate Gate, DateTimeOffset? NotBefore, WaitingRows Notices, ImmutableDictionary<NoticeOutcome, ImmutableSortedSet<long>> Recipients, int Reacted)
{
    /// <summary>How many rows become ready at a time: enough for any claim, and no long stop when a hundred thousand are due.</summary>
    private const int AtATime = 512;

    public static WorkGroup Empty { get; } =
        new(Gate.Open, null, WaitingRows.None, ImmutableDictionary<NoticeOutcome, ImmutableSortedSet<long>>.Empty, 0);

    /// <summary>When its next notice may be claimed, or null.</summary>
    public DateTimeOffset? NextDue => Gate != Gate.Open || Notices.NextDue is not { } due ? null : NotBefore > due ? NotBefore : due;

    /// <summary>Closed, with rows that have not been ended yet.</summary>
    public bool MustBeSwept => Gate == Gate.Closed && !Of(NoticeOutcome.Waiting).IsEmpty;

    public bool IsOpen(DateTimeOffset now) => Gate == Gate.Open && !(NotBefore > now);

    public ImmutableSortedSet<long> Of(NoticeOutcome outcome) => Recipients.GetValueOrDefault(outcome, []);

    public WorkGroup Advance(DateTimeOffset now, int most, Func<long, WorkItem> row) =>
        !IsOpen(now) || Notices.Ready.Count >= most ? this : this with { Notices = Notices.Advance(now, Math.Max(most, AtATime), row) };

    /// <summary>A row came into being or went on.</summary>
    public WorkGroup Move(WorkItem? before, WorkItem after)
    {
        var recipients = Recipients;
        if (before?.Outcome() is { } was)
            recipients = recipients.SetItem(was, Of(was).Remove(before.Id));
        if (after.Outcome() is { } now)
            recipients = recipients.SetItem(now, recipients.GetValueOrDefault(now, []).Add(after.Id));
        var reacted = Reacted + (after.ReactedAt is null ? 0 : 1) - (before?.ReactedAt is null ? 0 : 1);
        return this with { Recipients = recipients, Reacted = reacted };
    }

    public GroupTally Tally() => new(
        Of(NoticeOutcome.Waiting).Count, Of(NoticeOutcome.Delivered).Count, Of(NoticeOutcome.Unconfirmed).Count, Of(NoticeOutcome.NotNeeded).Count,
        Of(NoticeOutcome.Unreachable).Count, Of(NoticeOutcome.Stopped).Count, Of(NoticeOutcome.Failed).Count, Of(NoticeOutcome.Unknown).Count, Reacted);
}

/// <summary>What a row of a group says of its recipient.</summary>
internal static class GroupRows
{
    /// <summary>Null for a notice that has found its words: the message speaks for the recipient from then on.</summary>
    public static NoticeOutcome? Outcome(this WorkItem row) => row.State switch
    {
        WorkState.Waiting or WorkState.Sending => NoticeOutcome.Waiting,
        WorkState.Delivered => NoticeOutcome.Delivered,
        WorkState.Sent => row.Message is null ? null : NoticeOutcome.Unconfirmed,
        WorkState.Suppressed => row.Reason switch
        {
            WorkReasons.NoAccount => NoticeOutcome.Unreachable,
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

    /// <summary>The post a row of a group is for: its key is "group:post", with "#1" behind it once it has words.</summary>
    public static PostId Recipient(this WorkItem row)
    {
        var post = row.Key![(row.Group!.Length + 1)..];
        return new PostId(row.Message is null ? post : post[..post.LastIndexOf('#')]);
    }

    public static RecipientOutcome AsOutcome(this WorkItem row) =>
        new(row.Recipient(), row.Outcome()!.Value, row.Reason, row.To?.Channel, row.EndedAt, row.ReactedAt);
}
