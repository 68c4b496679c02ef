using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;

namespace EscalationBot.Domain.Tests.Organisation;

public sealed class ScopeTests
{
    private static readonly DateOnly Today = Days.Of("12/1/2026");
    private static readonly OfficeDirectory Directory = TestOffice.Directory;

    // UBND xã A to Sở B
    private static readonly Proposal Proposal = AProposal();

    public static TheoryData<PostId, bool> Viewers => new()
    {
        { TestOffice.HeadOfXaA, true },
        { TestOffice.HeadOfXaB, false },
        { TestOffice.HeadOfSoB, true },
        { TestOffice.HeadOfSoD, false },
        { TestOffice.Leader, true },
        { TestOffice.OtherLeader, false },
        { TestOffice.Chair, true },
        { TestOffice.Office, true },
        { TestOffice.Admin, false },
        { new PostId("unknown"), false },
    };

    [Theory]
    [MemberData(nameof(Viewers))]
    public void Each_post_sees_what_is_in_its_scope(PostId actor, bool sees) =>
        Assert.Equal(sees, Scope.CanSee(Directory, actor, Proposal, Today));

    [Fact]
    public void Only_the_proposing_head_acts_for_the_unit()
    {
        var actors = Directory.Posts.Keys.Where(p => Scope.ActsForUnit(Directory, p, Proposal, Today));

        Assert.Equal([TestOffice.HeadOfXaA], actors);
    }

    [Fact]
    public void Only_the_addressed_head_acts_for_the_agency()
    {
        var actors = Directory.Posts.Keys.Where(p => Scope.ActsForAgency(Directory, p, Proposal, Today));

        Assert.Equal([TestOffice.HeadOfSoB], actors);
    }

    [Fact]
    public void Only_the_leader_in_charge_and_the_chair_direct()
    {
        var actors = Directory.Posts.Keys.Where(p => Scope.MayDirect(Directory, p, Proposal, Today));

        Assert.Equal([TestOffice.Leader, TestOffice.Chair], actors);
    }

    [Fact]
    public void An_agency_also_proposes_and_then_sees_its_own()
    {
        Proposal own = AProposal().From(TestOffice.SoD, TestOffice.HeadOfSoD);

        Assert.True(Scope.CanSee(Directory, TestOffice.HeadOfSoD, own, Today));
        Assert.True(Scope.ActsForUnit(Directory, TestOffice.HeadOfSoD, own, Today));
    }

    [Fact]
    public void A_body_charged_by_a_direction_sees_the_record_but_does_not_answer_for_the_agency()
    {
        Proposal directed = AProposal().Then(new Directed(1, TestOffice.Leader, TestOffice.SoD, "phối hợp", Days.Of("15/1/2026"), false));

        Assert.True(Scope.CanSee(Directory, TestOffice.HeadOfSoD, directed, Today));
        Assert.False(Scope.ActsForAgency(Directory, TestOffice.HeadOfSoD, directed, Today));
    }

    [Fact]
    public void A_body_that_was_asked_and_took_no_responsibility_either_sees_the_record_and_answers_in_its_own_name()
    {
        Proposal passedOn = AProposal().Stalled(StallCategory.BuckPassing, new Evidence(PointedTo: TestOffice.SoD, PointedToRefused: true));

        Assert.True(Scope.CanSee(Directory, TestOffice.HeadOfSoD, passedOn, Today));
        Assert.Equal(TestOffice.SoD, Scope.AnswersAs(Directory, TestOffice.HeadOfSoD, passedOn, Today));
        Assert.Equal(TestOffice.SoB, Scope.AnswersAs(Directory, TestOffice.HeadOfSoB, passedOn, Today));
        Assert.Null(Scope.AnswersAs(Directory, TestOffice.HeadOfXaB, passedOn, Today));
        Assert.False(Scope.ActsForUnit(Directory, TestOffice.HeadOfSoD, passedOn, Today));
    }

    [Fact]
    public void A_unit_to_which_the_reply_points_back_does_not_answer_its_own_proposal()
    {
        Proposal pointedBack = AProposal().Stalled(StallCategory.BuckPassing, new Evidence(PointedTo: TestOffice.XaA, PointedToRefused: true));

        Assert.Null(Scope.AnswersAs(Directory, TestOffice.HeadOfXaA, pointedBack, Today));
    }

    [Theory]
    [InlineData(StallCategory.BuckPassing, "so-d", false)]
    [InlineData(StallCategory.BuckPassing, "so-d", null)]
    [InlineData(StallCategory.BuckPassing, null, true)]
    [InlineData(StallCategory.Unsatisfactory, "so-d", true)]
    public void A_body_that_is_only_mentioned_sees_nothing(StallCategory category, string? pointedTo, bool? refused)
    {
        Proposal proposal = AProposal().Stalled(category, new Evidence(PointedTo: pointedTo is null ? null : new UnitId(pointedTo), PointedToRefused: refused));

        Assert.False(Scope.CanSee(Directory, TestOffice.HeadOfSoD, proposal, Today));
    }

    [Fact]
    public void The_successor_sees_and_answers_what_it_took_over_and_the_ended_post_no_longer()
    {
        var merged = Directory.Succeeded(TestOffice.SoB, "11/1/2026", TestOffice.SoD).Succeeded(TestOffice.XaA, "11/1/2026", TestOffice.XaB);

        Assert.True(Scope.ActsForAgency(merged, TestOffice.HeadOfSoD, Proposal, Today));
        Assert.True(Scope.ActsForUnit(merged, TestOffice.HeadOfXaB, Proposal, Today));
        Assert.False(Scope.CanSee(merged, TestOffice.HeadOfSoB, Proposal, Today));
        Assert.False(Scope.CanSee(merged, TestOffice.HeadOfXaA, Proposal, Today));
    }

    [Fact]
    public void The_head_of_a_body_that_ended_without_a_successor_keeps_its_records_while_the_post_lasts()
    {
        var unit = Directory.Units[TestOffice.XaA] with { Validity = new Validity(null, Today.AddDays(-1)) };

        Assert.True(Scope.ActsForUnit(Directory.With(unit), TestOffice.HeadOfXaA, Proposal, Today));
    }

    [Fact]
    public void A_delegate_acts_and_sees_as_the_post_it_stands_in_for()
    {
        var directory = Directory.Delegated(TestOffice.HeadOfXaA, TestOffice.HeadOfXaB, from: "5/1/2026", until: "16/1/2026");

        Assert.True(Scope.ActsForUnit(directory, TestOffice.HeadOfXaB, Proposal, Today));
        Assert.True(Scope.CanSee(directory, TestOffice.HeadOfXaB, Proposal, Today));
        Assert.False(Scope.CanSee(directory, TestOffice.HeadOfXaB, Proposal, Days.Of("17/1/2026")));
    }

    [Fact]
    public void A_delegate_who_may_only_read_neither_acts_nor_directs()
    {
        var directory = Directory
            .Delegated(TestOffice.HeadOfXaA, TestOffice.Office, DelegationScope.Read)
            .Delegated(TestOffice.HeadOfSoB, TestOffice.HeadOfXaB, DelegationScope.Read)
            .Delegated(TestOffice.Leader, TestOffice.HeadOfXaB, DelegationScope.Read);

        Assert.True(Scope.CanSee(directory, TestOffice.HeadOfXaB, Proposal, Today));
        Assert.False(Scope.ActsForUnit(directory, TestOffice.Office, Proposal, Today));
        Assert.False(Scope.ActsForAgency(directory, TestOffice.HeadOfXaB, Proposal, Today));
        Assert.False(Scope.MayDirect(directory, TestOffice.HeadOfXaB, Proposal, Today));
    }

    [Fact]
    public void A_deputy_sees_and_does_what_is_delegated_and_nothing_else()
    {
        var deputy = TestOffice.Post(new PostId("xa-a.pho-chu-tich"), TestOffice.XaA, "Phó Chủ tịch UBND xã A", PostRole.Deputy);
        var directory = Directory.With(deputy);

        Assert.False(Scope.CanSee(directory, deputy.Id, Proposal, Today));
        Assert.False(Scope.ActsForUnit(directory, deputy.Id, Proposal, Today));
        Assert.True(Scope.ActsForUnit(directory.Delegated(TestOffice.HeadOfXaA, deputy.Id), deputy.Id, Proposal, Today));
        Assert.Equal(TestOffice.HeadOfXaA, directory.HeadOf(TestOffice.XaA, Today)?.Id);
    }

    [Fact]
    public void A_delegate_of_a_leader_may_direct_when_allowed_to_act()
    {
        var directory = Directory.Delegated(TestOffice.Leader, TestOffice.Office);

        Assert.True(Scope.MayDirect(directory, TestOffice.Office, Proposal, Today));
    }

    [Fact]
    public void Delegation_is_not_passed_on()
    {
        var directory = Directory.Delegated(TestOffice.HeadOfXaA, TestOffice.HeadOfXaB).Delegated(TestOffice.HeadOfXaB, TestOffice.HeadOfSoD);

        Assert.False(Scope.CanSee(directory, TestOffice.HeadOfSoD, Proposal, Today));
    }

    [Fact]
    public void A_role_nobody_thought_of_is_a_bug_and_not_a_permission()
    {
        var directory = Directory.With(Directory.Posts[TestOffice.Admin] with { Role = (PostRole)99 });

        Assert.Throws<ArgumentOutOfRangeException>(() => Scope.CanSee(directory, TestOffice.Admin, Proposal, Today));
    }
}
