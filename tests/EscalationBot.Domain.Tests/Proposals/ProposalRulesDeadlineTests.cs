using EscalationBot.Domain.Proposals;

namespace EscalationBot.Domain.Tests.Proposals;

public sealed class ProposalRulesDeadlineTests
{
    private static readonly DateOnly Today = Days.Of("6/1/2026");
    private static readonly DateOnly Later = Days.Of("10/1/2026");
    private static readonly Proposal Open = AProposal().Overdue();

    [Fact]
    public void The_head_extends_twice_and_then_asks_the_office()
    {
        var first = ProposalRules.Extend(Open, Later, " lấy ý kiến ", 2, Today).Fact<Extended>();
        Assert.Equal(new Extended(Later, "lấy ý kiến", 1, ByOffice: false), first);

        Proposal twice = AProposal().Extended("7/1/2026", "5/1/2026").Extended("9/1/2026", "6/1/2026");
        Assert.Equal(new ExtensionAsked(Later, "lấy ý kiến"), ProposalRules.Extend(twice, Later, "lấy ý kiến", 2, Today).Fact<ExtensionAsked>());
    }

    [Fact]
    public void An_extension_has_a_reason_and_a_day_after_today_and_the_present_deadline()
    {
        Assert.Equal("refused.reason-required", ProposalRules.Extend(Open, Later, "", 2, Today).Refusal());
        Assert.Equal("refused.extension-not-ahead date=06/01/2026", ProposalRules.Extend(Open, Today, "lý do", 2, Today).Refusal());
        Assert.Equal("refused.extension-not-later date=10/01/2026 due=10/01/2026", ProposalRules.Extend(AProposal().Due("10/1/2026"), Later, "lý do", 2, Today).Refusal());
    }

    [Fact]
    public void A_paused_record_or_one_that_waits_for_the_office_is_not_extended()
    {
        Assert.Equal("refused.paused", ProposalRules.Extend(AProposal().Paused("5/1/2026"), Later, "lý do", 2, Today).Refusal());
        Assert.Equal("refused.extension-pending date=10/01/2026", ProposalRules.Extend(Asked(), Days.Of("12/1/2026"), "lý do", 2, Today).Refusal());
    }

    [Fact]
    public void The_office_approves_or_declines_what_was_asked()
    {
        Assert.Equal(new Extended(Later, "lấy ý kiến", 1, ByOffice: true), ProposalRules.ApproveExtension(Asked()).Fact<Extended>());
        Assert.Equal("không đủ căn cứ", ProposalRules.DeclineExtension(Asked(), "không đủ căn cứ").Fact<ExtensionDeclined>().Reason);
        Assert.Equal("refused.reason-required", ProposalRules.DeclineExtension(Asked(), null).Refusal());
        Assert.Equal("refused.extension-not-asked", ProposalRules.ApproveExtension(Open).Refusal());
        Assert.Equal("refused.extension-not-asked", ProposalRules.DeclineExtension(Open, "lý do").Refusal());
        Assert.Equal("refused.paused", ProposalRules.ApproveExtension(Asked().Paused("6/1/2026")).Refusal());
    }

    [Fact]
    public void What_was_asked_is_not_granted_when_the_deadline_moved_beyond_it() =>
        Assert.Equal(
            "refused.extension-not-later date=10/01/2026 due=12/01/2026",
            ProposalRules.ApproveExtension(Asked().Then(new DeadlineMoved(Days.Of("12/1/2026"), "lịch"))).Refusal());

    [Fact]
    public void A_record_is_paused_once_and_with_a_reason()
    {
        Assert.Equal(new Paused(Today, "bổ sung hồ sơ"), ProposalRules.Pause(Open, "bổ sung hồ sơ", Today).Fact<Paused>());
        Assert.Equal("refused.reason-required", ProposalRules.Pause(Open, null, Today).Refusal());
        Assert.Equal("refused.paused", ProposalRules.Pause(AProposal().Paused("5/1/2026"), "lý do", Today).Refusal());
    }

    [Theory]
    [InlineData("30/12/2025", "6/1/2026", "8/1/2026")]
    [InlineData("30/12/2025", "30/12/2025", "5/1/2026")]
    [InlineData("31/12/2025", "4/1/2026", "5/1/2026")]
    [InlineData("31/12/2025", "5/1/2026", "6/1/2026")]
    public void Resuming_moves_the_deadline_by_the_working_days_of_the_pause(string paused, string resumed, string due) =>
        Assert.Equal(
            new Resumed(Days.Of(resumed), Days.Of(due)),
            ProposalRules.Resume(AProposal().Paused(paused), TestCalendar.Calendar, Days.Of(resumed)).Fact<Resumed>());

    [Fact]
    public void What_is_not_paused_is_not_resumed() =>
        Assert.Equal("refused.not-paused", ProposalRules.Resume(Open, TestCalendar.Calendar, Today).Refusal());

    [Fact]
    public void A_record_falls_overdue_once_and_on_the_day_after_its_deadline()
    {
        Assert.IsType<FellOverdue>(ProposalRules.Age(AProposal(), Today).Fact<FellOverdue>());
        Assert.Empty(ProposalRules.Age(AProposal(), Days.Of("5/1/2026")).Facts());
        Assert.Empty(ProposalRules.Age(Open, Today).Facts());
        Assert.Empty(ProposalRules.Age(AProposal().Paused("5/1/2026"), Today).Facts());
        Assert.Empty(ProposalRules.Age(AProposal().Resolved("5/1/2026"), Today).Facts());
    }

    [Fact]
    public void A_new_day_off_moves_the_deadlines_counted_across_it() =>
        Assert.Equal(new DeadlineMoved(Days.Of("5/1/2026"), DeadlineMoved.DaysOffChanged), Recount(AProposal().Due("2/1/2026")).Fact<DeadlineMoved>());

    [Fact]
    public void A_recount_keeps_the_pauses_that_ended_and_can_follow_another()
    {
        Assert.Equal(Days.Of("7/1/2026"), Recount(AProposal().Due("2/1/2026").Paused("22/12/2025").Resumed("24/12/2025", "6/1/2026")).Fact<DeadlineMoved>().To);
        Assert.Equal(Days.Of("5/1/2026"), Recount(AProposal().Due("2/1/2026").Then(new DeadlineMoved(Days.Of("31/12/2025"), DeadlineMoved.DaysOffChanged))).Fact<DeadlineMoved>().To);
    }

    public static TheoryData<ProposalBuilder> Unmoved => new()
    {
        AProposal(),
        AProposal().Due("2/1/2026").Extended("7/1/2026", "31/12/2025"),
        AProposal().Due("2/1/2026").Then(new DeadlineMoved(Days.Of("31/12/2025"), "nhập từ biểu mẫu")),
        AProposal().Due("2/1/2026").Paused("31/12/2025"),
        AProposal().Due("2/1/2026").Resolved("31/12/2025"),
        AProposal().Due("2/1/2026").Then(new Corrected(null, new("45/TTr-UBND", null, null), null)),
    };

    [Theory]
    [MemberData(nameof(Unmoved))]
    public void A_recount_moves_neither_what_people_set_nor_what_stands_still(ProposalBuilder story) => Assert.Empty(Recount(story).Facts());

    [Fact]
    public void A_recount_leaves_what_another_rule_counts() =>
        Assert.Empty(ProposalRules.Recount(AProposal().Due("2/1/2026"), AProposal().Build().Deadline.Rule with { WorkingDays = 12 }, TestCalendar.Calendar).Facts());

    private static Decision Recount(ProposalBuilder story)
    {
        Proposal proposal = story;
        return ProposalRules.Recount(proposal, proposal.Deadline.Rule, TestCalendar.Calendar);
    }

    private static ProposalBuilder Asked() => AProposal().Then(new ExtensionAsked(Later, "lấy ý kiến"));
}
