using EscalationBot.Domain.Digests;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;

namespace EscalationBot.Domain.Tests.Digests;

/// <summary>Counters that move with facts, against counting anew.</summary>
public sealed class TallyRecountTests
{
    private static readonly IReadOnlyList<Proposal> Records =
    [
        AProposal().Numbered(1),
        AProposal().Numbered(2).Overdue(),
        AProposal().Numbered(3).Overdue().Extended("20/1/2026", "7/1/2026"),
        AProposal().Numbered(4).Overdue().Resolved("7/1/2026"),
        AProposal().Numbered(5).Withdrawn("29/12/2025"),
        AProposal().Numbered(6).To(TestOffice.SoD).Overdue(),
    ];

    [Fact]
    public void Counters_that_moved_fact_by_fact_agree_with_the_records() => Assert.Empty(TallyRecount.Differences(ByFacts(), Records));

    [Fact]
    public void A_counter_that_lost_a_record_is_named_with_both_counts()
    {
        var kept = ByFacts();
        kept[TestOffice.SoB] -= new Tally { OpenInTime = 1 };

        var difference = Assert.Single(TallyRecount.Differences(kept, Records));

        Assert.Equal((TestOffice.SoB, 1, 2), (difference.Addressee, difference.Kept.OpenInTime, difference.Counted.OpenInTime));
    }

    [Fact]
    public void A_body_without_records_whose_counters_are_not_empty_is_named()
    {
        var kept = ByFacts();
        kept[TestOffice.BoC] = new Tally { Filed = 1, OpenInTime = 1 };

        Assert.Equal(TestOffice.BoC, Assert.Single(TallyRecount.Differences(kept, Records)).Addressee);
    }

    private static Dictionary<UnitId, Tally> ByFacts()
    {
        var tallies = new Dictionary<UnitId, Tally>();
        foreach (var record in Records)
        {
            Proposal? before = null;
            foreach (var fact in record.History)
            {
                var after = before?.Apply(fact) ?? Proposal.Fold(record.Id, [fact]);
                foreach (var (body, change) in Tally.Changes(before, after))
                    tallies[body] = tallies.GetValueOrDefault(body) + change;
                before = after;
            }
        }
        return tallies;
    }
}
