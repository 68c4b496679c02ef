using EscalationBot.Domain.Campaigns;
using EscalationBot.Domain.Digests;
using EscalationBot.Domain.Letters;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Office;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;
using EscalationBot.Domain.Reach;
using EscalationBot.Domain.Reviews;

namespace EscalationBot.Storage.Present;

/// <summary>What turns and readers see of an image, with the rules of the office beside it.</summary>
internal sealed class OfficeView(OfficeImage image, OfficeRules rules) : IOfficeReading
{
    public OfficeDirectory Directory => image.Directory;

    public OfficeRules Rules => rules;

    public ReachBook Reach => image.Reach;

    public IReadOnlyDictionary<UnitId, Tally> Tallies => image.Proposals.Tallies;

    public IReadOnlyList<StuckMessage> Stuck =>
        [.. image.Inbox.Aside.Select(image.Inbox.ByNumber).Select(e => new StuckMessage(e.Message.Key, new AccountId(e.Message.Channel, e.Message.User), e.Message.At, e.Error!))];

    public ICampaignBook Campaigns => image.Campaigns;

    public ReviewBook Reviews => image.Reviews;

    public IDeliveries Deliveries => new DeliveriesView(image.Work);

    public INoticeGroups Groups => new GroupsView(image.Work);

    public ProposalId NextProposalId => image.Proposals.Next;

    public Proposal? Find(ProposalId id) => image.Proposals.ById.GetValueOrDefault(id);

    public IReadOnlyList<Proposal> FindByDocument(DocumentReference document) => image.Proposals.FindByDocument(document);

    public Page List(ProposalQuery query, string? after, int take) => image.Proposals.List(query, after, take);

    public TallySnapshot? SnapshotOn(DateOnly day) => image.Snapshots.Reverse().FirstOrDefault(s => s.Key <= day).Value;

    /// <summary>Nothing to close: an image lasts as long as somebody looks at it.</summary>
    public void Dispose() { }
}
