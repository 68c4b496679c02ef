using EscalationBot.Domain.Nudges;
using EscalationBot.Domain.Proposals;

namespace EscalationBot.Domain.Tests.Proposals;

public sealed class UndoTests
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);
    private static readonly DateTimeOffset At = Days.At("6/1/2026", "08:04");

    [Fact]
    public void The_facts_of_one_message_are_taken_back_together()
    {
        var story = Told(new StillOpenConfirmed()).Then(new ReportNowAsked(), At, TestOffice.HeadOfXaA, "m-2");

        Assert.Equal(new Undone(3, 4), Undo(story).Fact<Undone>());
    }

    [Fact]
    public void A_filing_is_taken_back_with_all_that_came_with_it() =>
        Assert.Equal(
            new Undone(1, 2),
            ProposalRules.Undo(AProposal().Stalled(), TestOffice.HeadOfXaA, "m-1", Days.At("26/12/2025", "09:10"), Window).Fact<Undone>());

    [Fact]
    public void After_the_window_it_is_too_late()
    {
        Assert.Single(Undo(Told(new StillOpenConfirmed()), At + Window).Facts());
        Assert.Equal("refused.undo-too-late minutes=10", Undo(Told(new StillOpenConfirmed()), At + Window + TimeSpan.FromTicks(1)).Refusal());
    }

    [Fact]
    public void What_others_built_on_is_not_taken_back() =>
        Assert.Equal("refused.undo-overtaken", Undo(Told(new StillOpenConfirmed()).Directed("15/1/2026", "6/1/2026")).Refusal());

    [Fact]
    public void A_reminder_that_went_out_meanwhile_does_not_stand_in_the_way() =>
        Assert.Single(Undo(Told(new StillOpenConfirmed()).Nudged(1, Audience.AgencyHead, TestOffice.HeadOfSoB, "6/1/2026")).Facts());

    [Fact]
    public void What_was_taken_back_meanwhile_does_not_stand_in_the_way()
    {
        var story = Told(new StillOpenConfirmed()).Then(new ReportNowAsked(), At, TestOffice.HeadOfXaA, "m-3").Then(new Undone(4, 4), At, TestOffice.HeadOfXaA, "m-4");

        Assert.Equal(new Undone(3, 3), Undo(story).Fact<Undone>());
    }

    [Fact]
    public void Nothing_is_taken_back_twice_or_by_another_post_or_through_another_message()
    {
        var undone = Told(new StillOpenConfirmed()).Then(new Undone(3, 3), At, TestOffice.HeadOfXaA, "m-3");

        Assert.Equal("refused.nothing-to-undo", Undo(undone).Refusal());
        Assert.Equal("refused.nothing-to-undo", ProposalRules.Undo(undone, TestOffice.HeadOfXaA, "m-3", At, Window).Refusal());
        Assert.Equal("refused.nothing-to-undo", ProposalRules.Undo(Told(new StillOpenConfirmed()), TestOffice.HeadOfXaB, "m-2", At, Window).Refusal());
        Assert.Equal("refused.nothing-to-undo", ProposalRules.Undo(Told(new StillOpenConfirmed()), TestOffice.HeadOfXaA, "m-9", At, Window).Refusal());
    }

    private static ProposalBuilder Told(ProposalFact fact) => AProposal().Overdue().Then(fact, At, TestOffice.HeadOfXaA, "m-2");

    private static Decision Undo(Proposal proposal, DateTimeOffset? now = null) =>
        ProposalRules.Undo(proposal, TestOffice.HeadOfXaA, "m-2", now ?? At, Window);
}
