using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Office;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;

namespace EscalationBot.Domain.Campaigns;

/// <summary>What a new fact of a campaign brings with it: gates, timers, and who must hear of it.</summary>
internal static class CampaignSteps
{
    public static Campaign Append(IOffice office, OfficeChanges changes, CampaignId id, CampaignFact fact, Provenance by)
    {
        var before = Present(office, changes, id);
        var recorded = new RecordedCampaignFact((before?.History.Count ?? 0) + 1, fact, by);
        var after = before is null ? Campaign.Fold(id, [recorded]) : before.Apply(recorded);
        changes.Campaigns.Add(new CampaignChange(id, [recorded]));
        SetGates(changes, before, after);
        SetTimers(changes, after, fact, by.At);
        Tell(office, changes, after, recorded);
        return after;
    }

    /// <summary>A campaign as it stands with the changes of this turn; null when it is new.</summary>
    public static Campaign? Present(IOffice office, OfficeChanges changes, CampaignId id)
    {
        var fresh = changes.Campaigns.Where(c => c.Id == id).SelectMany(c => c.Facts).ToList();
        return office.Campaigns.Find(id) is { } known ? fresh.Aggregate(known, (c, f) => c.Apply(f)) : fresh.Count == 0 ? null : Campaign.Fold(id, fresh);
    }

    public static TimerChange QueueTimer(Campaign campaign, int wave, int from, DateTimeOffset at) =>
        new($"{CampaignClock.QueueJob}:{campaign.Id}/{wave}", CampaignClock.QueueJob, $"{campaign.Id}/{wave}/{from}", at);

    public static TimerChange WatchTimer(Campaign campaign, DateTimeOffset? at) =>
        new($"{CampaignClock.WatchJob}:{campaign.Id}", CampaignClock.WatchJob, campaign.Id.ToString(), at);

    /// <summary>Those who may approve it, the author left out.</summary>
    public static IEnumerable<Post> Approvers(IOffice office, Campaign campaign, DateOnly today) => office.Directory.PostsWith(PostRole.Admin, today)
        .Concat(office.Directory.PostsWith(PostRole.Office, today))
        .Where(p => p.Id != campaign.Author);

    /// <summary>
    /// Tells a post, in office hours unless an urgent campaign waits for an answer; <paramref name="number"/> makes a second
    /// telling of the same kind another one.
    /// </summary>
    public static void Tell(IOffice office, OfficeChanges changes, Campaign campaign, CampaignNewsKind kind, PostId recipient, int number, DateTimeOffset now)
    {
        var urgent = kind is CampaignNewsKind.ApprovalAsked or CampaignNewsKind.NotApprovedInTime ? campaign.Plan?.UrgentBecause : null;
        var due = urgent is null ? office.Rules.NextOfficeMoment(now) : now;
        changes.Notices.Add(new CampaignNewsNotice($"campaign-news:{campaign.Id}:{kind}:{number}:{recipient}", recipient, due, campaign.Id, kind) { UrgentBecause = urgent });
    }

    private static void SetGates(OfficeChanges changes, Campaign? before, Campaign after)
    {
        if (after.Plan is null || (before?.Gate == after.Gate && before.Waves == after.Waves))
            return;
        changes.Gates.AddRange(after.Groups.Select(group => new GateChange(group, after.Gate)));
    }

    private static void SetTimers(OfficeChanges changes, Campaign after, CampaignFact fact, DateTimeOffset now)
    {
        switch (fact)
        {
            case CampaignSubmitted { Plan: var plan }:
                changes.Timers.Add(QueueTimer(after, 1, 0, now));
                changes.Timers.Add(WatchTimer(after, plan.NeedsApproval ? plan.At : plan.At + CampaignClock.FirstLook));
                break;
            case CampaignRetried:
                changes.Timers.Add(QueueTimer(after, after.Waves, 0, now));
                changes.Timers.Add(WatchTimer(after, now + CampaignClock.FirstLook));
                break;
            case CampaignApproved or CampaignResumed:
                changes.Timers.Add(WatchTimer(after, (after.Plan!.At > now ? after.Plan.At : now) + CampaignClock.FirstLook));
                break;
            case CampaignStopped:
                changes.Timers.Add(WatchTimer(after, now + CampaignClock.Look));
                break;
            case CampaignPaused or CampaignDeclined:
                changes.Timers.Add(WatchTimer(after, null));
                break;
        }
    }

    private static void Tell(IOffice office, OfficeChanges changes, Campaign after, RecordedCampaignFact recorded)
    {
        var today = office.Rules.Time.Day(recorded.By.At);
        var kind = recorded.Fact switch
        {
            CampaignSubmitted { Plan.NeedsApproval: true } => CampaignNewsKind.ApprovalAsked,
            CampaignApproved => CampaignNewsKind.Approved,
            CampaignDeclined => CampaignNewsKind.Declined,
            CampaignPaused => CampaignNewsKind.Paused,
            CampaignResumed => CampaignNewsKind.Resumed,
            CampaignStopped => CampaignNewsKind.Stopped,
            _ => (CampaignNewsKind?)null,
        };
        if (kind is not { } news)
            return;
        var told = news == CampaignNewsKind.ApprovalAsked ? Approvers(office, after, today).Select(p => p.Id) : [after.Author!.Value];
        foreach (var post in told.Where(p => p != recorded.By.Post))
            Tell(office, changes, after, news, post, recorded.Sequence, recorded.By.At);
    }
}
