using EscalationBot.Domain.Notices;

namespace EscalationBot.Domain.Campaigns;

/// <summary>
/// What became of everybody in the audience of a campaign. The parts sum to the audience, or the report is not told
/// (user stories 6.2: đối tượng = đã nhận + chưa có xác nhận + lỗi + không gửi được + loại trừ + …).
/// </summary>
/// <param name="Unreachable">Nobody to reach: found out when it was planned, or when it was to be sent.</param>
/// <param name="Excluded">Spared on purpose, with a reason.</param>
/// <param name="NotNeeded">The reason to remind had gone by the time of sending.</param>
/// <param name="Stopped">The campaign was stopped before their turn.</param>
public sealed record CampaignReport(
    int Audience, int Delivered, int Unconfirmed, int Failed, int Unreachable, int Excluded, int NotNeeded, int Unknown, int Stopped, int Waiting, int Reacted)
{
    public int Sum => Delivered + Unconfirmed + Failed + Unreachable + Excluded + NotNeeded + Unknown + Stopped + Waiting;

    public bool Adds => Sum == Audience;

    /// <summary>Of the audience: those of whom only the count is left, see <see cref="GroupTally.Gone"/>.</summary>
    public int Gone { get; init; }

    /// <summary>Those a message was or is to be sent to.</summary>
    public int Recipients => Audience - Excluded - Unreachable;

    /// <summary>Reads the counters; never scans the recipients.</summary>
    public static CampaignReport Of(Campaign campaign, INoticeGroups groups)
    {
        var plan = campaign.Plan ?? throw new InvalidOperationException($"{campaign.Id} was not submitted.");
        var waves = campaign.Groups.Select(groups.Tally).ToList();
        var unreachable = plan.LeftOut.Count(l => l.IsUnreachable);
        // Of a wave whose rows are still being queued, the rest waits as well.
        var unqueued = campaign.QueuedWaves < campaign.Waves ? campaign.RecipientsOf(campaign.Waves).Count - waves[^1].Total : 0;
        var waiting = waves.Sum(w => w.Waiting) + unqueued;
        var stopped = campaign.Gate == Gate.Closed;
        return new CampaignReport(
            campaign.Audience,
            waves.Sum(w => w.Delivered),
            waves.Sum(w => w.Unconfirmed),
            // Who failed and was tried again counts where the later wave put them.
            waves.Sum(w => w.Failed) - campaign.Retries.Sum(r => r.Count),
            unreachable + waves.Sum(w => w.Unreachable),
            plan.LeftOut.Count - unreachable,
            waves.Sum(w => w.NotNeeded),
            waves.Sum(w => w.Unknown),
            waves.Sum(w => w.Stopped) + (stopped ? waiting : 0),
            stopped ? 0 : waiting,
            waves.Sum(w => w.Reacted))
        {
            Gone = waves.Sum(w => w.Gone),
        };
    }

    /// <summary>Where one recipient stands: the newest wave speaks.</summary>
    public static RecipientOutcome? Of(Campaign campaign, Organisation.PostId recipient, INoticeGroups groups) =>
        campaign.Groups.Reverse().Select(group => groups.Of(group, recipient)).FirstOrDefault(o => o is not null);

    /// <summary>Everybody who ended so; whoever failed and was tried again stands where the later wave put them.</summary>
    public static IEnumerable<RecipientOutcome> List(Campaign campaign, NoticeOutcome outcome, INoticeGroups groups) =>
        campaign.Groups.SelectMany((group, wave) => Ended(groups.List(group, outcome, 0, int.MaxValue), outcome, campaign.Retries.ElementAtOrDefault(wave)));

    private static IEnumerable<RecipientOutcome> Ended(
        IReadOnlyList<RecipientOutcome> rows, NoticeOutcome outcome, IReadOnlyList<CampaignRecipient>? retried)
    {
        var again = outcome == NoticeOutcome.Failed ? retried?.Select(r => r.Post).ToHashSet() ?? [] : [];
        return rows.Where(r => !again.Contains(r.Recipient));
    }
}
