using EscalationBot.Conversation;
using EscalationBot.Conversation.Dialogs;
using EscalationBot.Conversation.Messages;
using EscalationBot.Dialogs.Common;
using EscalationBot.Dialogs.Delivery;
using EscalationBot.Domain.Campaigns;
using EscalationBot.Domain.Notices;

namespace EscalationBot.Dialogs.BulkReminder;

/// <summary>How a campaign stands: progress while it goes on, the report when it is over, and what can be done.</summary>
internal static class CampaignCard
{
    /// <summary>How many campaigns a list offers.</summary>
    public const int Offered = 8;

    private const int MostNamed = 10;

    private const string LiveName = "campaign:";

    public static void Say(Turn turn, DialogAction action)
    {
        if (CampaignId.TryParse(action["campaign"], out var id) && turn.Office.Campaigns.Find(id) is { Plan: not null } campaign)
            Say(turn, campaign, Of(turn, campaign));
        else
            turn.Say(turn.Text("refused.campaign-unknown"));
    }

    public static string LiveNameOf(CampaignId campaign) => LiveName + campaign;

    /// <summary>Says how a campaign stands; what still changes goes on changing where that is possible.</summary>
    public static void Say(Turn turn, Campaign campaign, Prompt prompt)
    {
        if (turn.CanRevise && !IsOver(turn, campaign))
            turn.SayLive(LiveNameOf(campaign.Id), prompt);
        else
            turn.Say(prompt);
    }

    /// <summary>The same message as it stands now.</summary>
    public static void Renew(Turn turn, string live)
    {
        if (live.StartsWith(LiveName, StringComparison.Ordinal) && CampaignId.TryParse(live[LiveName.Length..], out var id) && turn.Office.Campaigns.Find(id) is { Plan: not null } campaign)
            turn.Change(live, Of(turn, campaign), IsOver(turn, campaign));
    }

    public static void SayAll(Turn turn, DialogAction action)
    {
        var campaigns = turn.Office.Campaigns.NewestFirst.Where(c => c.Plan is not null).Take(Offered).ToList();
        turn.Say(campaigns.Count == 0
            ? new Prompt(turn.Text("campaign.none"))
            : new Prompt(turn.Text("campaign.list"), [.. campaigns.Select(c => new Option(
                Line(turn, c), new DialogAction(BulkActions.View, ("campaign", c.Id.ToString())), Repeatable: true))]));
    }

    public static string Line(Turn turn, Campaign campaign) => turn.Text(
        "campaign.line", ("campaign", campaign.Id), ("state", turn.Text($"campaign.state.{campaign.StateAt(turn.Now)}")), ("when", turn.Show.Moment(campaign.Plan!.At)), ("count", Show.Count(campaign.Audience)));

    /// <summary>State, sums and choices.</summary>
    public static Prompt Of(Turn turn, Campaign campaign)
    {
        var report = CampaignReport.Of(campaign, turn.Office.Groups);
        return new Prompt(
            [new Paragraph(Line(turn, campaign)), .. Progress(turn, campaign, report), new Paragraph(report.Adds ? Sum(turn, campaign, report) : turn.Text("campaign.sums-broken", ("campaign", campaign.Id))), .. UrgentSlots.Said(turn, campaign.Plan!.UrgentBecause), .. Details(turn, campaign)],
            Choices(turn, campaign, report));
    }

    /// <summary>"Tiến độ: đã gửi 22/25 (88%)", while it goes on.</summary>
    private static IEnumerable<Block> Progress(Turn turn, Campaign campaign, CampaignReport report)
    {
        if (campaign.StateAt(turn.Now) is not (CampaignState.Running or CampaignState.Paused) || report.Recipients == 0)
            return [];
        var gone = report.Recipients - report.Waiting;
        return [new Paragraph(turn.Text("campaign.progress", ("gone", Show.Count(gone)), ("all", Show.Count(report.Recipients)), ("percent", 100 * gone / report.Recipients)))];
    }

    /// <summary>Nothing of it changes by itself any more.</summary>
    private static bool IsOver(Turn turn, Campaign campaign) =>
        campaign.FinishedAt is not null || campaign.DeclinedBecause is not null
        || (campaign.StoppedAt is not null && campaign.Groups.All(g => turn.Office.Groups.Tally(g).Waiting == 0));

    /// <summary>"NV-0031: đối tượng 27 = đã nhận 22 + … ": what is zero is left out, the audience is not.</summary>
    public static string Sum(Turn turn, Campaign campaign, CampaignReport report)
    {
        (string Key, int Count)[] parts =
        [
            ("delivered", report.Delivered), ("unconfirmed", report.Unconfirmed), ("failed", report.Failed), ("unreachable", report.Unreachable),
            ("excluded", report.Excluded), ("not-needed", report.NotNeeded), ("unknown", report.Unknown), ("stopped", report.Stopped), ("waiting", report.Waiting),
        ];
        var shown = parts.Where(p => p.Count > 0).Select(p => turn.Text("campaign.part", ("what", turn.Text($"campaign.part.{p.Key}")), ("count", Show.Count(p.Count))));
        return turn.Text("campaign.sum", ("campaign", campaign.Id), ("audience", Show.Count(report.Audience)), ("parts", string.Join(" + ", shown)));
    }

    /// <summary>The names behind the numbers that somebody has to act on.</summary>
    public static IEnumerable<Block> Details(Turn turn, Campaign campaign)
    {
        var lines = new List<string>();
        Add("failed", CampaignReport.List(campaign, NoticeOutcome.Failed, turn.Office.Groups).Select(o => With(turn, campaign, o)));
        Add("unconfirmed", CampaignReport.List(campaign, NoticeOutcome.Unconfirmed, turn.Office.Groups).Select(o => Name(turn, campaign, o)));
        Add("unknown", CampaignReport.List(campaign, NoticeOutcome.Unknown, turn.Office.Groups).Select(o => Name(turn, campaign, o)));
        Add("unreachable", campaign.Plan!.LeftOut.Where(l => l.IsUnreachable).Select(l => Preview.Line(turn, l))
            .Concat(CampaignReport.List(campaign, NoticeOutcome.Unreachable, turn.Office.Groups).Select(o => Name(turn, campaign, o))));
        return [.. lines.Count == 0 ? Array.Empty<Block>() : [new BulletList(lines)], .. Gone(turn, campaign)];

        void Add(string key, IEnumerable<string> names)
        {
            var some = names.Take(MostNamed + 1).ToList();
            if (some.Count == 0)
                return;
            var shown = string.Join("; ", some.Take(MostNamed));
            lines.Add(turn.Text($"campaign.detail.{key}", ("who", some.Count > MostNamed ? turn.Text("campaign.and-others", ("who", shown)) : shown)));
        }
    }

    /// <summary>Says so when only figures are left of some recipients.</summary>
    public static IEnumerable<Block> Gone(Turn turn, Campaign campaign) => CampaignReport.Of(campaign, turn.Office.Groups).Gone is > 0 and var gone
        ? [new Paragraph(turn.Text("campaign.details-gone", ("count", Show.Count(gone))))]
        : [];

    public static string Name(Turn turn, Campaign campaign, RecipientOutcome outcome) =>
        campaign.UnitOf(outcome.Recipient) is { } unit ? turn.Show.Unit(unit) : turn.Show.Post(outcome.Recipient);

    public static IReadOnlyList<Option> Choices(Turn turn, Campaign campaign, CampaignReport report)
    {
        var state = campaign.StateAt(turn.Now);
        var mayJudge = state == CampaignState.AwaitingApproval && campaign.Author != turn.Post?.Id;
        var began = state is CampaignState.Running or CampaignState.Paused or CampaignState.Stopped or CampaignState.Finished;
        (bool Offered, string Text, string Action, bool Repeatable)[] all =
        [
            (mayJudge, "campaign.do-approve", BulkActions.Approve, false),
            (mayJudge, "campaign.do-decline", BulkActions.Decline, false),
            (state is CampaignState.Scheduled or CampaignState.Running, "campaign.do-pause", BulkActions.Pause, false),
            (state == CampaignState.Paused, "campaign.do-resume", BulkActions.Resume, false),
            (campaign.IsLive && !mayJudge, "campaign.do-stop", BulkActions.Stop, false),
            (state == CampaignState.Finished && report is { Failed: > 0, Gone: 0 }, "campaign.do-retry", BulkActions.Retry, false),
            (began && report.Failed + report.Unreachable + report.Unknown > 0, "campaign.do-calls", BulkActions.Calls, true),
            (began, "campaign.do-sheet", BulkActions.Sheet, true),
            (!began, "bulk.do-list", BulkActions.Members, true),
            (report.Delivered + report.Unconfirmed + report.Unknown > 0, campaign.Plan!.Filter?.NotConfirmed is null ? "campaign.do-reactions" : "campaign.do-confirmed", BulkActions.Reactions, true),
        ];
        return [.. all.Where(o => o.Offered).Select(o => new Option(turn.Text(o.Text), new DialogAction(o.Action, ("campaign", campaign.Id.ToString())), o.Repeatable))];
    }

    private static string With(Turn turn, Campaign campaign, RecipientOutcome outcome) =>
        turn.Text("campaign.failed-line", ("unit", Name(turn, campaign, outcome)), ("reason", Words.Why(turn.Text, outcome.Reason)));
}
