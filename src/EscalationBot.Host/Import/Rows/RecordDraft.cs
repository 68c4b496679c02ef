using EscalationBot.Domain.Proposals;

namespace EscalationBot.Host.Import.Rows;

/// <summary>A record while a row is applied to it: the facts so far, and how it stands with them.</summary>
internal sealed class RecordDraft(ProposalId id, Proposal? start, Provenance by)
{
    private readonly List<RecordedFact> facts = [];

    public ProposalId Id => id;

    /// <summary>The record with the new facts; null before it is filed.</summary>
    public Proposal? Present { get; private set; } = start;

    public IReadOnlyList<RecordedFact> Facts => facts;

    /// <summary>Takes over what the rules accept; their refusal becomes a problem of the row.</summary>
    public void Apply(RowCells cells, string? column, Decision decision)
    {
        if (decision is Decision.Refused refused)
            cells.Refuse(column, refused.Reason.TextKey, refused.Reason.Args);
        else
            foreach (var fact in ((Decision.Accepted)decision).Facts)
                Append(fact);
    }

    public void Append(ProposalFact fact)
    {
        var recorded = new RecordedFact((Present?.History.Count ?? 0) + 1, fact, by);
        facts.Add(recorded);
        Present = Present?.Apply(recorded) ?? Proposal.Fold(id, [recorded]);
    }
}
