using EscalationBot.Domain.Campaigns;
using EscalationBot.Domain.Digests;
using EscalationBot.Domain.Letters;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Office;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;
using EscalationBot.Domain.Reach;
using EscalationBot.Domain.Reviews;

namespace EscalationBot.Host.Commands;

/// <summary>The office as if the figures of today had just been taken, when they have not been yet.</summary>
internal sealed class OfficeAtCut(IOffice office, DateTimeOffset now) : IOffice
{
    public DateOnly Today => office.Rules.Time.Day(now);

    public OfficeDirectory Directory => office.Directory;

    public OfficeRules Rules => office.Rules;

    public ReachBook Reach => office.Reach;

    public IReadOnlyDictionary<UnitId, Tally> Tallies => office.Tallies;

    public IDeliveries Deliveries => office.Deliveries;

    public IReadOnlyList<StuckMessage> Stuck => office.Stuck;

    public ICampaignBook Campaigns => office.Campaigns;

    public ReviewBook Reviews => office.Reviews;

    public INoticeGroups Groups => office.Groups;

    public ProposalId NextProposalId => office.NextProposalId;

    public Proposal? Find(ProposalId id) => office.Find(id);

    public IReadOnlyList<Proposal> FindByDocument(DocumentReference document) => office.FindByDocument(document);

    public Page List(ProposalQuery query, string? after, int take) => office.List(query, after, take);

    public TallySnapshot? SnapshotOn(DateOnly day) => office.SnapshotOn(day) is var kept && day == Today && kept?.Day != Today
        ? new TallySnapshot(Today, now, office.Tallies)
        : kept;
}
