using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;

namespace EscalationBot.Domain.Digests;

/// <summary>Counters that do not agree with the records: what is kept, and what counting anew gives.</summary>
public sealed record TallyDifference(UnitId Addressee, Tally Kept, Tally Counted);

/// <summary>Counts all records anew and compares with the counters, which otherwise only move with facts.</summary>
public static class TallyRecount
{
    /// <summary>Bodies whose counters differ, in the order of their codes.</summary>
    /// <param name="records">Every record, closed ones included.</param>
    /// <remarks>
    /// How often records fell overdue cannot be told from how they stand now; that as many left as are not overdue any more can,
    /// so the two are compared as one difference.
    /// </remarks>
    public static IReadOnlyList<TallyDifference> Differences(IReadOnlyDictionary<UnitId, Tally> kept, IEnumerable<Proposal> records)
    {
        var counted = records.GroupBy(p => p.Addressee).ToDictionary(g => g.Key, g => g.Aggregate(default(Tally), (sum, p) => sum + Tally.Change(null, p)));
        return
        [
            .. kept.Keys.Union(counted.Keys)
                .Select(body => new TallyDifference(body, kept.GetValueOrDefault(body), counted.GetValueOrDefault(body)))
                .Where(d => Settled(d.Kept) != Settled(d.Counted))
                .OrderBy(d => d.Addressee.Value, StringComparer.Ordinal),
        ];
    }

    private static Tally Settled(Tally tally) => tally with { FellOverdue = tally.FellOverdue - tally.LeftOverdue, LeftOverdue = 0 };
}
