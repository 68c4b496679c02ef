using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Organisation;

namespace EscalationBot.Domain.Campaigns;

/// <summary>Where a bulk reminder stands.</summary>
public enum CampaignState { Draft, AwaitingApproval, Declined, Scheduled, Running, Paused, Stopped, Finished }

/// <summary>A bulk reminder as it stands: the fold of its facts.</summary>
/// <remarks>It holds collections: two campaigns are compared by their parts.</remarks>
public sealed record Campaign
{
    private readonly Lazy<IReadOnlyDictionary<PostId, UnitId>> units = new(() => new Dictionary<PostId, UnitId>());

    private Campaign(CampaignId id) => Id = id;

    public CampaignId Id { get; }

    public IReadOnlyList<RecordedCampaignFact> History { get; private init; } = [];

    /// <summary>Who submitted it, or uploaded its list.</summary>
    public PostId? Author { get; private init; }

    /// <summary>The audience when it came as a list.</summary>
    public CampaignListed? List { get; private init; }

    /// <summary>Null while it is a draft.</summary>
    public CampaignPlan? Plan
    {
        get;
        private init
        {
            field = value;
            units = new(() => value?.Recipients.ToDictionary(r => r.Post, r => r.Unit) ?? []);
        }
    }

    public PostId? ApprovedBy { get; private init; }

    public string? DeclinedBecause { get; private init; }

    public bool IsPaused { get; private init; }

    public DateTimeOffset? StoppedAt { get; private init; }

    public DateTimeOffset? FinishedAt { get; private init; }

    /// <summary>How many waves were queued to the last recipient.</summary>
    public int QueuedWaves { get; private init; }

    /// <summary>The failed ones that were tried again, by wave; the first wave is the plan's recipients.</summary>
    public IReadOnlyList<IReadOnlyList<CampaignRecipient>> Retries { get; private init; } = [];

    public bool AwaitsApproval => Plan is { NeedsApproval: true } && ApprovedBy is null && DeclinedBecause is null && StoppedAt is null;

    /// <summary>Submitted, and neither stopped, declined nor finished.</summary>
    public bool IsLive => Plan is not null && StoppedAt is null && DeclinedBecause is null && FinishedAt is null;

    public int Waves => Plan is null ? 0 : 1 + Retries.Count;

    /// <summary>Everybody of the audience, reached or not.</summary>
    public int Audience => Plan is null ? 0 : Plan.Recipients.Count + Plan.LeftOut.Count;

    public CampaignState StateAt(DateTimeOffset now) => this switch
    {
        { Plan: null } => CampaignState.Draft,
        { DeclinedBecause: not null } => CampaignState.Declined,
        { StoppedAt: not null } => CampaignState.Stopped,
        { FinishedAt: not null } => CampaignState.Finished,
        { AwaitsApproval: true } => CampaignState.AwaitingApproval,
        { IsPaused: true } => CampaignState.Paused,
        { Plan.At: var at } when at > now => CampaignState.Scheduled,
        _ => CampaignState.Running,
    };

    /// <summary>Whether its notices go out: they wait for the approval and while it is paused, and end when it is stopped.</summary>
    public Gate Gate => this switch
    {
        { StoppedAt: not null } or { DeclinedBecause: not null } => Gate.Closed,
        { AwaitsApproval: true } or { IsPaused: true } => Gate.Held,
        _ => Gate.Open,
    };

    /// <summary>The groups its notices go out in, one for each wave.</summary>
    public IEnumerable<string> Groups => Enumerable.Range(1, Waves).Select(wave => CampaignNotice.GroupOf(Id, wave));

    public IReadOnlyList<CampaignRecipient> RecipientsOf(int wave) => wave == 1 ? Plan!.Recipients : Retries[wave - 2];

    /// <summary>The unit that a recipient is reminded for.</summary>
    public UnitId? UnitOf(PostId recipient) => units.Value.TryGetValue(recipient, out var unit) ? unit : null;

    public static Campaign Fold(CampaignId id, IEnumerable<RecordedCampaignFact> facts) => facts.Aggregate(new Campaign(id), (c, f) => c.Apply(f));

    public Campaign Apply(RecordedCampaignFact recorded)
    {
        var at = recorded.By.At;
        var next = recorded.Fact switch
        {
            CampaignListed listed => this with { List = listed, Author = recorded.By.Post },
            CampaignSubmitted submitted => this with { Plan = submitted.Plan, Author = recorded.By.Post },
            CampaignApproved => this with { ApprovedBy = recorded.By.Post },
            CampaignDeclined declined => this with { DeclinedBecause = declined.Reason },
            CampaignPaused => this with { IsPaused = true },
            CampaignResumed => this with { IsPaused = false },
            CampaignStopped => this with { StoppedAt = at, IsPaused = false },
            CampaignQueued => this with { QueuedWaves = QueuedWaves + 1 },
            CampaignRetried retried => this with { Retries = [.. Retries, retried.Recipients], FinishedAt = null },
            CampaignFinished => this with { FinishedAt = at },
            var fact => throw new ArgumentOutOfRangeException(nameof(recorded), fact.GetType().Name, "A fact that nobody folds."),
        };
        return next with { History = [.. History, recorded] };
    }
}
