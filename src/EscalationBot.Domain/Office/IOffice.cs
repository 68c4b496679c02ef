using EscalationBot.Domain.Campaigns;
using EscalationBot.Domain.Digests;
using EscalationBot.Domain.Letters;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;
using EscalationBot.Domain.Reach;
using EscalationBot.Domain.Reviews;

namespace EscalationBot.Domain.Office;

/// <summary>One page of a longer list; <see cref="Next"/> is null on the last.</summary>
public sealed record Page(IReadOnlyList<Proposal> Items, string? Next, int Total);

/// <summary>Which records a list holds.</summary>
/// <param name="Unit">Proposed by this unit.</param>
/// <param name="Addressees">Addressed to one of these.</param>
/// <param name="Overdue">Only open and overdue ones, or only those that are not.</param>
/// <param name="Directed">Only those with a direction not yet carried out.</param>
public sealed record ProposalQuery(UnitId? Unit = null, IReadOnlySet<UnitId>? Addressees = null, bool OpenOnly = true, bool? Overdue = null, bool Directed = false);

/// <summary>What a turn may read: one consistent view of the store. Lists come in the order of their deadlines, then codes.</summary>
public interface IOffice
{
    OfficeDirectory Directory { get; }

    OfficeRules Rules { get; }

    /// <summary>Who can be reached, and what is held.</summary>
    ReachBook Reach { get; }

    Proposal? Find(ProposalId id);

    /// <summary>Records whose thread holds this document (same code and year; issuer when both are known), oldest first.</summary>
    IReadOnlyList<Proposal> FindByDocument(DocumentReference document);

    /// <summary>A page in deadline order.</summary>
    /// <param name="after">The <see cref="Page.Next"/> of the page before, or null.</param>
    Page List(ProposalQuery query, string? after, int take);

    /// <summary>The present counters by addressee.</summary>
    IReadOnlyDictionary<UnitId, Tally> Tallies { get; }

    /// <summary>The newest snapshot taken on or before <paramref name="day"/>.</summary>
    TallySnapshot? SnapshotOn(DateOnly day);

    /// <summary>Messages that could not be handled, oldest first.</summary>
    IReadOnlyList<StuckMessage> Stuck { get; }

    /// <summary>The bulk reminders.</summary>
    ICampaignBook Campaigns { get; }

    /// <summary>The review rounds.</summary>
    ReviewBook Reviews { get; }

    /// <summary>What was sent, and what was not.</summary>
    IDeliveries Deliveries { get; }

    /// <summary>What became of notices that go out in groups.</summary>
    INoticeGroups Groups { get; }

    /// <summary>The code the next new record gets.</summary>
    ProposalId NextProposalId { get; }
}
