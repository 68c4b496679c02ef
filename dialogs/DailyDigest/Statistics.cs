using EscalationBot.Conversation.Dialogs;
using EscalationBot.Conversation.Messages;
using EscalationBot.Dialogs.Common;
using EscalationBot.Dialogs.GiveDirection;
using EscalationBot.Domain.Digests;
using EscalationBot.Domain.Office;
using EscalationBot.Domain.Organisation;

namespace EscalationBot.Dialogs.DailyDigest;

/// <summary>Figures by agency for those who look from above; for a head, the figures of the own body.</summary>
internal static class Statistics
{
    private const int MostRows = 10;

    public static void Say(Turn turn)
    {
        if (DirectionQueue.Leader(turn) is { } leader)
            SayByAgency(turn, leader);
        else if (turn.Post is { Role: PostRole.UnitHead or PostRole.AgencyHead } head)
            SayOwn(turn, head);
        else
            ForLeaders.Decline(turn);
    }

    /// <summary>The most overdue first; small ones are summed in one row, so that the total always shows.</summary>
    private static void SayByAgency(Turn turn, Post leader)
    {
        var addressees = DigestPolicy.Addressees(leader, turn.Office.Directory, turn.Today);
        var rows = turn.Office.Tallies
            .Where(t => addressees.Contains(t.Key) && t.Value.Filed > 0)
            .GroupBy(t => turn.Directory.Responsible(t.Key, turn.Today)?.Id ?? t.Key, t => t.Value)
            .Select(g => (Name: turn.Show.Unit(g.Key), Tally: Sum(g)))
            .OrderByDescending(r => r.Tally.OpenOverdue)
            .ThenByDescending(r => r.Tally.Open)
            .ThenBy(r => r.Name, StringComparer.Ordinal)
            .ToList();
        if (rows.Count == 0)
        {
            turn.Say(turn.Text("statistics.empty"));
            return;
        }
        var shown = rows.Take(MostRows).Select(r => Row(r.Name, r.Tally)).ToList();
        if (rows.Count > MostRows)
            shown.Add(Row(turn.Text("statistics.others", ("count", Show.Count(rows.Count - MostRows))), Sum(rows.Skip(MostRows).Select(r => r.Tally))));
        shown.Add(Row(turn.Text("statistics.total"), Sum(rows.Select(r => r.Tally))));
        turn.Say(new Prompt([new Heading(turn.Text("statistics.by-agency", ("time", turn.Show.Time(turn.Now)), ("date", Show.Date(turn.Today)))), new Table(Header(turn), shown)]));
    }

    private static void SayOwn(Turn turn, Post head)
    {
        var answered = turn.Directory.Units.Keys.Where(u => turn.Directory.Responsible(u, turn.Today)?.Id == head.Unit).ToHashSet();
        var addressed = Sum(turn.Office.Tallies.Where(t => answered.Contains(t.Key)).Select(t => t.Value));
        var overdue = answered.Sum(u => Count(turn, new ProposalQuery(Unit: u, Overdue: true)));
        var open = answered.Sum(u => Count(turn, new ProposalQuery(Unit: u)));
        var all = answered.Sum(u => Count(turn, new ProposalQuery(Unit: u, OpenOnly: false)));
        var blocks = new List<Block>
        {
            new Heading(turn.Text("statistics.own", ("unit", turn.Show.Unit(head.Unit)), ("date", Show.Date(turn.Today)))),
            new FactList(
            [
                new Fact(turn.Text("statistics.proposed"), Show.Count(all)),
                new Fact(turn.Text("statistics.open-in-time"), Show.Count(open - overdue)),
                new Fact(turn.Text("statistics.open-overdue"), Show.Count(overdue)),
                new Fact(turn.Text("statistics.ended"), Show.Count(all - open)),
            ]),
        };
        if (addressed.Filed > 0)
            blocks.AddRange(
            [
                new Heading(turn.Text("statistics.addressed")),
                new FactList([.. Header(turn).Skip(1).Zip(Row("", addressed).Skip(1), (label, value) => new Fact(label, value))]),
            ]);
        turn.Say(new Prompt(blocks));
    }

    private static int Count(Turn turn, ProposalQuery query) => turn.Office.List(query, null, 1).Total;

    private static Tally Sum(IEnumerable<Tally> tallies) => tallies.Aggregate(default(Tally), (sum, tally) => sum + tally);

    private static IReadOnlyList<string> Header(Turn turn) =>
    [
        turn.Text("statistics.agency"), turn.Text("statistics.open"), turn.Text("statistics.open-in-time"), turn.Text("statistics.open-overdue"),
        turn.Text("statistics.resolved-in-time"), turn.Text("statistics.resolved-late"),
    ];

    private static IReadOnlyList<string> Row(string name, Tally tally) =>
        [name, Show.Count(tally.Open), Show.Count(tally.OpenInTime), Show.Count(tally.OpenOverdue), Show.Count(tally.ResolvedInTime), Show.Count(tally.ResolvedLate)];
}
