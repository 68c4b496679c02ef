using System.Globalization;
using EscalationBot.Conversation;
using EscalationBot.Conversation.Dialogs;
using EscalationBot.Conversation.Messages;
using EscalationBot.Dialogs.Common;
using EscalationBot.Domain.Campaigns;

namespace EscalationBot.Dialogs.BulkReminder;

/// <summary>"Xem danh sách": everybody of the audience, of the draft or of a campaign, those left out with the reason.</summary>
internal static class MemberList
{
    private const int PageSize = 20;

    public static void Say(Turn turn, DialogAction action)
    {
        var campaign = CampaignId.TryParse(action["campaign"], out var id) ? turn.Office.Campaigns.Find(id) : null;
        var (recipients, leftOut) = campaign?.Plan is { } plan ? (plan.Recipients, plan.LeftOut) : OfDraft(turn);
        var lines = recipients.Select(r => turn.Show.Post(r.Post)).Concat(leftOut.Select(l => Preview.Line(turn, l))).ToList();
        var from = int.TryParse(action["from"], NumberStyles.None, CultureInfo.InvariantCulture, out var start) ? Math.Min(start, lines.Count) : 0;
        var page = new Prompt(
            [
                new Paragraph(turn.Text("bulk.members", ("count", Show.Count(lines.Count)), ("recipients", Show.Count(recipients.Count)), ("left", Show.Count(leftOut.Count)))),
                new BulletList([.. lines.Skip(from).Take(PageSize)]),
            ],
            More(turn, action, from + PageSize, lines.Count));
        turn.Say(page);
    }

    private static (IReadOnlyList<CampaignRecipient>, IReadOnlyList<LeftOut>) OfDraft(Turn turn)
    {
        if (turn.State.Active is not { Flow: BulkReminderDialog.FlowName } draft || draft.Value(BulkOrder.Audience) is null)
            return ([], []);
        var audience = turn.Desk.Plan(BulkOrder.Of(turn, draft));
        return (audience.Recipients, audience.LeftOut);
    }

    private static Option[] More(Turn turn, DialogAction action, int next, int all) => next < all
        ? [new Option(turn.Text("campaign.do-next", ("count", Show.Count(all - next))), new DialogAction(
            action.Name, ("campaign", action["campaign"]), ("from", next.ToString(CultureInfo.InvariantCulture))), Repeatable: true)]
        : [];
}
