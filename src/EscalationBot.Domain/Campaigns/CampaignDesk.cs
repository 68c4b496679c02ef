using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Office;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;

namespace EscalationBot.Domain.Campaigns;

/// <summary>What somebody wants sent to many.</summary>
/// <param name="Draft">The campaign whose uploaded list is the audience; null when <see cref="Filter"/> says it.</param>
/// <param name="At">When sending begins; a moment outside of office hours means the next one inside, unless it is urgent.</param>
public sealed record CampaignOrder(
    CampaignId? Draft, AudienceFilter? Filter, CampaignTemplate Template, DateTimeOffset? Deadline, DateTimeOffset At)
{
    /// <summary>Why it must go out at any hour; null: it need not.</summary>
    public string? UrgentBecause { get; init; }
}

/// <summary>How a command on a campaign ended.</summary>
public abstract record CampaignOutcome
{
    private CampaignOutcome() { }

    /// <param name="After">The campaign with the new fact.</param>
    public sealed record Done(Campaign After) : CampaignOutcome;

    public sealed record Refused(Refusal Reason) : CampaignOutcome;
}

/// <summary>
/// Bulk reminders as any surface commands them: every method checks who asks and what the rules say, and collects what
/// must change. Nothing has happened until the changes are committed.
/// </summary>
public sealed class CampaignDesk(IOffice office, OfficeChanges changes, Provenance by)
{
    private DateTimeOffset Now => by.At;

    private DateOnly Today => office.Rules.Time.Day(by.At);

    private Post? Actor => by.Post is { } post && office.Directory.Post(post) is { } known && known.Validity.Contains(Today) ? known : null;

    /// <summary>A campaign as it stands with what was collected so far.</summary>
    public Campaign? Find(CampaignId id) => CampaignSteps.Present(office, changes, id);

    /// <summary>The audience of an order, with everybody's route or the reason why there is none.</summary>
    public PlannedAudience Plan(CampaignOrder order) => CampaignPlanner.Plan(office, Members(order), Begins(order));

    /// <summary>Keeps an uploaded audience as a draft.</summary>
    public CampaignOutcome Keep(CampaignListed list) => Actor is { } actor && CampaignRules.MayWrite(actor)
        ? Record(office.Campaigns.Next, list)
        : NotAllowed();

    /// <summary>Sends, or asks for the second person's approval first.</summary>
    public CampaignOutcome Submit(CampaignOrder order)
    {
        if (Actor is not { } actor || !CampaignRules.MayWrite(actor))
            return NotAllowed();
        var draft = order.Draft is { } id ? Find(id) : null;
        if (order.Draft is not null && draft?.Author != actor.Id)
            return Unknown();
        var audience = Plan(order);
        var plan = new CampaignPlan(
            order.Filter, order.Template, order.Deadline, Begins(order), audience.Recipients, audience.LeftOut, audience.Cost,
            audience.Recipients.Count > office.Rules.Campaigns.ApprovalThreshold)
        {
            UrgentBecause = order.UrgentBecause?.Trim(),
        };
        return Decide(draft?.Id ?? office.Campaigns.Next, CampaignRules.Submit(draft, plan, Twin(plan), Now));
    }

    public CampaignOutcome Approve(CampaignId id) => Judge(id, (c, actor) => CampaignRules.Approve(c, actor, office.Directory, Today, Now));

    public CampaignOutcome Decline(CampaignId id, string? reason) => Judge(id, (c, actor) => CampaignRules.Decline(c, actor, reason, office.Directory, Today));

    public CampaignOutcome Pause(CampaignId id) => Judge(id, (c, _) => CampaignRules.Pause(c));

    public CampaignOutcome Resume(CampaignId id) => Judge(id, (c, _) => CampaignRules.Resume(c, Now));

    public CampaignOutcome Stop(CampaignId id) => Judge(id, (c, _) => CampaignRules.Stop(c));

    /// <summary>Sends once more to those whose message certainly did not go out.</summary>
    public CampaignOutcome Retry(CampaignId id) => Judge(id, (c, actor) =>
    {
        if (!CampaignRules.MayWrite(actor))
            return CampaignDecision.No(RefusalKeys.CampaignNotAllowed);
        if (CampaignReport.Of(c, office.Groups).Gone > 0)
            return CampaignDecision.No(RefusalKeys.CampaignDetailsGone, ("campaign", c.Id.ToString()));
        var failed = CampaignReport.List(c, NoticeOutcome.Failed, office.Groups);
        return CampaignRules.Retry(c, [.. failed.Select(o => new CampaignRecipient(o.Recipient, c.UnitOf(o.Recipient)!.Value))], Now);
    });

    private DateTimeOffset Begins(CampaignOrder order) => order.UrgentBecause is null ? office.Rules.NextOfficeMoment(order.At) : order.At;

    private IReadOnlyList<AudienceMember> Members(CampaignOrder order) => order switch
    {
        { Draft: { } id } => Find(id)?.List?.Members ?? [],
        { Filter: { } filter } => AudienceFinder.Find(office, filter, office.Rules.Time.Day(order.At)),
        _ => [],
    };

    private CampaignOutcome Judge(CampaignId id, Func<Campaign, Post, CampaignDecision> decide)
    {
        if (Actor is not { } actor || !CampaignRules.MayApprove(actor))
            return NotAllowed();
        return Find(id) is { Plan: not null } campaign ? Decide(id, decide(campaign, actor)) : Unknown();
    }

    private CampaignOutcome Decide(CampaignId id, CampaignDecision decision) => decision switch
    {
        CampaignDecision.Accepted accepted => Record(id, accepted.Fact),
        CampaignDecision.Refused refused => new CampaignOutcome.Refused(refused.Reason),
        _ => throw new ArgumentOutOfRangeException(nameof(decision), decision.GetType().Name),
    };

    private CampaignOutcome.Done Record(CampaignId id, CampaignFact fact)
    {
        var after = CampaignSteps.Append(office, changes, id, fact, by);
        changes.Audit.Add(new AuditEntry(Now, by.Post, by.Account?.ToString(), fact.GetType().Name, id.ToString(), (fact as CampaignSubmitted)?.Plan.UrgentBecause));
        return new CampaignOutcome.Done(after);
    }

    /// <summary>The same words to the same people, not over yet: somebody asked twice.</summary>
    private Campaign? Twin(CampaignPlan plan) => office.Campaigns.NewestFirst.FirstOrDefault(c =>
        c.IsLive && c.Plan!.Template == plan.Template && c.Plan.Deadline == plan.Deadline && c.Plan.Recipients.SequenceEqual(plan.Recipients));

    private static CampaignOutcome.Refused NotAllowed() => new(new Refusal(RefusalKeys.CampaignNotAllowed));

    private static CampaignOutcome.Refused Unknown() => new(new Refusal(RefusalKeys.CampaignUnknown));
}
