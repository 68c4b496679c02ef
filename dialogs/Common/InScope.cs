using EscalationBot.Domain.Digests;
using EscalationBot.Domain.Office;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;

namespace EscalationBot.Dialogs.Common;

/// <summary>The records a post may list: what the unit proposed, what is addressed to the agency, what is in a leader's fields.</summary>
internal static class InScope
{
    /// <summary>Lists are read in pages and stop here; totals still count everything.</summary>
    public const int Most = 500;

    /// <summary>Records in deadline order, at most <see cref="Most"/>.</summary>
    public static IReadOnlyList<Proposal> List(Turn turn, bool openOnly = true, bool? overdue = null) =>
        [.. Queries(turn, openOnly, overdue)
            .SelectMany(q => turn.Office.List(q, null, Most).Items)
            .DistinctBy(p => p.Id)
            .Where(p => turn.Find(p.Id) is not null)
            .OrderBy(p => p.Deadline.On)
            .ThenBy(p => p.Id)
            .Take(Most)];

    private static IEnumerable<ProposalQuery> Queries(Turn turn, bool openOnly, bool? overdue)
    {
        var any = new ProposalQuery(OpenOnly: openOnly, Overdue: overdue);
        var posts = turn.StandsInFor.Select(d => d.Post).Append(turn.Post).OfType<Post>().ToList();
        if (posts.Any(p => p.Role is PostRole.Chair or PostRole.Office))
            return [any];
        var heads = posts.Where(p => p.Role is PostRole.UnitHead or PostRole.AgencyHead).Select(p => p.Unit).ToHashSet();
        var own = turn.Office.Directory.Units.Keys.Where(u => heads.Contains(turn.Office.Directory.Responsible(u, turn.Today)?.Id ?? u)).ToList();
        var led = posts.Where(p => p.Role == PostRole.Leader).SelectMany(p => DigestPolicy.Addressees(p, turn.Office.Directory, turn.Today));
        return [.. own.Select(u => any with { Unit = u }), any with { Addressees = own.Concat(led).ToHashSet() }];
    }
}
