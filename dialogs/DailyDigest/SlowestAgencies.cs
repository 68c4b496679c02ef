using EscalationBot.Conversation;
using EscalationBot.Conversation.Dialogs;
using EscalationBot.Conversation.Messages;
using EscalationBot.Dialogs.Common;
using EscalationBot.Dialogs.GiveDirection;
using EscalationBot.Domain.Digests;
using EscalationBot.Domain.Organisation;

namespace EscalationBot.Dialogs.DailyDigest;

/// <summary>"Sở nào chậm nhất tháng này": the bodies with most overdue matters, and what the month added (user stories 5.3).</summary>
internal static class SlowestAgencies
{
    private const int Shown = 5;

    public static void Say(Turn turn)
    {
        if (DirectionQueue.Leader(turn) is not { } leader)
        {
            ForLeaders.Decline(turn);
            return;
        }
        var rows = Rows(turn, leader);
        if (rows.Count == 0)
        {
            turn.Say(turn.Text("statistics.none-late", ("date", Show.Date(turn.Today))));
            return;
        }
        var first = rows.TakeWhile(r => r.Now.OpenOverdue == rows[0].Now.OpenOverdue).Select(r => r.Name);
        turn.Say(new Prompt(
            [
                new Paragraph(turn.Text("statistics.slowest", ("agency", string.Join(", ", first)), ("count", Show.Count(rows[0].Now.OpenOverdue)), ("date", Show.Date(turn.Today)))),
                new BulletList([.. rows.Take(Shown).Select(r => Line(turn, r))]),
            ],
            new Option(turn.Text("digest.do-statistics"), new DialogAction(DigestActions.Statistics), Repeatable: true)));
    }

    /// <summary>Against the figures at the end of the month before; without them the month is what has been counted so far.</summary>
    private static List<AgencyRow> Rows(Turn turn, Post leader)
    {
        var before = turn.Office.SnapshotOn(new DateOnly(turn.Today.Year, turn.Today.Month, 1).AddDays(-1));
        return [.. DigestPolicy.Addressees(leader, turn.Office.Directory, turn.Today)
            .GroupBy(u => turn.Directory.Responsible(u, turn.Today)?.Id ?? u)
            .Select(g => new AgencyRow(turn.Show.Unit(g.Key), Sum(g.Select(u => turn.Office.Tallies.GetValueOrDefault(u))), Sum(g.Select(u => before?.ByAddressee.GetValueOrDefault(u) ?? default))))
            .Where(r => r.Now.OpenOverdue > 0)
            .OrderByDescending(r => r.Now.OpenOverdue).ThenByDescending(r => r.Now.FellOverdue - r.Before.FellOverdue).ThenBy(r => r.Name, StringComparer.Ordinal)];
    }

    private static string Line(Turn turn, AgencyRow row) => turn.Text(
        "statistics.slowest-line",
        ("agency", row.Name),
        ("overdue", Show.Count(row.Now.OpenOverdue)),
        ("open", Show.Count(row.Now.Open)),
        ("fell", Show.Count(Since(row.Now.FellOverdue, row.Before.FellOverdue))),
        ("late", Show.Count(Since(row.Now.ResolvedLate, row.Before.ResolvedLate))));

    /// <summary>A record that was corrected to another body takes with it what was counted here.</summary>
    private static int Since(int now, int before) => Math.Max(now - before, 0);

    private static Tally Sum(IEnumerable<Tally> tallies) => tallies.Aggregate(default(Tally), (sum, tally) => sum + tally);

    private sealed record AgencyRow(string Name, Tally Now, Tally Before);
}
