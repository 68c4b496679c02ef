using EscalationBot.Domain.Digests;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;

namespace EscalationBot.Domain.Tests.Digests;

public sealed class TallyTests
{
    public static TheoryData<ProposalBuilder?, ProposalBuilder, Tally> Steps => new()
    {
        { null, AProposal(), new Tally { Filed = 1, OpenInTime = 1 } },
        { null, AProposal().Overdue(), new Tally { Filed = 1, OpenOverdue = 1, FellOverdue = 1 } },
        { AProposal(), AProposal().Overdue(), new Tally { OpenInTime = -1, OpenOverdue = 1, FellOverdue = 1 } },
        { AProposal(), AProposal().Resolved("30/12/2025"), new Tally { OpenInTime = -1, ResolvedInTime = 1 } },
        { AProposal().Overdue(), AProposal().Overdue().Resolved("6/1/2026"), new Tally { OpenOverdue = -1, LeftOverdue = 1, ResolvedLate = 1 } },
        { AProposal().Overdue(), AProposal().Overdue().Extended("10/1/2026", "6/1/2026"), new Tally { OpenOverdue = -1, LeftOverdue = 1, OpenInTime = 1 } },
        { AProposal().Overdue(), AProposal().Overdue().Withdrawn("6/1/2026"), new Tally { OpenOverdue = -1, LeftOverdue = 1, Withdrawn = 1 } },
        { AProposal().Overdue().Resolved("6/1/2026"), AProposal().Overdue(), new Tally { OpenOverdue = 1, FellOverdue = 1, ResolvedLate = -1 } },
        { AProposal(), AProposal().Then(new Undone(1, 1)), new Tally { OpenInTime = -1, Withdrawn = 1 } },
    };

    [Theory]
    [MemberData(nameof(Steps))]
    public void A_change_is_the_difference_of_the_groups(ProposalBuilder? before, ProposalBuilder after, Tally expected)
    {
        Assert.Equal(expected, Tally.Change(before?.Build(), after));
        Assert.Equal(expected, Tally.Changes(before?.Build(), after)[TestOffice.SoB]);
    }

    [Fact]
    public void A_fact_that_leaves_the_group_as_it_was_changes_no_counter() =>
        Assert.Empty(Tally.Changes(AProposal(), AProposal().Held("30/12/2025")));

    [Fact]
    public void A_record_corrected_to_another_addressee_moves_as_a_whole()
    {
        var changes = Tally.Changes(AProposal().Overdue(), AProposal().Overdue().Then(new Corrected(null, null, TestOffice.SoD)));

        Assert.Equal(new Tally { Filed = -1, OpenOverdue = -1, FellOverdue = -1 }, changes[TestOffice.SoB]);
        Assert.Equal(new Tally { Filed = 1, OpenOverdue = 1, FellOverdue = 1 }, changes[TestOffice.SoD]);
    }

    [Fact]
    public void Withdrawn_and_resolved_records_of_an_addressee_are_moved_in_their_groups()
    {
        var changes = Tally.Changes(AProposal().Withdrawn("6/1/2026"), AProposal().To(TestOffice.SoD).Resolved("30/12/2025"));

        Assert.Equal(new Tally { Filed = -1, Withdrawn = -1 }, changes[TestOffice.SoB]);
        Assert.Equal(new Tally { Filed = 1, ResolvedInTime = 1 }, changes[TestOffice.SoD]);
    }

    [Fact]
    public void A_snapshot_sums_the_bodies_asked_for()
    {
        var snapshot = new TallySnapshot(Days.Of("12/1/2026"), Days.At("12/1/2026", "07:00"), new Dictionary<UnitId, Tally>
        {
            [TestOffice.SoB] = new() { Filed = 3, OpenInTime = 2, OpenOverdue = 1 },
            [TestOffice.SoD] = new() { Filed = 1, OpenInTime = 1 },
        });

        Assert.Equal(new Tally { Filed = 3, OpenInTime = 2, OpenOverdue = 1 }, snapshot.Sum([TestOffice.SoB, TestOffice.BoC]));
        Assert.Equal(4, snapshot.Sum([TestOffice.SoB, TestOffice.SoD]).Open);
    }

    [Fact]
    public void Adding_and_subtracting_counters_undo_each_other()
    {
        var (a, b) = (new Tally(8, 7, 6, 5, 4, 3, 2, 1), new Tally(1, 2, 3, 4, 5, 6, 7, 8));

        Assert.Equal(new Tally(9, 9, 9, 9, 9, 9, 9, 9), a + b);
        Assert.Equal(a, a + b - b);
    }
}
