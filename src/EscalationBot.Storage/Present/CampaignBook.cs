using System.Collections.Immutable;
using EscalationBot.Domain.Campaigns;

namespace EscalationBot.Storage.Present;

/// <summary>All bulk reminders, each the fold of its facts.</summary>
internal sealed record CampaignBook(ImmutableSortedDictionary<CampaignId, Campaign> ById) : ICampaignBook
{
    public static CampaignBook Empty { get; } = new(ImmutableSortedDictionary<CampaignId, Campaign>.Empty);

    public IEnumerable<Campaign> NewestFirst => ById.Values.Reverse();

    public CampaignId Next => new(ById.IsEmpty ? 1 : ById.Keys.Max().Number + 1);

    public Campaign? Find(CampaignId id) => ById.GetValueOrDefault(id);

    /// <exception cref="InvalidOperationException">The facts do not continue the history of the campaign.</exception>
    public CampaignBook Append(CampaignId id, IReadOnlyList<RecordedCampaignFact> facts)
    {
        var before = Find(id);
        var expected = (before?.History.Count ?? 0) + 1;
        foreach (var (i, fact) in facts.Index())
            if (fact.Sequence != expected + i)
                throw new InvalidOperationException($"Fact {fact.Sequence} of {id} does not continue its history; {expected + i} would.");
        return new(ById.SetItem(id, before is null ? Campaign.Fold(id, facts) : facts.Aggregate(before, (c, f) => c.Apply(f))));
    }
}
