using EscalationBot.Conversation.Messages;
using EscalationBot.Dialogs.Common;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Nudges;
using EscalationBot.Domain.Proposals;

namespace EscalationBot.Dialogs.Nudge;

/// <summary>A rung that still holds, with its record as it stands.</summary>
internal sealed record NudgeItem(DueNudge Nudge, Proposal Proposal);

/// <summary>Puts the rungs of the ladder into words, one message a head and morning (user stories 4.5).</summary>
internal static class NudgeTeller
{
    private const string Stale = "stale";

    /// <summary>Tells what still holds; a reason comes back when nothing does.</summary>
    public static string? Tell(Turn turn, NudgeNotice notice)
    {
        var items = Standing(turn, notice);
        if (turn.Post is null || items.Count == 0)
            return Stale;
        turn.Say(items is [var only] ? NudgeText.One(turn, only) : NudgeList.Many(turn, items), MessageKind.Nudge);
        return null;
    }

    /// <summary>Noted on the records; what may have arrived is not told again, and counts as read when that is known later.</summary>
    public static void Ended(Turn turn, NudgeNotice notice, NoticeEnd end)
    {
        var reached = end == NoticeEnd.Reached;
        Note(turn, [.. Standing(turn, notice), .. reached ? Doubtful(turn, notice) : []], reached);
    }

    /// <summary>The recipient has no account: that is noted on the records, and the Office is asked to call.</summary>
    public static void Unreachable(Turn turn, Notice notice)
    {
        turn.Log("unreachable", notice.Recipient.Value, notice.Key);
        if (notice is NudgeNotice nudges)
        {
            var items = Standing(turn, nudges);
            Note(turn, items, reached: false);
            if (items.Count == 0)
                return;
        }
        CallTeller.Ask(turn, notice);
    }

    /// <summary>In the order in which they are read: what is latest first.</summary>
    private static List<NudgeItem> Standing(Turn turn, NudgeNotice notice) =>
    [
        .. Items(turn, notice)
            .Where(i => NudgePolicy.StillTrue(i.Proposal, i.Nudge, turn.Office.Directory, turn.Rules, turn.Now))
            .OrderBy(i => i.Nudge.Audience)
            .ThenBy(i => i.Proposal.Deadline.On)
            .ThenBy(i => i.Proposal.Id),
    ];

    /// <summary>Of which the records say that they did not arrive.</summary>
    private static IEnumerable<NudgeItem> Doubtful(Turn turn, NudgeNotice notice) =>
        Items(turn, notice).Where(i => i.Proposal.Nudges.Any(n => n.Nudge == FactOf(i.Nudge, reached: false)));

    private static IEnumerable<NudgeItem> Items(Turn turn, NudgeNotice notice) => notice.Items
        .Select(nudge => turn.Office.Find(nudge.Proposal) is { } proposal ? new NudgeItem(nudge, proposal) : null)
        .OfType<NudgeItem>();

    private static Nudged FactOf(DueNudge nudge, bool reached) => new(nudge.Rung, nudge.Audience, nudge.Recipient, nudge.DeadlineVersion, reached);

    private static void Note(Turn turn, List<NudgeItem> items, bool reached)
    {
        foreach (var (nudge, proposal) in items)
            turn.Record(proposal.Id, [FactOf(nudge, reached)], turn.Rules.LegalBasis);
    }
}
