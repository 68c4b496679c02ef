using EscalationBot.Domain.Digests;
using EscalationBot.Domain.Letters;
using EscalationBot.Domain.Nudges;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;

namespace EscalationBot.Domain.Tests.Digests;

/// <summary>Due 05/01/2026, so that rung 2 is on the worked Saturday 10/01.</summary>
public sealed class DigestPolicyTests
{
    private static readonly OfficeDirectory Directory = TestOffice.Directory;

    [Theory]
    [InlineData("10/1/2026", false)]
    [InlineData("12/1/2026", true)]
    public void A_record_stands_in_the_digest_after_the_day_of_the_notice(string day, bool needed) =>
        Assert.Equal(needed, Needs(AProposal().NudgedTwice(), day));

    [Theory]
    [InlineData("6/1/2026", false)]
    [InlineData("7/1/2026", true)]
    public void Reported_now_it_stands_there_a_working_day_after_the_agency_was_told(string day, bool needed) =>
        Assert.Equal(needed, Needs(AProposal().Overdue().Nudged(1, Audience.AgencyHead, TestOffice.HeadOfSoB, "6/1/2026").ReportedNow("6/1/2026"), day));

    [Fact]
    public void What_is_with_the_Prime_Minister_already_asks_for_no_direction() =>
        Assert.False(Needs(AProposal().Central().Overdue().Then(new ReportedToPrimeMinister(new DocumentReference("212/BC-UBND", Days.Of("9/1/2026"), null))), "12/1/2026"));

    [Fact]
    public void An_agency_that_was_not_told_is_not_named()
    {
        Assert.False(Needs(AProposal().Overdue(), "20/1/2026"));
        Assert.False(Needs(AProposal().Overdue().Nudged(1, Audience.UnitHead, TestOffice.HeadOfXaA, "6/1/2026"), "20/1/2026"));
        Assert.False(Needs(AProposal().Overdue().Nudged(1, Audience.AgencyHead, TestOffice.HeadOfSoB, "20/1/2026"), "20/1/2026"));
    }

    [Fact]
    public void An_agency_that_could_not_be_reached_counts_as_told_since_the_office_calls() =>
        Assert.True(Needs(AProposal().Overdue().Then(new Nudged(1, Audience.AgencyHead, TestOffice.HeadOfSoB, 1, Reached: false), Days.At("6/1/2026")), "12/1/2026"));

    [Fact]
    public void Telling_the_wrong_agency_is_not_telling_the_right_one()
    {
        Assert.False(Needs(AProposal().NudgedTwice().Then(new Corrected(null, null, TestOffice.SoD)), "12/1/2026"));
        Assert.False(Needs(AProposal().Overdue().Nudged(1, Audience.AgencyHead, new PostId("unknown"), "6/1/2026"), "12/1/2026"));
    }

    [Fact]
    public void What_the_predecessor_was_told_the_successor_knows() =>
        Assert.True(DigestPolicy.NeedsDirection(AProposal().NudgedTwice(), Directory.Succeeded(TestOffice.SoB, "11/1/2026", TestOffice.SoD), TestOffice.Rules, Days.Of("12/1/2026")));

    [Fact]
    public void A_body_that_ended_without_a_successor_cannot_be_told() =>
        Assert.False(DigestPolicy.NeedsDirection(AProposal().NudgedTwice(), Directory.Succeeded(TestOffice.SoB, "11/1/2026", null), TestOffice.Rules, Days.Of("12/1/2026")));

    [Fact]
    public void A_ministry_without_a_post_need_not_be_told()
    {
        Assert.True(Needs(AProposal().Central().Overdue(), "12/1/2026"));
        Assert.True(Needs(AProposal().Overdue().Then(new Referred(TestOffice.BoC, new DocumentReference("90/SB", null, null))), "12/1/2026"));
        Assert.True(DigestPolicy.NeedsDirection(AProposal().Central().Overdue(), Directory.Succeeded(TestOffice.BoC, "1/1/2026", null), TestOffice.Rules, Days.Of("12/1/2026")));
    }

    [Fact]
    public void A_ministry_with_a_post_is_told_like_an_agency()
    {
        var directory = Directory.With(TestOffice.Post(new PostId("bo-c.bo-truong"), TestOffice.BoC, "Bộ trưởng Bộ C", PostRole.AgencyHead));

        Assert.False(DigestPolicy.NeedsDirection(AProposal().Central().Overdue(), directory, TestOffice.Rules, Days.Of("12/1/2026")));
    }

    public static TheoryData<ProposalBuilder> NotNeeded => new()
    {
        AProposal().NudgedTwice().Resolved("9/1/2026"),
        AProposal().NudgedTwice().Withdrawn("9/1/2026"),
        AProposal().NudgedTwice().Paused("9/1/2026"),
        AProposal().NudgedTwice().Held("9/1/2026"),
        AProposal().NudgedTwice().Extended("20/1/2026", "9/1/2026"),
        AProposal().NudgedTwice().Directed("15/1/2026", "9/1/2026"),
        AProposal().NudgedTwice().Stalled(StallCategory.VagueReply),
    };

    [Theory]
    [MemberData(nameof(NotNeeded))]
    public void What_is_closed_paused_held_extended_directed_or_unproven_is_not_asked_for(ProposalBuilder story) =>
        Assert.False(Needs(story, "12/1/2026"));

    [Fact]
    public void A_direction_that_was_carried_out_without_ending_the_matter_brings_it_back() =>
        Assert.True(Needs(AProposal().NudgedTwice().Directed("15/1/2026", "9/1/2026").Then(new DirectionDone(1)), "12/1/2026"));

    [Fact]
    public void Without_a_rung_of_inclusion_only_heads_report()
    {
        var rules = TestOffice.Rules with { Ladder = [] };

        Assert.False(DigestPolicy.NeedsDirection(AProposal().NudgedTwice(), Directory, rules, Days.Of("12/1/2026")));
        Assert.True(DigestPolicy.NeedsDirection(AProposal().NudgedTwice().ReportedNow("9/1/2026"), Directory, rules, Days.Of("12/1/2026")));
    }

    [Fact]
    public void A_leader_sees_the_bodies_of_the_fields_in_charge_and_the_chair_all()
    {
        IReadOnlySet<UnitId> Of(PostId post) => DigestPolicy.Addressees(Directory.Posts[post], Directory, Days.Of("12/1/2026"));

        Assert.Equal([TestOffice.BoC, TestOffice.SoB], Of(TestOffice.Leader).OrderBy(u => u.Value));
        Assert.Equal([TestOffice.SoD], Of(TestOffice.OtherLeader));
        Assert.Equal(Directory.Units.Count, Of(TestOffice.Chair).Count);
        Assert.Equal(Directory.Units.Count, Of(TestOffice.Office).Count);
        Assert.Empty(Of(TestOffice.HeadOfXaA));
    }

    private static bool Needs(Proposal proposal, string day) =>
        DigestPolicy.NeedsDirection(proposal, Directory, TestOffice.Rules, Days.Of(day));
}
