using EscalationBot.Conversation;
using EscalationBot.Conversation.Dialogs;
using EscalationBot.Conversation.Messages;
using EscalationBot.Dialogs.Common;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Reach;

namespace EscalationBot.Dialogs.Delivery;

/// <summary>Channels that are out of order: the alarm, the list, and the way to use one again before its time.</summary>
internal static class ChannelDesk
{
    private static readonly TimeSpan WarningKeeps = TimeSpan.FromHours(24);

    /// <summary>Tells the admins that a channel was paused: once a day for the same reason.</summary>
    public static void Alarm(Turn turn, Hold hold)
    {
        if (hold.Kind != HoldKind.Channel)
            return;
        turn.Log("channel-paused", hold.Scope, hold.Reason);
        foreach (var admin in turn.Directory.PostsWith(PostRole.Admin, turn.Today))
        {
            turn.Changes.Notices.Add(new ChannelDownNotice(
                $"channel-down:{hold.Scope}:{hold.Reason}:{turn.Today:yyyy-MM-dd}:{admin.Id}", admin.Id, turn.Rules.NextOfficeMoment(turn.Now), hold.Scope, hold.Reason));
        }
    }

    /// <summary>Tells the admins that access to a channel ends: once a day.</summary>
    public static void Warn(Turn turn, string scope, int days)
    {
        var due = turn.Rules.NextOfficeMoment(turn.Now);
        foreach (var admin in turn.Directory.PostsWith(PostRole.Admin, turn.Today))
        {
            turn.Changes.Notices.Add(new AccessEndingNotice($"access-ending:{scope}:{turn.Rules.Time.Day(due):yyyy-MM-dd}:{admin.Id}", admin.Id, due, scope, days)
            {
                Expires = due + WarningKeeps,
            });
        }
    }

    public static string? TellEnding(Turn turn, AccessEndingNotice notice)
    {
        var (cure, connect) = ZaloAccess.Cure(turn);
        var ending = new Paragraph(turn.Text("delivery.access-ending", ("channel", Words.Scope(turn, notice.Channel)), ("days", Show.Count(notice.Days))));
        turn.Say(new Prompt([NoticeWords.Dear(turn), ending, cure], connect), MessageKind.News);
        return null;
    }

    /// <summary>Told only while it is still out of order.</summary>
    public static string? Tell(Turn turn, ChannelDownNotice notice)
    {
        if (turn.Office.Reach.On(HoldScope.Of(notice.Channel), turn.Now) is null)
            return "the channel works again";
        List<Block> blocks = [NoticeWords.Dear(turn), new Paragraph(turn.Text("delivery.channel-down", ("channel", Words.Scope(turn, notice.Channel)), ("reason", notice.Reason)))];
        List<Option> options = [ReopenOption(turn, notice.Channel)];
        if (NeedsConsent(notice))
        {
            var (cure, connect) = ZaloAccess.Cure(turn);
            blocks.Add(cure);
            options.Insert(0, connect);
        }
        turn.Say(new Prompt(blocks, options), MessageKind.News);
        return null;
    }

    public static void Say(Turn turn)
    {
        var paused = turn.Office.Reach.Holds.Values
            .Where(h => h.Kind != HoldKind.Person && h.IsActive(turn.Now))
            .OrderBy(h => h.Scope, StringComparer.Ordinal)
            .ToList();
        var left = turn.Office.Reach.Holds.Values.Count(h => h.Kind == HoldKind.Person && h.IsActive(turn.Now));
        List<Block> blocks =
        [
            new Paragraph(paused.Count == 0
                ? turn.Text("delivery.channels-fine", ("left", Show.Count(left)))
                : turn.Text("delivery.channels-paused", ("count", Show.Count(paused.Count)), ("left", Show.Count(left)))),
        ];
        var lines = paused.Select(h => Line(turn, h)).Concat(turn.Accesses.Select(a => Words.Access(turn, a))).ToList();
        if (lines.Count > 0)
            blocks.Add(new BulletList(lines));
        IEnumerable<Option> connect = turn.Accesses.Any(a => a.DaysLeft is null) ? [ZaloAccess.Offer(turn)] : [];
        turn.Say(new Prompt(blocks, [.. connect, .. paused.Select(h => ReopenOption(turn, h.Scope))]));
    }

    public static void Reopen(Turn turn, DialogAction action)
    {
        var wanted = action["scope"] is { Length: > 0 } scope ? scope : action["rest"].Trim().ToLowerInvariant();
        if (turn.Office.Reach.On(wanted, turn.Now) is not { Kind: not HoldKind.Person })
        {
            turn.Say(turn.Text("delivery.not-paused"));
            return;
        }
        turn.Changes.Holds.Add(HoldChange.Lift(wanted));
        turn.Log("channel-reopened", wanted);
        turn.Say(turn.Text("delivery.reopened", ("channel", Words.Scope(turn, wanted))));
    }

    /// <summary>An account of Zalo without usable tokens: whoever owns it must consent anew.</summary>
    private static bool NeedsConsent(ChannelDownNotice notice) =>
        notice.Channel.StartsWith("zalo@", StringComparison.Ordinal) && (notice.Reason.StartsWith("token-", StringComparison.Ordinal) || notice.Reason is "-216" or "-220");

    private static string Line(Turn turn, Hold hold) => turn.Text(
        hold.Until is null ? "delivery.paused" : "delivery.paused-until", ("channel", Words.Scope(turn, hold.Scope)), ("reason", hold.Reason),
        ("since", turn.ShowTime(hold.Since)), ("until", hold.Until is { } until ? turn.ShowTime(until) : ""));

    private static Option ReopenOption(Turn turn, string scope) =>
        new(turn.Text("delivery.do-reopen", ("channel", Words.Scope(turn, scope))), new DialogAction(DeliveryActions.Reopen, ("scope", scope)));
}
