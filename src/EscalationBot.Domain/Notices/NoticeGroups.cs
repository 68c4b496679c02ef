using EscalationBot.Domain.Organisation;

namespace EscalationBot.Domain.Notices;

/// <summary>Whether the notices of a group go out. Held ones wait; closed ones never go out any more.</summary>
public enum Gate { Open, Held, Closed }

/// <summary>Opens, holds or closes all notices of a group at once, those already queued and those still to come.</summary>
/// <param name="Group">As <see cref="Notice.Group"/>.</param>
public sealed record GateChange(string Group, Gate Gate);

/// <summary>What became of a notice for its recipient, words and sending taken together.</summary>
public enum NoticeOutcome
{
    /// <summary>Not sent yet: it waits, or it is on its way out.</summary>
    Waiting,

    /// <summary>The channel confirmed that it arrived.</summary>
    Delivered,

    /// <summary>The channel took it and has confirmed nothing.</summary>
    Unconfirmed,

    /// <summary>Not sent: right before sending, its reason no longer held.</summary>
    NotNeeded,

    /// <summary>Not sent: the recipient is linked on no channel that is on.</summary>
    Unreachable,

    /// <summary>Not sent: the group was closed before.</summary>
    Stopped,

    /// <summary>Certainly not sent.</summary>
    Failed,

    /// <summary>The connection broke while it was sent; nobody knows, and it is not sent again by itself.</summary>
    Unknown,
}

/// <summary>How many recipients of a group ended how; <see cref="Reacted"/> counts those who wrote or pressed something afterwards.</summary>
public sealed record GroupTally(
    int Waiting, int Delivered, int Unconfirmed, int NotNeeded, int Unreachable, int Stopped, int Failed, int Unknown, int Reacted)
{
    public static GroupTally Empty { get; } = new(0, 0, 0, 0, 0, 0, 0, 0, 0);

    /// <summary>Of all of these: whose details were kept long enough, so that only the count is left. They stand in no list any more.</summary>
    public int Gone { get; init; }

    public static GroupTally Of(Func<NoticeOutcome, int> count, int reacted) => new(
        count(NoticeOutcome.Waiting), count(NoticeOutcome.Delivered), count(NoticeOutcome.Unconfirmed), count(NoticeOutcome.NotNeeded),
        count(NoticeOutcome.Unreachable), count(NoticeOutcome.Stopped), count(NoticeOutcome.Failed), count(NoticeOutcome.Unknown), reacted);

    public int Count(NoticeOutcome outcome) => outcome switch
    {
        NoticeOutcome.Waiting => Waiting,
        NoticeOutcome.Delivered => Delivered,
        NoticeOutcome.Unconfirmed => Unconfirmed,
        NoticeOutcome.NotNeeded => NotNeeded,
        NoticeOutcome.Unreachable => Unreachable,
        NoticeOutcome.Stopped => Stopped,
        NoticeOutcome.Failed => Failed,
        NoticeOutcome.Unknown => Unknown,
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "No such outcome."),
    };

    public GroupTally Plus(GroupTally other) => new(
        Waiting + other.Waiting, Delivered + other.Delivered, Unconfirmed + other.Unconfirmed, NotNeeded + other.NotNeeded,
        Unreachable + other.Unreachable, Stopped + other.Stopped, Failed + other.Failed, Unknown + other.Unknown, Reacted + other.Reacted)
    {
        Gone = Gone + other.Gone,
    };

    /// <summary>Everybody a notice was queued for.</summary>
    public int Total => Waiting + Delivered + Unconfirmed + NotNeeded + Unreachable + Stopped + Failed + Unknown;
}

/// <summary>One recipient of a group.</summary>
/// <param name="Reason">A short code, when there is one.</param>
/// <param name="Channel">Where it was sent or tried last.</param>
/// <param name="At">When it ended.</param>
/// <param name="ReactedAt">When the recipient first wrote or pressed something afterwards.</param>
public sealed record RecipientOutcome(
    PostId Recipient, NoticeOutcome Outcome, string? Reason, string? Channel, DateTimeOffset? At, DateTimeOffset? ReactedAt);

/// <summary>What a turn may read of the notices that carry a group. Counts are kept, never found by scanning.</summary>
public interface INoticeGroups
{
    GroupTally Tally(string group);

    /// <summary>The recipients who ended so, in the order of queueing.</summary>
    IReadOnlyList<RecipientOutcome> List(string group, NoticeOutcome outcome, int skip, int take);

    /// <summary>One recipient, or null when no notice was queued.</summary>
    RecipientOutcome? Of(string group, PostId recipient);
}
