using EscalationBot.Domain.Organisation;

namespace EscalationBot.Domain.Campaigns;

/// <summary>What a command on a campaign led to: facts to append, or the reason why not.</summary>
public abstract record CampaignDecision
{
    private CampaignDecision() { }

    public sealed record Accepted(CampaignFact Fact) : CampaignDecision;

    public sealed record Refused(Refusal Reason) : CampaignDecision;

    public static CampaignDecision Of(CampaignFact fact) => new Accepted(fact);

    public static CampaignDecision No(string textKey, params IReadOnlyList<(string Name, string Value)> args) => new Refused(new Refusal(textKey, args));
}

/// <summary>What may happen to a bulk reminder. Every method answers with a fact or a reason; nothing here changes anything.</summary>
public static class CampaignRules
{
    /// <summary>Administrators write them; so they alone may have a reason to write at night.</summary>
    public static bool MayWrite(Post post) => post.Role == PostRole.Admin;

    /// <summary>Administrators and the Office approve, watch and stop them.</summary>
    public static bool MayApprove(Post post) => post.Role is PostRole.Admin or PostRole.Office;

    /// <param name="draft">What was uploaded before, or null.</param>
    /// <param name="twin">A live campaign with the same text and recipients, or null.</param>
    public static CampaignDecision Submit(Campaign? draft, CampaignPlan plan, Campaign? twin, DateTimeOffset now)
    {
        if (draft?.Plan is not null)
            return CampaignDecision.No(RefusalKeys.CampaignSubmitted, Named(draft));
        if (twin is not null)
            return CampaignDecision.No(RefusalKeys.CampaignTwin, Named(twin));
        if (plan.Recipients.Count == 0)
            return CampaignDecision.No(RefusalKeys.CampaignNobody);
        if (plan.Recipients.Count + plan.LeftOut.Count > CampaignLimits.LargestAudience)
            return CampaignDecision.No(RefusalKeys.CampaignTooLarge, ("most", $"{CampaignLimits.LargestAudience}"));
        if (plan.UrgentBecause is { } reason && string.IsNullOrWhiteSpace(reason))
            return CampaignDecision.No(RefusalKeys.ReasonRequired);
        if (plan.At < now)
            return CampaignDecision.No(RefusalKeys.CampaignPast);
        if (plan.Template.Has(Placeholder.Deadline) && plan.Deadline is null)
            return CampaignDecision.No(RefusalKeys.CampaignDeadlineRequired);
        return plan.Deadline <= plan.At ? CampaignDecision.No(RefusalKeys.CampaignAfterDeadline) : CampaignDecision.Of(new CampaignSubmitted(plan));
    }

    /// <summary>By a second person: neither the author's post nor, as far as the directory knows, the same person in another.</summary>
    public static CampaignDecision Approve(Campaign campaign, Post approver, OfficeDirectory directory, DateOnly today, DateTimeOffset now) =>
        Judged(campaign, approver, directory, today)
        ?? (campaign.Plan!.Deadline <= now ? CampaignDecision.No(RefusalKeys.CampaignAfterDeadline) : CampaignDecision.Of(new CampaignApproved()));

    public static CampaignDecision Decline(Campaign campaign, Post approver, string? reason, OfficeDirectory directory, DateOnly today) =>
        Judged(campaign, approver, directory, today)
        ?? (string.IsNullOrWhiteSpace(reason) ? CampaignDecision.No(RefusalKeys.ReasonRequired) : CampaignDecision.Of(new CampaignDeclined(reason.Trim())));

    public static CampaignDecision Pause(Campaign campaign) =>
        Live(campaign)
        ?? (campaign.AwaitsApproval ? CampaignDecision.No(RefusalKeys.CampaignNotApproved, Named(campaign)) : null)
        ?? (campaign.IsPaused ? CampaignDecision.No(RefusalKeys.CampaignPaused, Named(campaign)) : CampaignDecision.Of(new CampaignPaused()));

    public static CampaignDecision Resume(Campaign campaign, DateTimeOffset now) =>
        Live(campaign)
        ?? (campaign.IsPaused ? null : CampaignDecision.No(RefusalKeys.CampaignNotPaused, Named(campaign)))
        ?? (campaign.Plan!.Deadline <= now ? CampaignDecision.No(RefusalKeys.CampaignAfterDeadline) : CampaignDecision.Of(new CampaignResumed()));

    public static CampaignDecision Stop(Campaign campaign) => Live(campaign) ?? CampaignDecision.Of(new CampaignStopped());

    /// <summary>Only those that certainly got nothing; what nobody knows is never sent again by itself.</summary>
    public static CampaignDecision Retry(Campaign campaign, IReadOnlyList<CampaignRecipient> failed, DateTimeOffset now)
    {
        if (campaign is not { Plan: { } plan, StoppedAt: null, DeclinedBecause: null, AwaitsApproval: false } || campaign.QueuedWaves < campaign.Waves)
            return CampaignDecision.No(RefusalKeys.CampaignOver, Named(campaign));
        if (failed.Count == 0)
            return CampaignDecision.No(RefusalKeys.CampaignNoneFailed, Named(campaign));
        return plan.Deadline <= now ? CampaignDecision.No(RefusalKeys.CampaignAfterDeadline) : CampaignDecision.Of(new CampaignRetried(failed));
    }

    private static CampaignDecision? Judged(Campaign campaign, Post approver, OfficeDirectory directory, DateOnly today)
    {
        if (!campaign.AwaitsApproval)
            return CampaignDecision.No(RefusalKeys.CampaignNotWaiting, Named(campaign));
        return !MayApprove(approver) || campaign.Author == approver.Id || IsSamePerson(directory, campaign.Author!.Value, approver.Id, today)
            ? CampaignDecision.No(RefusalKeys.CampaignOwn, Named(campaign))
            : null;
    }

    private static bool IsSamePerson(OfficeDirectory directory, PostId one, PostId other, DateOnly today) =>
        directory.IncumbenciesOf(one, today).Select(i => i.Person).Intersect(directory.IncumbenciesOf(other, today).Select(i => i.Person)).Any();

    private static CampaignDecision? Live(Campaign campaign) =>
        campaign.IsLive ? null : CampaignDecision.No(RefusalKeys.CampaignOver, Named(campaign));

    private static (string, string) Named(Campaign campaign) => ("campaign", campaign.Id.ToString());
}
