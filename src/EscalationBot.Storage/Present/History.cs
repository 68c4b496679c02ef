using System.Collections.Immutable;
using EscalationBot.Domain.Digests;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;

namespace EscalationBot.Storage.Present;

/// <summary>One step of a record's history, the same when it happens, at a restart and when it is verified.</summary>
internal static class History
{
    /// <exception cref="InvalidOperationException">The fact does not continue the history.</exception>
    public static Proposal Step(ProposalId id, Proposal? before, RecordedFact fact)
    {
        var expected = (before?.History.Count ?? 0) + 1;
        if (fact.Sequence != expected)
            throw new InvalidOperationException($"Fact {fact.Sequence} of {id} does not continue its history; {expected} would.");
        return before is null ? Proposal.Fold(id, [fact]) : before.Apply(fact);
    }
}

/// <summary>The counters of the addressed bodies, moved by every step of a history.</summary>
internal static class Counters
{
    public static ImmutableDictionary<UnitId, Tally> Count(ImmutableDictionary<UnitId, Tally> tallies, Proposal? before, Proposal after)
    {
        foreach (var (addressee, change) in Tally.Changes(before, after))
            tallies = tallies.SetItem(addressee, tallies.GetValueOrDefault(addressee) + change);
        return tallies;
    }
}
