using System.Globalization;
using EscalationBot.Conversation;
using EscalationBot.Conversation.Dialogs;
using EscalationBot.Conversation.Messages;
using EscalationBot.Dialogs.Common;
using EscalationBot.Dialogs.GiveDirection;
using EscalationBot.Domain.Proposals;

namespace EscalationBot.Dialogs.DailyDigest;

/// <summary>What a leader does with a digest, or asks for without waiting for it.</summary>
internal sealed class DigestDialog : IDialog
{
    private const int PageSize = 6;

    public IEnumerable<(string Name, Action<Turn, DialogAction> Do)> Actions =>
    [
        (DigestActions.Now, (turn, _) => ShowNow(turn)),
        (DigestActions.Details, (turn, action) => ShowWaiting(turn, action, DigestActions.Details, "digest.details", View)),
        (DigestActions.Direct, (turn, action) => ShowWaiting(turn, action, DigestActions.Direct, "digest.which-record", Direct)),
        (DigestActions.Statistics, (turn, _) => Statistics.Say(turn)),
        (DigestActions.Slowest, (turn, _) => SlowestAgencies.Say(turn)),
    ];

    /// <summary>The present figures; the next digest still starts from the last one that was sent.</summary>
    private static void ShowNow(Turn turn)
    {
        if (DirectionQueue.Leader(turn) is not { } leader)
        {
            ForLeaders.Decline(turn);
            return;
        }
        var digest = Figures.Compose(turn, leader, Figures.Now(turn), late: false);
        if (digest.Totals.Mismatches.Count > 0)
        {
            DigestTeller.Hold(turn, digest);
            turn.Say(turn.Text("digest.being-checked"));
            return;
        }
        turn.Say(DigestText.Full(turn, digest, turn.Now));
    }

    private static void ShowWaiting(Turn turn, DialogAction action, string name, string lead, Func<Proposal, DialogAction> choose)
    {
        if (DirectionQueue.Leader(turn) is null)
        {
            ForLeaders.Decline(turn);
            return;
        }
        var from = int.TryParse(action["from"], NumberStyles.None, CultureInfo.InvariantCulture, out var start) ? start : 0;
        var waiting = DirectionQueue.For(turn).Skip(from).Take(PageSize + 1).ToList();
        if (waiting.Count == 0)
        {
            SayNothingWaits(turn);
            return;
        }
        var shown = waiting.Take(PageSize).ToList();
        var options = shown.Select(p => new Option(NoticeWords.Route(turn, p), choose(p), Repeatable: true)).ToList();
        if (waiting.Count > PageSize)
            options.Add(new Option(turn.Text("digest.next-page"), new DialogAction(name, ("from", (from + PageSize).ToString(CultureInfo.InvariantCulture))), Repeatable: true));
        turn.Say(new Prompt([new Paragraph(turn.Text(lead)), new BulletList([.. shown.Select(p => RecordLines.Waiting(turn, p))])], options));
    }

    private static void SayNothingWaits(Turn turn) => turn.Say(new Prompt(
        turn.Text("digest.nothing-waits"),
        new Option(turn.Text("digest.do-overdue"), new DialogAction(ActionNames.List, ("overdue", "1")), Repeatable: true)));

    private static DialogAction View(Proposal proposal) => new(ActionNames.View, ("id", proposal.Id.ToString()));

    private static DialogAction Direct(Proposal proposal) => new(DirectionActions.Start, ("id", proposal.Id.ToString()));
}
