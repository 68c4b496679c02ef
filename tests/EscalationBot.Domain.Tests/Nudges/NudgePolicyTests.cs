using EscalationBot.Domain.Letters;
using EscalationBot.Domain.Nudges;
using EscalationBot.Domain.Office;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;

namespace EscalationBot.Domain.Tests.Nudges;

/// <summary>The record of the user stories: due Monday 05/01/2026; Saturday 10/01/2026 is worked.</summary>
public sealed class NudgePolicyTests
{
    private static readonly OfficeDirectory Directory = TestOffice.Directory;
    private static readonly OfficeRules Rules = TestOffice.Rules;

    [Fact]
    public void Two_working_days_before_the_deadline_the_unit_hears()
    {
        Assert.Empty(Due(AProposal(), "30/12/2025", "07:59"));
        Assert.Equal(["0 UnitHead xa-a.chu-tich 30/12 08:00"], Due(AProposal(), "30/12/2025"));
    }

    [Fact]
    public void The_heads_up_is_not_sent_once_the_day_of_the_deadline_has_ended()
    {
        Assert.Equal(["0 UnitHead xa-a.chu-tich 30/12 08:00"], Due(AProposal(), "5/1/2026", "23:59"));
        Assert.Empty(Due(AProposal(), "6/1/2026", "00:00"));
    }

    [Fact]
    public void On_the_first_working_day_after_it_unit_and_agency_hear() =>
        Assert.Equal(
            ["1 UnitHead xa-a.chu-tich 06/01 08:00", "1 AgencyHead so-b.giam-doc 06/01 08:00"],
            Due(AProposal().Overdue(), "6/1/2026"));

    [Fact]
    public void On_the_fifth_which_is_a_worked_saturday_the_agency_hears_of_inclusion() =>
        Assert.Equal(["2 AgencyHead so-b.giam-doc 10/01 08:00"], Due(ToldOnce(), "10/1/2026"));

    [Fact]
    public void On_the_tenth_chair_and_office_hear() =>
        Assert.Equal(["3 Chair chu-tich 16/01 08:00", "3 Office vp.tong-hop 16/01 08:00"], Due(AProposal().NudgedTwice(), "16/1/2026"));

    [Fact]
    public void What_was_told_is_not_told_again() => Assert.Empty(Due(AProposal().NudgedTwice(), "15/1/2026"));

    [Fact]
    public void Resolved_a_minute_before_means_no_message() =>
        Assert.Empty(Due(AProposal().Overdue().Resolved("5/1/2026", "6/1/2026"), "6/1/2026"));

    [Fact]
    public void Nothing_is_said_while_the_record_is_paused_or_withdrawn()
    {
        Assert.Empty(Due(AProposal().Overdue().Paused("6/1/2026"), "20/1/2026"));
        Assert.Empty(Due(AProposal().Overdue().Withdrawn("6/1/2026"), "20/1/2026"));
    }

    [Fact]
    public void After_an_outage_each_hears_the_highest_rung_once_and_late() =>
        Assert.Equal(
            ["1 UnitHead xa-a.chu-tich 06/01 08:00", "1 AgencyHead so-b.giam-doc 06/01 08:00", "3 Chair chu-tich 16/01 08:00", "3 Office vp.tong-hop 16/01 08:00"],
            Due(AProposal().Overdue(), "20/1/2026", "10:30"));

    [Fact]
    public void The_agency_hears_of_inclusion_not_before_the_working_day_after_the_first_request()
    {
        var late = AProposal().Overdue().Nudged(1, Audience.AgencyHead, TestOffice.HeadOfSoB, "20/1/2026", "10:30");

        Assert.DoesNotContain(Due(late, "20/1/2026", "16:00"), d => d.Contains("AgencyHead"));
        Assert.Contains("2 AgencyHead so-b.giam-doc 21/01 08:00", Due(late, "21/1/2026"));
    }

    [Fact]
    public void A_rung_that_was_passed_by_is_not_sent_later()
    {
        var told = AProposal().Overdue().Nudged(2, Audience.AgencyHead, TestOffice.HeadOfSoB, "10/1/2026");

        Assert.DoesNotContain(Due(told, "12/1/2026"), d => d.Contains("AgencyHead"));
    }

    [Fact]
    public void A_head_who_just_extended_is_not_told_what_lay_before_and_the_others_hear_on_the_next_working_day()
    {
        // Set on Thursday 08/01 for Saturday 10/01: the heads-up would have been on 08/01 at 08:00.
        var extended = AProposal().Overdue().Extended("10/1/2026", "8/1/2026");

        Assert.Empty(Due(extended, "9/1/2026"));
        Assert.Equal(["1 UnitHead xa-a.chu-tich 12/01 08:00", "1 AgencyHead so-b.giam-doc 12/01 08:00"], Due(extended, "12/1/2026"));
    }

    [Fact]
    public void A_record_filed_late_speaks_to_the_agency_first_and_never_to_the_head_who_just_filed_it()
    {
        var late = AProposal().FiledAt("20/1/2026", "09:00").Then(new FellOverdue());

        Assert.Empty(Due(late, "20/1/2026", "16:00"));
        Assert.Equal(
            ["1 AgencyHead so-b.giam-doc 21/01 08:00", "3 Chair chu-tich 21/01 08:00", "3 Office vp.tong-hop 21/01 08:00"],
            Due(late, "21/1/2026"));
    }

    [Fact]
    public void A_new_deadline_starts_the_ladder_anew() =>
        Assert.Equal(
            ["1 UnitHead xa-a.chu-tich 12/01 08:00", "1 AgencyHead so-b.giam-doc 12/01 08:00"],
            Due(ToldOnce().Extended("10/1/2026", "7/1/2026"), "12/1/2026"));

    [Fact]
    public void While_the_head_holds_the_report_only_the_first_rung_speaks()
    {
        Assert.Empty(Due(ToldOnce().Held("6/1/2026"), "16/1/2026"));
        Assert.Equal(2, Due(AProposal().Overdue().Held("6/1/2026"), "16/1/2026").Count);
    }

    [Fact]
    public void An_open_direction_silences_the_second_and_third_rung_only()
    {
        Assert.Empty(Due(ToldOnce().Directed("20/1/2026", "9/1/2026"), "16/1/2026"));
        Assert.Equal(2, Due(AProposal().Overdue().Directed("20/1/2026", "6/1/2026"), "6/1/2026").Count);
        Assert.NotEmpty(Due(ToldOnce().Directed("20/1/2026", "9/1/2026").Then(new DirectionDone(1)), "16/1/2026"));
    }

    [Fact]
    public void A_ministry_without_a_post_hears_nothing()
    {
        Assert.Equal(["1 UnitHead xa-a.chu-tich 06/01 08:00"], Due(AProposal().Central().Overdue(), "6/1/2026"));
    }

    [Fact]
    public void The_office_drafts_for_the_prime_minister_after_two_reminders_on_path_c_only()
    {
        var once = AProposal().Central().NudgedTwice().Nudged(3, Audience.Office, TestOffice.Office, "16/1/2026").Nudged(3, Audience.Chair, TestOffice.Chair, "16/1/2026").Reminded("50/UBND", "29/12/2025");
        Assert.Empty(Due(once, "23/1/2026"));

        var twice = once.Reminded("60/UBND", "6/1/2026");
        Assert.Empty(Due(twice, "23/1/2026", "07:59"));
        Assert.Equal(["4 Office vp.tong-hop 23/01 08:00"], Due(twice, "23/1/2026"));
        Assert.Empty(Due(twice.Then(new ReportedToPrimeMinister(new DocumentReference("15/BC-UBND", null, null))), "23/1/2026"));
        Assert.Equal(["3 Chair", "3 Office"], Due(AProposal().NudgedTwice().Reminded("1", "6/1/2026").Reminded("2", "7/1/2026"), "23/1/2026").Select(d => string.Join(' ', d.Split(' ')[..2])));
    }

    [Fact]
    public void An_agency_that_passed_the_matter_on_to_a_ministry_is_not_asked_any_more() =>
        Assert.Equal(
            ["1 UnitHead xa-a.chu-tich 06/01 08:00"],
            Due(AProposal().Then(new Referred(TestOffice.BoC, new DocumentReference("90/SB", null, null))).Overdue(), "6/1/2026"));

    [Fact]
    public void The_head_of_the_successor_is_asked_and_starts_with_the_first_request()
    {
        var merged = Directory.Succeeded(TestOffice.SoB, "9/1/2026", TestOffice.SoD);

        Assert.Equal(["1 AgencyHead so-d.giam-doc 06/01 08:00"], Due(ToldOnce(), "10/1/2026", directory: merged));
    }

    [Fact]
    public void A_body_that_ended_without_a_successor_is_not_asked() =>
        Assert.DoesNotContain(Due(AProposal().Overdue(), "6/1/2026", directory: Directory.Succeeded(TestOffice.SoB, "5/1/2026", null)), d => d.Contains("AgencyHead"));

    [Fact]
    public void A_rung_of_one_path_does_not_speak_on_the_other()
    {
        var rules = Rules with { Ladder = [new Rung(1, 1, [Audience.UnitHead], ProposalPath.Provincial, "")] };

        Assert.Single(NudgePolicy.Due(AProposal().Overdue(), Directory, rules, Days.At("6/1/2026")));
        Assert.Empty(NudgePolicy.Due(AProposal().Central().Overdue(), Directory, rules, Days.At("6/1/2026")));
    }

    [Fact]
    public void A_ladder_that_warns_the_agency_before_the_deadline_still_asks_it_first_after_it()
    {
        var rules = Rules with { Ladder = [new Rung(0, -2, [Audience.AgencyHead], null, ""), new Rung(2, 5, [Audience.AgencyHead], null, "")] };

        Assert.Equal("0 AgencyHead so-b.giam-doc 30/12 08:00", Assert.Single(Due(AProposal(), "30/12/2025", rules: rules)));
        Assert.Equal("2 AgencyHead so-b.giam-doc 10/01 08:00", Assert.Single(Due(AProposal().Overdue(), "10/1/2026", rules: rules)));
    }

    [Fact]
    public void An_audience_nobody_thought_of_is_a_bug()
    {
        var rules = Rules with { Ladder = [new Rung(1, 1, [(Audience)99], null, "")] };

        Assert.Throws<ArgumentOutOfRangeException>(() => NudgePolicy.Due(AProposal().Overdue(), Directory, rules, Days.At("6/1/2026")));
    }

    [Fact]
    public void The_key_of_a_nudge_names_record_rung_audience_version_and_recipient()
    {
        var nudge = NudgePolicy.Due(AProposal().Overdue(), Directory, Rules, Days.At("6/1/2026"))[0];

        Assert.Equal("nudge:KN-0117:1:UnitHead:1:xa-a.chu-tich", nudge.Key);
    }

    [Theory]
    [InlineData("26/12/2025", "09:00", "30/12/2025", "08:00")]
    [InlineData("30/12/2025", "08:00", "6/1/2026", "00:00")]
    public void The_next_moment_before_the_deadline(string day, string time, string nextDay, string nextTime) =>
        Assert.Equal(Days.At(nextDay, nextTime), Next(AProposal(), day, time));

    [Fact]
    public void The_next_moments_after_the_deadline_are_the_rungs_not_yet_told()
    {
        Assert.Equal(Days.At("6/1/2026"), Next(AProposal().Overdue(), "6/1/2026", "00:00"));
        Assert.Equal(Days.At("10/1/2026"), Next(ToldOnce(), "6/1/2026", "08:00"));
        Assert.Equal(Days.At("16/1/2026"), Next(AProposal().NudgedTwice(), "10/1/2026", "08:00"));
        Assert.Null(Next(AProposal().NudgedTwice(), "16/1/2026", "08:00"));
    }

    [Fact]
    public void After_an_outage_the_next_moment_waits_for_the_agency_to_be_asked_first() =>
        Assert.Equal(Days.At("21/1/2026"), Next(AProposal().Overdue(), "20/1/2026", "10:30"));

    [Fact]
    public void Nothing_more_happens_by_itself_to_a_paused_or_closed_record()
    {
        Assert.Null(Next(AProposal().Paused("26/12/2025"), "26/12/2025", "10:00"));
        Assert.Null(Next(AProposal().Resolved("26/12/2025"), "26/12/2025", "10:00"));
    }

    [Fact]
    public void A_nudge_stays_true_until_something_changes()
    {
        var now = Days.At("6/1/2026");
        var nudge = NudgePolicy.Due(AProposal().Overdue(), Directory, Rules, now)[0];
        bool StillTrue(Proposal proposal, OfficeDirectory? directory = null, DateTimeOffset? at = null) =>
            NudgePolicy.StillTrue(proposal, nudge, directory ?? Directory, Rules, at ?? now);

        Assert.True(StillTrue(AProposal().Overdue()));
        Assert.True(StillTrue(AProposal().Overdue(), at: Days.At("6/1/2026", "15:00")));
        Assert.False(StillTrue(AProposal().Overdue().Resolved("5/1/2026")));
        Assert.False(StillTrue(AProposal().Overdue().Paused("6/1/2026")));
        Assert.False(StillTrue(AProposal().Overdue().Extended("10/1/2026", "6/1/2026")));
        Assert.False(StillTrue(ToldOnce()));
        Assert.False(StillTrue(AProposal().Overdue(), Directory.Succeeded(TestOffice.XaA, "5/1/2026", TestOffice.XaB)));
    }

    [Fact]
    public void A_lower_rung_is_not_true_any_more_once_a_higher_one_is_due()
    {
        var nudge = Assert.Single(NudgePolicy.Due(AProposal(), Directory, Rules, Days.At("5/1/2026", "16:00")));

        Assert.False(NudgePolicy.StillTrue(AProposal().Overdue(), nudge, Directory, Rules, Days.At("6/1/2026")));
    }

    private static ProposalBuilder ToldOnce() => AProposal().Overdue()
        .Nudged(1, Audience.UnitHead, TestOffice.HeadOfXaA, "6/1/2026")
        .Nudged(1, Audience.AgencyHead, TestOffice.HeadOfSoB, "6/1/2026");

    private static List<string> Due(Proposal proposal, string day, string time = "08:00", OfficeDirectory? directory = null, OfficeRules? rules = null) =>
    [
        .. NudgePolicy.Due(proposal, directory ?? Directory, rules ?? Rules, Days.At(day, time))
            .Select(d => $"{d.Rung} {d.Audience} {d.Recipient} {Rules.Time.Local(d.ScheduledFor):dd/MM HH:mm}"),
    ];

    private static DateTimeOffset? Next(Proposal proposal, string day, string time) =>
        NudgePolicy.NextAt(proposal, Directory, Rules, Days.At(day, time));
}
