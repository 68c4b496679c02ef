using System.Collections.Immutable;
using EscalationBot.Domain.Digests;
using EscalationBot.Domain.Letters;
using EscalationBot.Domain.Office;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;

namespace EscalationBot.Storage.Present;

/// <summary>All records with the indexes that answer every list without a scan, and the counters kept beside them.</summary>
internal sealed record ProposalBook(
    ImmutableDictionary<ProposalId, Proposal> ById, DocumentIndex Documents, DeadlineShelves Shelves,
    ImmutableDictionary<UnitId, Tally> Tallies, ProposalId Next)
{
    public static ProposalBook Empty { get; } = new(
        ImmutableDictionary<ProposalId, Proposal>.Empty, DocumentIndex.Empty, DeadlineShelves.Empty,
        ImmutableDictionary<UnitId, Tally>.Empty, new ProposalId(1));

    /// <summary>Builds the indexes at once, for a start.</summary>
    public static ProposalBook Of(IReadOnlyCollection<Proposal> proposals, IEnumerable<KeyValuePair<UnitId, Tally>> tallies) => new(
        proposals.ToImmutableDictionary(p => p.Id), DocumentIndex.Of(proposals), DeadlineShelves.Of(proposals),
        tallies.ToImmutableDictionary(), new ProposalId(proposals.Count == 0 ? 1 : proposals.Max(p => p.Id.Number) + 1));

    /// <summary>Appends facts to a record, or starts it.</summary>
    /// <exception cref="InvalidOperationException">The facts do not continue the history of the record.</exception>
    public ProposalBook Append(ProposalId id, IReadOnlyList<RecordedFact> facts)
    {
        var before = ById.GetValueOrDefault(id);
        var tallies = Tallies;
        var after = before;
        foreach (var fact in facts)
        {
            var step = History.Step(id, after, fact);
            tallies = Counters.Count(tallies, after, step);
            after = step;
        }
        return after is null ? this : new ProposalBook(
            ById.SetItem(id, after), Documents.Replace(before, after), Shelves.Replace(before, after), tallies,
            id >= Next ? new ProposalId(id.Number + 1) : Next);
    }

    /// <summary>Records that hold the document, oldest first; a year or an issuer unknown on either side does not separate.</summary>
    public IReadOnlyList<Proposal> FindByDocument(DocumentReference document) =>
        [.. Documents.Holding(document.Key).Order().Select(id => ById[id])];

    public Page List(ProposalQuery query, string? after, int take) => Shelves.List(query, after, take, ById);
}
