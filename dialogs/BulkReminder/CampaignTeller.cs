using EscalationBot.Conversation;
using EscalationBot.Conversation.Dialogs;
using EscalationBot.Conversation.Messages;
using EscalationBot.Dialogs.Common;
using EscalationBot.Dialogs.Help;
using EscalationBot.Dialogs.ReviewRound;
using EscalationBot.Domain.Campaigns;
using EscalationBot.Domain.Notices;

namespace EscalationBot.Dialogs.BulkReminder;

/// <summary>Puts a bulk reminder into words for one recipient, if its reason still holds; and tells its author how it goes.</summary>
internal static class CampaignTeller
{
    public static string? Tell(Turn turn, CampaignNotice notice)
    {
        if (turn.Post is not { } post || turn.Office.Campaigns.Find(notice.Campaign) is not { Plan: { } plan } campaign || campaign.UnitOf(post.Id) is not { } unit)
            return "no such recipient";
        if (!post.Validity.Contains(turn.Today))
            return "the post ended";
        if (plan.Filter is { } filter && !AudienceFinder.StillFits(turn.Office, filter, unit))
            return "no longer needed";
        if (CampaignPlanner.WasRemindedRecently(turn.Office, post.Id, turn.Now, campaign.Id))
            return "reminded by another campaign";
        turn.Say(Text(turn, plan, new CampaignRecipient(post.Id, unit)), MessageKind.Campaign);
        return null;
    }

    /// <summary>Once more for a recipient who was only told that there is one.</summary>
    public static void Read(Turn turn, DialogAction action)
    {
        if (turn.Post is { } post && CampaignId.TryParse(action["id"], out var id) && turn.Office.Campaigns.Find(id) is { Plan: { } plan } campaign && campaign.UnitOf(post.Id) is { } unit)
            turn.Say(Text(turn, plan, new CampaignRecipient(post.Id, unit)));
        else
            HelpDialog.NotUnderstood(turn, times: 1);
    }

    private static Prompt Text(Turn turn, CampaignPlan plan, CampaignRecipient recipient) =>
        new(CampaignWords.Said(turn, plan, recipient), Options(turn, plan));

    public static string? TellNews(Turn turn, CampaignNewsNotice notice)
    {
        if (turn.Office.Campaigns.Find(notice.Campaign) is not { Plan: not null } campaign)
            return "no such campaign";
        if (IsOver(turn, campaign, notice.Kind))
            return "no longer true";
        turn.Say(News(turn, campaign, notice.Kind), MessageKind.News);
        return null;
    }

    /// <summary>What the recipient can do about it: confirm the round it speaks of, or say that it was read.</summary>
    private static Option[] Options(Turn turn, CampaignPlan plan) => plan.Filter?.NotConfirmed is { } round && round == turn.Office.Reviews.Latest?.Id
        ? ReviewRoundDialog.Choices(turn)
        : [new Option(turn.Text("campaign.do-noted"), new DialogAction(BulkActions.Noted))];

    private static bool IsOver(Turn turn, Campaign campaign, CampaignNewsKind kind) => kind switch
    {
        CampaignNewsKind.ApprovalAsked or CampaignNewsKind.NotApprovedInTime => !campaign.AwaitsApproval,
        CampaignNewsKind.Progress => campaign.StateAt(turn.Now) != CampaignState.Running,
        CampaignNewsKind.Report or CampaignNewsKind.SumsBroken => campaign.FinishedAt is null,
        _ => false,
    };

    private static Prompt News(Turn turn, Campaign campaign, CampaignNewsKind kind)
    {
        var report = CampaignReport.Of(campaign, turn.Office.Groups);
        if (kind == CampaignNewsKind.Report)
            return new Prompt([new Paragraph(turn.Text("campaign.report")), new Paragraph(CampaignCard.Sum(turn, campaign, report)), .. CampaignCard.Details(turn, campaign)], CampaignCard.Choices(turn, campaign, report));
        var lead = turn.Text(
            $"campaign.news.{kind}",
            ("campaign", campaign.Id), ("author", campaign.Author is { } author ? turn.Show.Post(author) : ""), ("count", Show.Count(campaign.Plan!.Recipients.Count)),
            ("when", turn.Show.Moment(campaign.Plan.At)), ("gone", Show.Count(report.Recipients - report.Waiting - report.Stopped)), ("all", Show.Count(report.Recipients)),
            ("reason", campaign.DeclinedBecause ?? ""));
        IReadOnlyList<Block> text = kind is CampaignNewsKind.ApprovalAsked or CampaignNewsKind.NotApprovedInTime
            ? [new Paragraph($"\"{CampaignWords.Shown(turn, campaign.Plan.Template)}\""), .. UrgentSlots.Said(turn, campaign.Plan.UrgentBecause)]
            : [];
        return new Prompt([NoticeWords.Dear(turn), new Paragraph(lead), .. text], CampaignCard.Choices(turn, campaign, report));
    }
}
