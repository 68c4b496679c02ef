using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Reviews;

namespace EscalationBot.Domain.Campaigns;

/// <summary>Whom a bulk reminder is for: the heads of the units that fit all of this, or the posts of a role.</summary>
/// <param name="Kinds">Units of these kinds; empty is every kind whose head the office may remind.</param>
/// <param name="Role">Posts of this role instead of heads.</param>
/// <param name="NotConfirmed">Only units that have not confirmed this review round.</param>
/// <param name="Overdue">Only units with overdue proposals: their own, or addressed to them.</param>
/// <param name="NotLinked">Only posts without an account.</param>
/// <param name="Only">Only these units, and the units below them; empty is all.</param>
/// <param name="Except">Not these units.</param>
/// <remarks>It holds lists, so two filters are not compared by content.</remarks>
public sealed record AudienceFilter(
    IReadOnlyList<UnitKind> Kinds, PostRole? Role = null, RoundId? NotConfirmed = null, bool Overdue = false, bool NotLinked = false,
    IReadOnlyList<UnitId>? Only = null, IReadOnlyList<UnitId>? Except = null);

/// <summary>One of the audience, before anybody asked whether a message can reach it.</summary>
/// <param name="Post">Null when the unit has no head.</param>
public sealed record AudienceMember(UnitId Unit, PostId? Post);

/// <summary>Who gets the message, and for which unit: a delegate gets it for the head's.</summary>
public sealed record CampaignRecipient(PostId Post, UnitId Unit);

/// <summary>Why one of the audience gets no message.</summary>
public enum LeftOutReason
{
    /// <summary>No account is linked.</summary>
    NotLinked,

    /// <summary>Linked, but no channel reaches the person now.</summary>
    NoRoute,

    /// <summary>The unit has no head in the directory.</summary>
    NoHead,

    /// <summary>Reminded by another campaign a short while ago.</summary>
    RemindedRecently,

    /// <summary>Somebody acts for the head and gets this reminder anyway.</summary>
    DelegateTold,

    /// <summary>The unit no longer exists.</summary>
    Dissolved,

    /// <summary>Stands twice in the list.</summary>
    Duplicate,
}

public sealed record LeftOut(UnitId Unit, PostId? Post, LeftOutReason Reason)
{
    /// <summary>Nobody can be reached, in contrast to those who are spared on purpose.</summary>
    public bool IsUnreachable => Reason is LeftOutReason.NotLinked or LeftOutReason.NoRoute or LeftOutReason.NoHead;
}
