using EscalationBot.Domain.Campaigns;
using EscalationBot.Domain.Nudges;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;
using EscalationBot.Domain.Reach;
using EscalationBot.Domain.Reviews;

namespace EscalationBot.Domain.Notices;

/// <summary>
/// A wish to tell a post something: no words yet. It is put into words, and checked again, in the moment it goes out.
/// Making the same <see cref="Key"/> twice makes one.
/// </summary>
/// <param name="Due">Not before this instant.</param>
public abstract record Notice(string Key, PostId Recipient, DateTimeOffset Due)
{
    /// <summary>
    /// Notices of one group can be held and closed together (<see cref="GateChange"/>), and what became of them is counted.
    /// The key is then the group, a colon and the recipient, and the notice becomes one message. Null for none.
    /// </summary>
    public virtual string? Group => null;

    /// <summary>The one account it is for, whoever holds the post; null: whichever account reaches the post.</summary>
    public virtual AccountId? OnlyTo => null;

    /// <summary>From this instant on it is not worth sending any more; null: it keeps.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>The reason an admin gave for sending outside of all hours; null: hours hold.</summary>
    public string? UrgentBecause { get; init; }
}

/// <summary>The rungs due for one head on one morning, in one message.</summary>
public sealed record NudgeNotice(string Key, PostId Recipient, DateTimeOffset Due, IReadOnlyList<DueNudge> Items) : Notice(Key, Recipient, Due);

/// <summary>The digest of one leader and day.</summary>
public sealed record DigestNotice(string Key, PostId Recipient, DateTimeOffset Due, DateOnly Day) : Notice(Key, Recipient, Due);

/// <summary>A digest whose sums do not hold was held back; told to admins.</summary>
public sealed record DigestHeldNotice(string Key, PostId Recipient, DateTimeOffset Due, PostId Leader, DateOnly Day, IReadOnlyList<string> Mismatches) : Notice(Key, Recipient, Due);

/// <summary>Something happened to a record that the recipient must know.</summary>
public enum NewsKind
{
    DirectionGiven, DirectionForOffice, AgencyAnswered, ExtensionAsked, ExtensionApproved, ExtensionDeclined, DeadlineMoved, AgencyNotice, Closed, Withdrawn, ReportedNow,

    /// <summary>What was told before was taken back; only for those whom the first news had reached.</summary>
    TakenBack,
}

/// <param name="FactSequence">The fact that it tells about; the notice is dropped when that fact was undone.</param>
public sealed record NewsNotice(string Key, PostId Recipient, DateTimeOffset Due, NewsKind Kind, ProposalId Proposal, int FactSequence) : Notice(Key, Recipient, Due)
{
    /// <summary>Every recipient hears of a fact once.</summary>
    public static NewsNotice About(ProposalId proposal, int sequence, NewsKind kind, PostId recipient, DateTimeOffset due) =>
        new($"news:{proposal}:{sequence}:{kind}:{recipient}", recipient, due, kind, proposal, sequence);
}

/// <summary>A report was left half done.</summary>
/// <param name="Draft">Ticks (UTC) of the draft's start, which name it within its conversation.</param>
public sealed record DraftNotice(string Key, PostId Recipient, DateTimeOffset Due, string Draft) : Notice(Key, Recipient, Due);

/// <summary>A bulk reminder for one recipient.</summary>
/// <param name="Wave">1 is the first sending; failed ones are retried in later waves.</param>
public sealed record CampaignNotice(PostId Recipient, DateTimeOffset Due, CampaignId Campaign, int Wave)
    : Notice($"{GroupOf(Campaign, Wave)}:{Recipient}", Recipient, Due)
{
    public override string? Group => GroupOf(Campaign, Wave);

    /// <summary>"campaign:NV-0031", "campaign:NV-0031/2".</summary>
    public static string GroupOf(CampaignId campaign, int wave) => wave == 1 ? $"campaign:{campaign}" : $"campaign:{campaign}/{wave}";
}

/// <summary>An account no longer speaks for a post; its user is told, whoever holds the post now.</summary>
/// <param name="From">The first office day on which it does not.</param>
public sealed record LeftPostNotice(string Key, PostId Recipient, DateTimeOffset Due, AccountId Account, DateOnly From) : Notice(Key, Recipient, Due)
{
    public override AccountId? OnlyTo => Account;
}

/// <summary>
/// Invites the holder of a post to link an account, by an approved text to the telephone number of the directory; the code in it
/// is made when it is put into words. Twice on a day is once.
/// </summary>
/// <param name="Channel">Over which it goes, and on which the account is to be linked.</param>
/// <param name="InvitedBy">The admin who issues the code; null when the holder asked for it.</param>
public sealed record InvitationNotice(PostId Recipient, DateTimeOffset Due, DateOnly Day, string Channel, PostId? InvitedBy)
    : Notice($"invitation:{Recipient}:{Day:yyyy-MM-dd}", Recipient, Due)
{
    public override AccountId? OnlyTo => AccountId.ByPhone(Channel, Recipient);
}

/// <summary>Asks a head to confirm a review round.</summary>
public sealed record ReviewNotice(PostId Recipient, DateTimeOffset Due, RoundId Round) : Notice($"{GroupOf(Round)}:{Recipient}", Recipient, Due)
{
    public override string? Group => GroupOf(Round);

    /// <summary>"review:2026-01".</summary>
    public static string GroupOf(RoundId round) => $"review:{round}";
}

/// <summary>What the author of a bulk reminder, and those who may approve it, hear about it.</summary>
public enum CampaignNewsKind
{
    ApprovalAsked, Approved, Declined, NotApprovedInTime, Paused, Resumed, Stopped, Progress, Report,

    /// <summary>The states of a finished campaign do not sum to its audience, so there is no report.</summary>
    SumsBroken,
}

public sealed record CampaignNewsNotice(string Key, PostId Recipient, DateTimeOffset Due, CampaignId Campaign, CampaignNewsKind Kind) : Notice(Key, Recipient, Due);

/// <summary>A channel is out of order; told to admins, over another one.</summary>
/// <param name="Reason">The short code of the channel.</param>
public sealed record ChannelDownNotice(string Key, PostId Recipient, DateTimeOffset Due, string Channel, string Reason) : Notice(Key, Recipient, Due);

/// <summary>Nothing will go out over a channel, or a part of it, unless somebody acts within some days; told to admins.</summary>
/// <param name="Channel">As <see cref="HoldScope"/> names it.</param>
public sealed record AccessEndingNotice(string Key, PostId Recipient, DateTimeOffset Due, string Channel, int Days) : Notice(Key, Recipient, Due);

/// <summary>A message of a user could not be handled; told to admins.</summary>
/// <param name="Reference">As told to the user.</param>
public sealed record StuckNotice(string Key, PostId Recipient, DateTimeOffset Due, string Reference) : Notice(Key, Recipient, Due);

/// <summary>What the system found when it checked itself.</summary>
public sealed record SelfAuditNotice(string Key, PostId Recipient, DateTimeOffset Due, SelfAudit Result) : Notice(Key, Recipient, Due);

/// <summary>A user asked for a person of the Office.</summary>
public sealed record HelpWantedNotice(string Key, PostId Recipient, DateTimeOffset Due, PostId? From) : Notice(Key, Recipient, Due);

/// <summary>The system reaches somebody on no channel; the Office is asked to call.</summary>
/// <param name="Day">The office day of what was missed.</param>
/// <param name="Unreached">Null for the list of all heads whom the reminders of the day did not reach.</param>
/// <param name="Proposal">The record it was about, when there is one.</param>
public sealed record CallNotice(string Key, PostId Recipient, DateTimeOffset Due, DateOnly Day, PostId? Unreached, ProposalId? Proposal) : Notice(Key, Recipient, Due);
