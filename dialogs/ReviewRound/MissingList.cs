using System.Globalization;
using EscalationBot.Conversation;
using EscalationBot.Conversation.Dialogs;
using EscalationBot.Conversation.Messages;
using EscalationBot.Dialogs.BulkReminder;
using EscalationBot.Dialogs.Common;
using EscalationBot.Domain.Campaigns;
using EscalationBot.Domain.Organisation;

namespace EscalationBot.Dialogs.ReviewRound;

/// <summary>"Xã nào chưa rà soát" (user stories 5.3): who has not confirmed the newest round, for those who look from above.</summary>
internal static class MissingList
{
    private const int PageSize = 20;

    /// <summary>Leaders, the Office and administrators see which units comply (requirement R14).</summary>
    public static bool MayAsk(Turn turn) => turn.Standpoint is { Role: PostRole.Leader or PostRole.Chair or PostRole.Office or PostRole.Admin };

    public static void Say(Turn turn, DialogAction action)
    {
        if (!MayAsk(turn))
        {
            ReviewRoundDialog.ShowOwn(turn);
            return;
        }
        if (turn.Office.Reviews.Latest is not { } round)
        {
            turn.Say(turn.Text("refused.review-none"));
            return;
        }
        var kinds = AudienceSentence.KindsIn(turn, action["text"]);
        var asked = AudienceFinder.Find(turn.Office, new AudienceFilter(kinds), turn.Today);
        var missing = asked.Where(m => !round.IsConfirmed(m.Unit)).ToList();
        var from = int.TryParse(action["from"], NumberStyles.None, CultureInfo.InvariantCulture, out var start) ? Math.Min(start, missing.Count) : 0;
        var lead = turn.Text(
            missing.Count == 0 ? "review.all-confirmed" : "review.missing",
            ("round", AudienceText.Round(turn, round.Id)), ("due", turn.Show.Moment(round.Due)), ("done", Show.Count(asked.Count - missing.Count)),
            ("all", Show.Count(asked.Count)), ("count", Show.Count(missing.Count)));
        var names = missing.Skip(from).Take(PageSize).Select(m => turn.Show.Unit(m.Unit)).ToList();
        turn.Say(new Prompt(names.Count == 0 ? [new Paragraph(lead)] : [new Paragraph(lead), new BulletList(names)], Options(turn, round, action, from + PageSize, missing.Count)));
    }

    private static List<Option> Options(Turn turn, Domain.Reviews.ReviewRound round, DialogAction action, int next, int all)
    {
        var options = new List<Option>();
        if (next < all)
            options.Add(new Option(
                turn.Text("campaign.do-next", ("count", Show.Count(all - next))),
                new DialogAction(ReviewActions.Missing, ("text", action["text"]), ("from", next.ToString(CultureInfo.InvariantCulture))), Repeatable: true));
        if (all > 0 && turn.Post is { } post && CampaignRules.MayWrite(post))
            options.Add(new Option(turn.Text("review.do-remind", ("round", AudienceText.Round(turn, round.Id))), new DialogAction(BulkActions.Start, ("text", $"{action["text"]} rà soát"))));
        return options;
    }
}
