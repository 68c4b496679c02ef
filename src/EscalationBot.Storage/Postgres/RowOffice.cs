using EscalationBot.Domain.Campaigns;
using EscalationBot.Domain.Digests;
using EscalationBot.Domain.Letters;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Office;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;
using EscalationBot.Domain.Reach;
using EscalationBot.Domain.Reviews;
using EscalationBot.Storage.Json;
using EscalationBot.Storage.Present;

namespace EscalationBot.Storage.Postgres;

/// <summary>What turns and readers see within one transaction: every question is asked when it comes up.</summary>
internal class RowOffice(Session session, Followed followed, OfficeRules rules) : IOffice
{
    private ReachBook? reach;

    public ProposalRows Proposals { get; } = new(session);

    public OfficeDirectory Directory
    {
        get => field ??= followed.Directory(session);
        set;
    }

    public OfficeRules Rules => rules;

    public ReachBook Reach => reach ??= followed.Reach(session);

    public IReadOnlyDictionary<UnitId, Tally> Tallies => Proposals.Tallies;

    public IReadOnlyList<StuckMessage> Stuck => [.. new InboxRows(session).Aside().Select(e =>
        new StuckMessage(e.Message.Key, new AccountId(e.Message.Channel, e.Message.User), e.Message.At, e.Error!))];

    public ICampaignBook Campaigns => CampaignBook;

    public CampaignBook CampaignBook
    {
        get => field ??= followed.Campaigns(session);
        set;
    }

    public ReviewBook Reviews
    {
        get => field ??= followed.Reviews(session);
        set;
    }

    public IDeliveries Deliveries => new RowDeliveries(session);

    public INoticeGroups Groups => new RowGroups(session);

    public ProposalId NextProposalId => Proposals.Next;

    public Proposal? Find(ProposalId id) => Proposals.Find(id);

    public IReadOnlyList<Proposal> FindByDocument(DocumentReference document) => Proposals.FindByDocument(document);

    public Page List(ProposalQuery query, string? after, int take) => Proposals.List(query, after, take);

    public TallySnapshot? SnapshotOn(DateOnly day) => session.Ask(
        "select snapshot from snapshot where day <= $1 order by day desc limit 1",
        r => StoreJson.Read<TallySnapshot>(r.GetString(0), "a snapshot"), day.DayNumber).FirstOrDefault();
}

/// <summary>A view outside of a turn, with a transaction of its own.</summary>
internal sealed class RowReading(Session session, Followed followed, OfficeRules rules) : RowOffice(session, followed, rules), IOfficeReading
{
    private readonly Session session = session;

    public void Dispose() => session.Dispose();
}
