using EscalationBot.Domain.Campaigns;
using EscalationBot.Domain.Digests;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;
using EscalationBot.Domain.Reach;
using EscalationBot.Domain.Reviews;

namespace EscalationBot.Domain.Office;

/// <summary>Facts to append to one proposal.</summary>
public sealed record ProposalChange(ProposalId Id, IReadOnlyList<RecordedFact> Facts);

/// <summary>Facts to append to one bulk reminder.</summary>
public sealed record CampaignChange(CampaignId Id, IReadOnlyList<RecordedCampaignFact> Facts);

/// <summary>A moment at which something must be looked at again. Setting a key twice is once; null cancels.</summary>
/// <param name="Job">Which job wakes ("step", "digest-cut", "digest", "draft").</param>
public sealed record TimerChange(string Key, string Job, string Argument, DateTimeOffset? Due);

/// <summary>An entry of the audit chain: who did what to what. The store adds number and hash.</summary>
public sealed record AuditEntry(DateTimeOffset At, PostId? Post, string? Account, string Action, string Subject, string? Detail);

/// <summary>What a turn wants changed: all of it is committed together, or none. The turn collects, the store applies.</summary>
public sealed class OfficeChanges
{
    public List<ProposalChange> Proposals { get; } = [];
    public List<CampaignChange> Campaigns { get; } = [];

    /// <summary>Facts to append to the review rounds.</summary>
    public List<RecordedReviewFact> Reviews { get; } = [];

    public List<Notice> Notices { get; } = [];
    public List<GateChange> Gates { get; } = [];
    public List<TimerChange> Timers { get; } = [];
    public List<AuditEntry> Audit { get; } = [];
    public List<OfficeFile> Files { get; } = [];
    public List<HoldChange> Holds { get; } = [];

    /// <summary>Accounts that asked for it: what was said to them and by them until now is forgotten.</summary>
    public List<AccountId> Forgotten { get; } = [];

    /// <summary>
    /// Accounts of which everything that was handled or has ended is to lose the account: nothing kept leads to it any more. One
    /// that was linked again meanwhile keeps what it needs to go on.
    /// </summary>
    public List<AccountId> Erased { get; } = [];

    /// <summary>Keys of <see cref="IOffice.Stuck"/> messages to run again.</summary>
    public List<string> Retries { get; } = [];

    /// <summary>The directory after the turn, or null when it did not change.</summary>
    public OfficeDirectory? Directory { get; set; }

    public TallySnapshot? Snapshot { get; set; }
}
