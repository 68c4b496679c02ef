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

    /// <summary>True for posts that look from above: leaders, Chair and Office.</summary>
    public static bool SeesMany(Post post) => post.Role is PostRole.Leader or PostRole.Chair or PostRole.Office;

    private static IEnumerable<ProposalQuery> Queries(Turn turn, bool openOnly, bool? overdue)
    {
        if (turn.Post is not { } post || post.Role == PostRole.Admin)
            return [];
        if (post.Role is PostRole.Chair or PostRole.Office)
            return [new ProposalQuery(OpenOnly: openOnly, Overdue: overdue)];
        if (post.Role == PostRole.Leader)
            return [new ProposalQuery(Addressees: DigestPolicy.Addressees(post, turn.Office.Directory, turn.Today), OpenOnly: openOnly, Overdue: overdue)];
        var units = turn.Office.Directory.DelegationsTo(post.Id, turn.Today).Select(d => turn.Directory.Post(d.Post)?.Unit).OfType<UnitId>().Append(post.Unit).ToHashSet();
        var addressed = turn.Office.Directory.Units.Values
            .Where(u => turn.Office.Directory.Responsible(u.Id, turn.Today) is { } body && units.Contains(body.Id))
            .Select(u => u.Id)
            .ToHashSet();
        return [.. units.Select(u => new ProposalQuery(Unit: u, OpenOnly: openOnly, Overdue: overdue)), new ProposalQuery(Addressees: addressed, OpenOnly: openOnly, Overdue: overdue)];
    }
}
