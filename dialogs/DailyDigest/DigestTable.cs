using EscalationBot.Conversation.Messages;
using EscalationBot.Dialogs.Common;

namespace EscalationBot.Dialogs.DailyDigest;

/// <summary>The table of the digest: what came, what went, what is open, and the change since the digest before.</summary>
internal static class DigestTable
{
    public static Table Of(Turn turn, Domain.Digests.DailyDigest digest)
    {
        var totals = digest.Totals;
        var rows = new List<IReadOnlyList<string>>
        {
            Row("digest.row-opening", Show.Count(totals.Opening)),
            Row("digest.row-new", Show.Count(totals.New)),
            Row("digest.row-resolved", Resolved(turn, totals.ResolvedInTime, totals.ResolvedLate)),
            Row("digest.row-closing", Show.Count(totals.Closing), totals.Closing - totals.Opening),
            Row("digest.row-in-time", Show.Count(totals.InTime), totals.InTimeChange),
            Row("digest.row-overdue", Overdue(turn, totals.Overdue, totals.FellOverdue, totals.LeftOverdue), totals.OverdueChange),
        };
        foreach (var (key, count) in new[] { ("digest.row-moved", totals.MovedAway), ("digest.row-withdrawn", totals.Withdrawn) })
            if (count != 0)
                rows.Insert(3, Row(key, Show.Count(count)));
        if (totals.Reopened != 0)
            rows.Insert(2, Row("digest.row-reopened", Show.Count(totals.Reopened)));
        return new Table(Header(turn, digest.Since), rows);

        IReadOnlyList<string> Row(string key, string count, int change = 0) =>
            digest.Since is null ? [turn.Text(key), count] : [turn.Text(key), count, Show.Change(change)];
    }

    private static string Resolved(Turn turn, int inTime, int late) => inTime + late == 0
        ? Show.Count(0)
        : turn.Text("digest.resolved-split", ("count", Show.Count(inTime + late)), ("inTime", Show.Count(inTime)), ("late", Show.Count(late)));

    private static string Overdue(Turn turn, int count, int fell, int left) => fell == 0 && left == 0
        ? Show.Count(count)
        : turn.Text("digest.overdue-split", ("count", Show.Count(count)), ("fell", Show.Count(fell)), ("left", Show.Count(left)));

    private static IReadOnlyList<string> Header(Turn turn, DateOnly? since) => since is { } day
        ? ["", turn.Text("digest.column-count"), turn.Text("digest.column-change", ("date", Show.ShortDate(day)))]
        : ["", turn.Text("digest.column-count")];
}
