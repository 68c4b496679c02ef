using System.Globalization;
using EscalationBot.Conversation;
using EscalationBot.Conversation.Messages;
using EscalationBot.Conversation.Texts;
using EscalationBot.Dialogs.BulkReminder;
using EscalationBot.Dialogs.Common;
using EscalationBot.Dialogs.DailyDigest;
using EscalationBot.Dialogs.ReviewRound;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Nudges;

namespace EscalationBot.Dialogs.ShortNotice;

/// <summary>
/// What is told by an approved text (manifests/zalo): that there is something, and how to read it. The rest waits in the
/// conversation until its user comes back.
/// </summary>
internal static class ShortNoticeTeller
{
    private const string Memory = "short.";

    /// <summary>Fills the approved text of a notice; the question it would have asked is not asked.</summary>
    /// <param name="turn">Of the recipient, with nothing said yet.</param>
    public static void Tell(Turn turn, Notice notice, MessageKind kind)
    {
        var text = notice.FixedText();
        var (values, more) = notice switch
        {
            NudgeNotice nudges => OfNudges(turn, nudges),
            DigestNotice digest => OfDigest(turn, digest),
            ReviewNotice review => OfReview(turn, review),
            CampaignNotice campaign => OfCampaign(turn, campaign),
            _ => throw new ArgumentOutOfRangeException(nameof(notice), notice.GetType().Name, "There is no approved text for this."),
        };
        values["chuc_danh"] = NoticeWords.Title(turn, turn.Post!);
        var words = turn.TextIn(TextCatalogue.Vietnamese, $"short.{text}", [.. values.Select(v => (v.Key, (object)v.Value))]);
        turn.SayFixed(words, kind, TextCatalogue.Vietnamese, new FilledText(text.ToString(), values));
        turn.Remember(Memory + text, more.ToString());
    }

    /// <summary>Says in full what was only announced; false when nothing was.</summary>
    public static bool SayRest(Turn turn)
    {
        var rest = turn.State.Memory.Where(m => m.Key.StartsWith(Memory, StringComparison.Ordinal)).OrderBy(m => m.Key, StringComparer.Ordinal).ToList();
        foreach (var (name, action) in rest)
        {
            turn.Remember(name, null);
            turn.Engine.Run(turn, DialogAction.Parse(action));
        }
        return rest.Count > 0;
    }

    private static (Dictionary<string, string> Values, DialogAction More) OfNudges(Turn turn, NudgeNotice notice)
    {
        var records = notice.Items
            .Where(i => turn.Office.Find(i.Proposal) is { } p && NudgePolicy.StillTrue(p, i, turn.Office.Directory, turn.Rules, turn.Now))
            .Select(i => turn.Office.Find(i.Proposal)!).DistinctBy(p => p.Id).OrderBy(p => p.Deadline.On).ThenBy(p => p.Id).ToList();
        return (new Dictionary<string, string>
        {
            ["so_luong"] = Show.Count(records.Count),
            ["ma"] = records[0].Id.ToString(),
            ["han"] = Show.Date(records[0].Deadline.On),
        }, records is [var only] ? new DialogAction(ActionNames.View, ("id", only.Id.ToString())) : new DialogAction(ActionNames.List));
    }

    private static (Dictionary<string, string> Values, DialogAction More) OfDigest(Turn turn, DigestNotice notice)
    {
        var digest = Figures.Compose(turn, turn.Post!, turn.Office.SnapshotOn(notice.Day)!, late: false);
        return (new Dictionary<string, string>
        {
            ["ngay"] = Show.Date(notice.Day),
            ["so_dang_theo_doi"] = Show.Count(digest.Totals.Closing),
            ["so_qua_han"] = Show.Count(digest.Totals.Overdue),
        }, new DialogAction(DigestActions.Now));
    }

    private static (Dictionary<string, string> Values, DialogAction More) OfReview(Turn turn, ReviewNotice notice)
    {
        var due = turn.Rules.Time.Local(turn.Office.Reviews.Latest!.Due);
        return (new Dictionary<string, string>
        {
            ["ky"] = string.Create(CultureInfo.InvariantCulture, $"{notice.Round.Month:00}/{notice.Round.Year}"),
            ["han"] = due.ToString("HH:mm dd/MM/yyyy", CultureInfo.InvariantCulture),
        }, new DialogAction(ReviewActions.Show));
    }

    private static (Dictionary<string, string> Values, DialogAction More) OfCampaign(Turn turn, CampaignNotice notice) => (new Dictionary<string, string>
    {
        ["so"] = notice.Campaign.ToString(),
        ["don_vi"] = turn.Show.Unit(turn.Office.Campaigns.Find(notice.Campaign)!.UnitOf(turn.Post!.Id)!.Value),
    }, new DialogAction(BulkActions.Read, ("id", notice.Campaign.ToString())));
}
