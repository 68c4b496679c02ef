using System.Globalization;
using EscalationBot.Conversation;
using EscalationBot.Conversation.Dialogs;
using EscalationBot.Conversation.Messages;
using EscalationBot.Dialogs.Common;
using EscalationBot.Domain.Campaigns;
using EscalationBot.Domain.Notices;

namespace EscalationBot.Dialogs.BulkReminder;

/// <summary>Lists behind a report: whom to call, who has reacted since, and everything as a spreadsheet.</summary>
internal static class CampaignLists
{
    private const int PageSize = 15;

    private static readonly NoticeOutcome[] Received = [NoticeOutcome.Delivered, NoticeOutcome.Unconfirmed, NoticeOutcome.Unknown];

    /// <summary>Everybody whom no message has reached for certain.</summary>
    public static void SayCalls(Turn turn, DialogAction action)
    {
        if (Campaign(turn, action) is not { } campaign)
            return;
        var lines = campaign.Plan!.LeftOut.Where(l => l.IsUnreachable).Select(l => Preview.Line(turn, l))
            .Concat(Outcomes(turn, campaign, NoticeOutcome.Unreachable, NoticeOutcome.Failed, NoticeOutcome.Unknown).Select(o => turn.Text(
                "campaign.call-line", ("unit", CampaignCard.Name(turn, campaign, o)), ("post", turn.Show.Post(o.Recipient)), ("state", turn.Text($"campaign.outcome.{o.Outcome}")))))
            .ToList();
        Page(turn, action, lines, lines.Count == 0 ? "campaign.calls-none" : "campaign.calls", campaign);
    }

    /// <summary>Of those who got it: who confirmed the round, or wrote or pressed anything since.</summary>
    public static void SayReactions(Turn turn, DialogAction action)
    {
        if (Campaign(turn, action) is not { } campaign)
            return;
        var reached = Outcomes(turn, campaign, Received).ToList();
        var round = campaign.Plan!.Filter?.NotConfirmed is { } id ? turn.Office.Reviews.Find(id) : null;
        var done = reached.Where(o => round is null ? o.ReactedAt is not null : campaign.UnitOf(o.Recipient) is { } unit && round.IsConfirmed(unit)).ToHashSet();
        var lines = reached.OrderBy(done.Contains).Select(o => turn.Text(
            done.Contains(o) ? "campaign.reacted-line" : "campaign.silent-line", ("unit", CampaignCard.Name(turn, campaign, o)))).ToList();
        Page(turn, action, lines, round is null ? "campaign.reactions" : "campaign.confirmed", campaign, ("done", Show.Count(done.Count)), ("all", Show.Count(reached.Count)));
    }

    /// <summary>The result as a spreadsheet; the file is made when it is fetched.</summary>
    public static void SaySheet(Turn turn, DialogAction action)
    {
        if (Campaign(turn, action) is { } campaign)
            turn.Say(new Prompt(turn.Text("campaign.sheet", ("campaign", campaign.Id))), file: new Attachment(
                CampaignSheet.KeyOf(campaign.Id, turn.State.Language), $"{campaign.Id}.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", 0));
    }

    private static Campaign? Campaign(Turn turn, DialogAction action)
    {
        if (CampaignId.TryParse(action["campaign"], out var id) && turn.Office.Campaigns.Find(id) is { Plan: not null } campaign)
            return campaign;
        turn.Say(turn.Text("refused.campaign-unknown"));
        return null;
    }

    private static IEnumerable<RecipientOutcome> Outcomes(Turn turn, Campaign campaign, params NoticeOutcome[] outcomes) =>
        outcomes.SelectMany(o => CampaignReport.List(campaign, o, turn.Office.Groups));

    private static void Page(Turn turn, DialogAction action, List<string> lines, string lead, Campaign campaign, params IEnumerable<(string Name, object Value)> args)
    {
        var from = int.TryParse(action["from"], NumberStyles.None, CultureInfo.InvariantCulture, out var start) ? Math.Min(start, lines.Count) : 0;
        var next = from + PageSize;
        Option[] more = next < lines.Count
            ? [new Option(turn.Text("campaign.do-next", ("count", Show.Count(lines.Count - next))), new DialogAction(
                action.Name, ("campaign", campaign.Id.ToString()), ("from", next.ToString(CultureInfo.InvariantCulture))), Repeatable: true)]
            : [];
        turn.Say(new Prompt(
            [new Paragraph(turn.Text(lead, [("campaign", campaign.Id), ("count", Show.Count(lines.Count)), .. args])), .. lines.Count == 0 ? Array.Empty<Block>() : [new BulletList([.. lines.Skip(from).Take(PageSize)])], .. CampaignCard.Gone(turn, campaign)],
            more));
    }
}
