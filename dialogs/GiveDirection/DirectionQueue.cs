using EscalationBot.Dialogs.Common;
using EscalationBot.Domain.Digests;
using EscalationBot.Domain.Office;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;

namespace EscalationBot.Dialogs.GiveDirection;

/// <summary>The records that wait for a direction of the speaker, in deadline order.</summary>
internal static class DirectionQueue
{
    /// <summary>How many are offered at once.</summary>
    public const int Shown = 6;

    private const int PageSize = 200;

    public static IEnumerable<Proposal> For(Turn turn) => Leader(turn) is { } leader
        ? Overdue(turn, leader).Where(p => DigestPolicy.NeedsDirection(p, turn.Office.Directory, turn.Rules, turn.Today))
        : [];

    /// <summary>The leader in whose name the speaker reads: the post itself, or the one it stands in for.</summary>
    public static Post? Leader(Turn turn) => turn.Post is not { } post
        ? null
        : turn.Directory.DelegationsTo(post.Id, turn.Today).Select(d => turn.Directory.Post(d.Post)).OfType<Post>().Prepend(post)
            .FirstOrDefault(p => p.Role is PostRole.Leader or PostRole.Chair or PostRole.Office);

    /// <summary>The leader in whose name the speaker directs this record.</summary>
    public static Post? Director(Turn turn, Proposal proposal) => turn.Post is not { } post
        ? null
        : turn.Directory.DelegationsTo(post.Id, turn.Today).Where(d => d.Scope == DelegationScope.Act).Select(d => turn.Directory.Post(d.Post)).OfType<Post>().Prepend(post)
            .FirstOrDefault(p => p.Role == PostRole.Chair || (p.Role == PostRole.Leader && turn.Office.Directory.InCharge(p, proposal.Addressee, turn.Today)));

    /// <summary>All open overdue records that the leader sees, page by page.</summary>
    public static IEnumerable<Proposal> Overdue(Turn turn, Post leader) => All(turn, Query(turn, leader) with { Overdue = true });

    /// <summary>All open records that the leader sees with a direction not yet carried out.</summary>
    public static IEnumerable<Proposal> UnderDirection(Turn turn, Post leader) => All(turn, Query(turn, leader) with { Directed = true });

    private static ProposalQuery Query(Turn turn, Post leader) => leader.Role == PostRole.Leader
        ? new ProposalQuery(Addressees: DigestPolicy.Addressees(leader, turn.Office.Directory, turn.Today))
        : new ProposalQuery();

    private static IEnumerable<Proposal> All(Turn turn, ProposalQuery query)
    {
        string? after = null;
        do
        {
            var page = turn.Office.List(query, after, PageSize);
            foreach (var proposal in page.Items)
                yield return proposal;
            after = page.Next;
        }
        while (after is not null);
    }
}
