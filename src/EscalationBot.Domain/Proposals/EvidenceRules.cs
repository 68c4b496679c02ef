using EscalationBot.Domain.Letters;

namespace EscalationBot.Domain.Proposals;

/// <summary>The evidence that each category requires (user stories, section 1).</summary>
public static class EvidenceRules
{
    public static IReadOnlyList<EvidenceItem> Required(StallCategory category) => category switch
    {
        StallCategory.NoReply or StallCategory.MinistryUnresolved => [EvidenceItem.RequestDocument],
        StallCategory.VagueReply => [EvidenceItem.RequestDocument, EvidenceItem.ReplyDocument, EvidenceItem.Passage],
        StallCategory.BuckPassing =>
            [EvidenceItem.RequestDocument, EvidenceItem.ReplyDocument, EvidenceItem.Passage, EvidenceItem.PointedTo],
        StallCategory.Unsatisfactory => [EvidenceItem.RequestDocument, EvidenceItem.ReplyDocument, EvidenceItem.Explanation],
        StallCategory.NotSubmitted => [EvidenceItem.RequestDocument, EvidenceItem.WhyCommittee],
        _ => throw new ArgumentOutOfRangeException(nameof(category), category, "No such category."),
    };

    /// <summary>What is still missing; a record with something missing cannot be reported.</summary>
    public static IReadOnlyList<EvidenceItem> Missing(DocumentReference? request, StallReport report) =>
        [.. Required(report.Category).Where(item => !Has(item, request, report.Evidence))];

    /// <summary>
    /// What a record lacks before it can be reported. Where the unit has said nothing of the stall yet, silence is what
    /// the record shows: no reply in time.
    /// </summary>
    public static IReadOnlyList<EvidenceItem> Missing(Proposal proposal) =>
        Missing(proposal.Request, proposal.Stall ?? new StallReport(Silence(proposal.Path), new Evidence()));

    private static StallCategory Silence(ProposalPath path) =>
        path == ProposalPath.Central ? StallCategory.MinistryUnresolved : StallCategory.NoReply;

    private static bool Has(EvidenceItem item, DocumentReference? request, Evidence evidence) => item switch
    {
        EvidenceItem.RequestDocument => IsComplete(request),
        EvidenceItem.ReplyDocument => IsComplete(evidence.Reply),
        EvidenceItem.Passage => !string.IsNullOrWhiteSpace(evidence.Passage),
        EvidenceItem.PointedTo => evidence.PointedTo is not null,
        EvidenceItem.Explanation or EvidenceItem.WhyCommittee => !string.IsNullOrWhiteSpace(evidence.Explanation),
        _ => throw new ArgumentOutOfRangeException(nameof(item), item, "No such evidence."),
    };

    /// <summary>The letter asks for number and date; one without the other does not identify a document.</summary>
    private static bool IsComplete(DocumentReference? document) => document is { Code.Length: > 0, Date: not null };
}
