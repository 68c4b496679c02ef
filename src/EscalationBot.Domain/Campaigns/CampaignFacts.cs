using EscalationBot.Domain.Proposals;

namespace EscalationBot.Domain.Campaigns;

/// <summary>Something that happened to a bulk reminder. Facts are appended, never edited.</summary>
public abstract record CampaignFact;

/// <param name="Sequence">1, 2, 3 … within the campaign.</param>
public sealed record RecordedCampaignFact(int Sequence, CampaignFact Fact, Provenance By);

/// <summary>The audience came as a list; the campaign is a draft until it is submitted.</summary>
/// <param name="Source">The name of the file.</param>
/// <param name="NotFound">Lines that named nobody, as written; at most a few are kept.</param>
public sealed record CampaignListed(string Source, IReadOnlyList<AudienceMember> Members, IReadOnlyList<string> NotFound) : CampaignFact;

/// <summary>Frozen from here on: what was approved is what goes out.</summary>
public sealed record CampaignSubmitted(CampaignPlan Plan) : CampaignFact;

/// <summary>A second person agreed.</summary>
public sealed record CampaignApproved : CampaignFact;

public sealed record CampaignDeclined(string Reason) : CampaignFact;

/// <summary>What is not sent waits.</summary>
public sealed record CampaignPaused : CampaignFact;

public sealed record CampaignResumed : CampaignFact;

/// <summary>What is not sent never goes out.</summary>
public sealed record CampaignStopped : CampaignFact;

/// <summary>The notices of the next wave are all in the outbox.</summary>
public sealed record CampaignQueued : CampaignFact;

/// <summary>Those whose message failed get another, in a wave of their own.</summary>
public sealed record CampaignRetried(IReadOnlyList<CampaignRecipient> Recipients) : CampaignFact;

/// <summary>Nobody waits any more.</summary>
public sealed record CampaignFinished : CampaignFact;
