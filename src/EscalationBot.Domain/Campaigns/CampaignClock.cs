using System.Globalization;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Office;
using EscalationBot.Domain.Proposals;

namespace EscalationBot.Domain.Campaigns;

/// <summary>What the clock does for bulk reminders: puts recipients into the outbox a slice at a time, and looks how it goes.</summary>
public static class CampaignClock
{
    public const string QueueJob = "campaign-queue";
    public const string WatchJob = "campaign-watch";

    /// <summary>Recipients queued in one commit: small enough that nothing waits long behind it.</summary>
    public const int SliceSize = 1000;

    internal static readonly TimeSpan FirstLook = TimeSpan.FromMinutes(2);
    internal static readonly TimeSpan Look = TimeSpan.FromMinutes(1);

    /// <summary>A campaign that goes on for long is spoken of once in such a time.</summary>
    private static readonly TimeSpan ProgressEvery = TimeSpan.FromHours(1);

    /// <summary>Queues the next slice of a wave; the argument says which.</summary>
    public static OfficeChanges Queue(IOffice office, string argument, DateTimeOffset now)
    {
        var changes = new OfficeChanges();
        if (Read(office, argument) is not var (campaign, wave, from) || campaign.Gate == Gate.Closed)
            return changes;
        var recipients = campaign.RecipientsOf(wave);
        var due = campaign.Plan!.At > now ? campaign.Plan.At : now;
        var slice = recipients.Skip(from).Take(SliceSize);
        changes.Notices.AddRange(slice.Select(r => new CampaignNotice(r.Post, due, campaign.Id, wave)
        {
            Expires = campaign.Plan.Deadline,
            UrgentBecause = campaign.Plan.UrgentBecause,
        }));
        if (from + SliceSize < recipients.Count)
            changes.Timers.Add(CampaignSteps.QueueTimer(campaign, wave, from + SliceSize, now));
        else
            CampaignSteps.Append(office, changes, campaign.Id, new CampaignQueued(), System(now));
        return changes;
    }

    /// <summary>Tells how it goes, and ends a campaign for which nobody waits any more.</summary>
    public static OfficeChanges Watch(IOffice office, string argument, DateTimeOffset now)
    {
        var changes = new OfficeChanges();
        if (!CampaignId.TryParse(argument, out var id) || office.Campaigns.Find(id) is not { Plan: { } plan, DeclinedBecause: null, FinishedAt: null } campaign)
            return changes;
        if (campaign.AwaitsApproval)
            TellLate(office, changes, campaign, now);
        else if (StillGoing(office, campaign))
        {
            if (!campaign.IsPaused && campaign.StoppedAt is null)
                TellProgress(office, changes, campaign, plan, now);
            changes.Timers.Add(CampaignSteps.WatchTimer(campaign, NextLook(office.Rules, plan, now)));
        }
        else
            Finish(office, changes, campaign, now);
        return changes;
    }

    /// <summary>Rows of a stopped campaign that are on their way still decide how it ends.</summary>
    private static bool StillGoing(IOffice office, Campaign campaign) =>
        campaign.Groups.Any(g => office.Groups.Tally(g).Waiting > 0) || (campaign.QueuedWaves < campaign.Waves && campaign.Gate != Gate.Closed);

    private static void Finish(IOffice office, OfficeChanges changes, Campaign campaign, DateTimeOffset now)
    {
        var report = CampaignReport.Of(campaign, office.Groups);
        var after = CampaignSteps.Append(office, changes, campaign.Id, new CampaignFinished(), System(now));
        var kind = report.Adds ? CampaignNewsKind.Report : CampaignNewsKind.SumsBroken;
        CampaignSteps.Tell(office, changes, after, kind, campaign.Author!.Value, after.History.Count, now);
    }

    /// <summary>The hour has come and nobody approved: said once, to the author and those who can.</summary>
    private static void TellLate(IOffice office, OfficeChanges changes, Campaign campaign, DateTimeOffset now)
    {
        foreach (var post in CampaignSteps.Approvers(office, campaign, office.Rules.Time.Day(now)).Select(p => p.Id).Append(campaign.Author!.Value))
            CampaignSteps.Tell(office, changes, campaign, CampaignNewsKind.NotApprovedInTime, post, 1, now);
    }

    private static void TellProgress(IOffice office, OfficeChanges changes, Campaign campaign, CampaignPlan plan, DateTimeOffset now)
    {
        var hour = (int)((now - plan.At) / ProgressEvery);
        CampaignSteps.Tell(office, changes, campaign, CampaignNewsKind.Progress, campaign.Author!.Value, hour, now);
    }

    /// <summary>Every minute at first, later less often; not while nothing may go out.</summary>
    private static DateTimeOffset NextLook(OfficeRules rules, CampaignPlan plan, DateTimeOffset now) =>
        (plan.UrgentBecause is null ? rules.NextOfficeMoment(now) : now) + (now - plan.At < TimeSpan.FromMinutes(15) ? Look : 5 * Look);

    private static (Campaign Campaign, int Wave, int From)? Read(IOffice office, string argument) =>
        argument.Split('/') is [var code, var wave, var from] && CampaignId.TryParse(code, out var id) && office.Campaigns.Find(id) is { Plan: not null } campaign
            ? (campaign, int.Parse(wave, CultureInfo.InvariantCulture), int.Parse(from, CultureInfo.InvariantCulture))
            : null;

    private static Provenance System(DateTimeOffset now) => new(now, null, null, null);
}
