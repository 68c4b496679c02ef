using EscalationBot.Domain.Letters;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;

namespace EscalationBot.Domain.Tests.Proposals;

public sealed class ProposalRulesReportTests
{
    private static readonly DateOnly Today = Days.Of("12/1/2026");
    private static readonly DateOnly Tomorrow = Days.Of("13/1/2026");
    private static readonly DocumentReference Letter = new("15/BC-UBND", Today, TestOffice.Committee);
    private static readonly Unit BoC = TestOffice.Directory.Units[TestOffice.BoC];
    private static readonly Proposal Open = AProposal().Overdue();

    [Fact]
    public void An_overdue_record_with_complete_evidence_is_reported_at_once()
    {
        Assert.IsType<ReportNowAsked>(ProposalRules.AskReportNow(Open).Fact<ReportNowAsked>());
        Assert.Empty(ProposalRules.AskReportNow(AProposal().Overdue().ReportedNow("6/1/2026")).Facts());
        Assert.Equal("refused.not-overdue", ProposalRules.AskReportNow(AProposal()).Refusal());
        Assert.Equal("refused.paused", ProposalRules.AskReportNow(AProposal().Overdue().Paused("6/1/2026")).Refusal());
        Assert.Equal(
            "refused.evidence-missing missing=RequestDocument",
            ProposalRules.AskReportNow(AProposal().Overdue().Then(new Corrected(null, new("45/TTr-UBND", null, null), null))).Refusal());
    }

    [Fact]
    public void Holding_back_needs_a_reason()
    {
        Assert.Equal("hẹn trả lời", ProposalRules.HoldReport(Open, "hẹn trả lời").Fact<ReportHeld>().Reason);
        Assert.Equal("refused.reason-required", ProposalRules.HoldReport(Open, null).Refusal());
    }

    [Fact]
    public void A_direction_has_a_text_a_day_to_come_and_the_next_number()
    {
        Decision Direct(Proposal proposal, string? text, DateOnly due) =>
            ProposalRules.Direct(proposal, TestOffice.Leader, TestOffice.SoB, text, due, viaOffice: true, Today);

        Assert.Equal(new Directed(1, TestOffice.Leader, TestOffice.SoB, "trả lời", Today, ViaOffice: true), Direct(Open, " trả lời ", Today).Fact<Directed>());
        Assert.Equal(2, Direct(AProposal().Directed("15/1/2026", "12/1/2026"), "họp", Today).Fact<Directed>().Number);
        Assert.Equal("refused.direction-text-required", Direct(Open, "", Today).Refusal());
        Assert.Equal("refused.past-date date=11/01/2026", Direct(Open, "trả lời", Today.AddDays(-1)).Refusal());
    }

    [Fact]
    public void A_direction_is_carried_out_once()
    {
        var directed = AProposal().Directed("15/1/2026", "12/1/2026");

        Assert.Equal(1, ProposalRules.CompleteDirection(directed, 1).Fact<DirectionDone>().Number);
        Assert.Equal("refused.direction-unknown number=2", ProposalRules.CompleteDirection(directed, 2).Refusal());
        Assert.Equal("refused.direction-done number=1 date=13/01/2026", ProposalRules.CompleteDirection(directed.Then(new DirectionDone(1), Days.At(Tomorrow)), 1).Refusal());
    }

    [Fact]
    public void The_report_to_the_prime_minister_needs_a_ministry_and_two_reminders()
    {
        var once = AProposal().Central().Reminded("50/UBND", "29/12/2025");
        Assert.Equal("refused.reminders-missing have=1 need=2", ProposalRules.ReportToPrimeMinister(once, Letter, Today).Refusal());

        var twice = once.Reminded("60/UBND", "6/1/2026");
        Assert.Equal(Letter, ProposalRules.ReportToPrimeMinister(twice, Letter, Today).Fact<ReportedToPrimeMinister>().Letter);
        Assert.Equal("refused.future-date date=13/01/2026", ProposalRules.ReportToPrimeMinister(twice, Letter with { Date = Tomorrow }, Today).Refusal());
        Assert.Equal("refused.not-central", ProposalRules.ReportToPrimeMinister(Open, Letter, Today).Refusal());
        Assert.Equal("refused.already-reported letter=15/BC-UBND", ProposalRules.ReportToPrimeMinister(twice.Then(new ReportedToPrimeMinister(Letter)), Letter, Today).Refusal());
    }

    [Fact]
    public void A_provincial_matter_is_passed_on_to_a_ministry_once()
    {
        Assert.Equal(new Referred(TestOffice.BoC, Letter), ProposalRules.Refer(Open, BoC, Letter, Today).Fact<Referred>());
        Assert.Equal("refused.addressee-path addressee=Sở D", ProposalRules.Refer(Open, TestOffice.Directory.Units[TestOffice.SoD], Letter, Today).Refusal());
        Assert.Equal("refused.future-date date=13/01/2026", ProposalRules.Refer(Open, BoC, Letter with { Date = Tomorrow }, Today).Refusal());
        Assert.Equal("refused.already-central", ProposalRules.Refer(AProposal().Central(), BoC, Letter, Today).Refusal());
        Assert.Equal("refused.already-central", ProposalRules.Refer(AProposal().Then(new Referred(TestOffice.BoC, Letter)), BoC, Letter, Today).Refusal());
    }
}
