using EscalationBot.Domain.Campaigns;
using EscalationBot.Domain.Office;

namespace EscalationBot.Testing.Domain;

/// <summary>The bulk reminders of an office in memory.</summary>
public sealed class InMemoryCampaigns : ICampaignBook
{
    private readonly SortedDictionary<CampaignId, Campaign> byId = [];

    public IEnumerable<Campaign> NewestFirst => byId.Values.Reverse();

    public CampaignId Next => new(byId.Keys.Select(id => id.Number).DefaultIfEmpty().Max() + 1);

    public Campaign? Find(CampaignId id) => byId.GetValueOrDefault(id);

    public void Append(CampaignChange change) =>
        byId[change.Id] = Find(change.Id) is { } known ? change.Facts.Aggregate(known, (c, f) => c.Apply(f)) : Campaign.Fold(change.Id, change.Facts);
}
