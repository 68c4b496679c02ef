using System.Globalization;
using EscalationBot.Domain.Campaigns;
using EscalationBot.Domain.Digests;
using EscalationBot.Domain.Letters;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Office;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;
using EscalationBot.Domain.Reach;
using EscalationBot.Domain.Reviews;

namespace EscalationBot.Testing.Domain;

/// <summary>An office held in memory: what a turn may read, and <see cref="Apply"/> for what it wants changed. It scans; a store does not.</summary>
public sealed class InMemoryOffice : IOffice
{
    private readonly Dictionary<ProposalId, Proposal> proposals = [];
    private readonly Dictionary<UnitId, Tally> tallies = [];
    private readonly List<TallySnapshot> snapshots = [];

    public InMemoryOffice(params IReadOnlyList<Proposal> proposals)
    {
        foreach (var proposal in proposals)
            Put(proposal);
    }

    public OfficeDirectory Directory { get; set; } = TestOffice.Directory;

    public OfficeRules Rules { get; set; } = TestOffice.Rules;

    public IDeliveries Deliveries { get; set; } = new InMemoryDeliveries();

    public IReadOnlyList<StuckMessage> Stuck { get; set; } = [];

    public ReachBook Reach { get; set; } = ReachBook.Empty;

    public IReadOnlyDictionary<UnitId, Tally> Tallies => tallies;

    public InMemoryCampaigns Campaigns { get; } = new();

    ICampaignBook IOffice.Campaigns => Campaigns;

    public ReviewBook Reviews { get; set; } = ReviewBook.Empty;

    public InMemoryGroups Groups { get; } = new();

    INoticeGroups IOffice.Groups => Groups;

    public ProposalId NextProposalId => new(proposals.Keys.Select(id => id.Number).DefaultIfEmpty().Max() + 1);

    public Proposal? Find(ProposalId id) => proposals.GetValueOrDefault(id);

    public IReadOnlyList<Proposal> FindByDocument(DocumentReference document) =>
        [.. proposals.Values.Where(p => p.Letters.Any(l => IsSame(l.Reference.Key, document.Key))).OrderBy(p => p.FiledAt).ThenBy(p => p.Id)];

    public Page List(ProposalQuery query, string? after, int take)
    {
        var all = proposals.Values.Where(p => Fits(p, query)).OrderBy(p => p.Deadline.On).ThenBy(p => p.Id).ToList();
        var start = after is null ? 0 : int.Parse(after, CultureInfo.InvariantCulture);
        var next = start + take < all.Count ? (start + take).ToString(CultureInfo.InvariantCulture) : null;
        return new Page([.. all.Skip(start).Take(take)], next, all.Count);
    }

    public TallySnapshot? SnapshotOn(DateOnly day) => snapshots.Where(s => s.Day <= day).MaxBy(s => s.Day);

    /// <summary>Takes over records, counters, directory and snapshot; notices, timers and audit are the caller's to look at.</summary>
    public void Apply(OfficeChanges changes)
    {
        foreach (var change in changes.Proposals)
            Put(Find(change.Id) is { } known ? change.Facts.Aggregate(known, (p, f) => p.Apply(f)) : Proposal.Fold(change.Id, change.Facts));
        foreach (var change in changes.Campaigns)
            Campaigns.Append(change);
        Reviews = changes.Reviews.Aggregate(Reviews, (book, fact) => book.Apply(fact));
        Directory = changes.Directory ?? Directory;
        Reach = changes.Holds.Aggregate(Reach, (reach, hold) => reach.With(hold));
        if (changes.Snapshot is { } snapshot)
            snapshots.Add(snapshot);
    }

    private void Put(Proposal after)
    {
        foreach (var (body, change) in Tally.Changes(Find(after.Id), after))
            tallies[body] = tallies.GetValueOrDefault(body) + change;
        proposals[after.Id] = after;
    }

    private static bool IsSame(DocumentKey a, DocumentKey b) =>
        a.Code == b.Code && a.Year == b.Year && (a.Issuer is null || b.Issuer is null || a.Issuer == b.Issuer);

    private static bool Fits(Proposal p, ProposalQuery query) =>
        (query.Unit is null || p.Unit == query.Unit)
        && (query.Addressees is null || query.Addressees.Contains(p.Addressee))
        && (!query.OpenOnly || p.IsOpen)
        && (query.Overdue is not { } overdue || (p.Group == ProposalGroup.OpenOverdue) == overdue)
        && (!query.Directed || p.OpenDirection is not null);
}
