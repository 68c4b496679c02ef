using EscalationBot.Domain.Campaigns;
using EscalationBot.Domain.Office;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;
using EscalationBot.Domain.Reviews;
using EscalationBot.Testing.Domain;
using static EscalationBot.Testing.Storage.StoreUnderTest;

namespace EscalationBot.Storage.Tests.Groups;

/// <summary>Bulk reminders and review rounds outlive the process, from the journal and from the folded documents alike.</summary>
public sealed class CampaignKeepingTests
{
    private static readonly CampaignId Id = new(1);
    private static readonly RoundId Round = new(2026, 1);
    private static readonly Provenance By = new(Morning, TestOffice.Admin, new AccountId("web", "a"), "m1");

    [Theory]
    [InlineData(1)]
    [InlineData(20_000)]
    public async Task A_campaign_is_the_fold_of_all_its_facts_after_a_restart(int entries)
    {
        using var folder = new TempFolder();
        await using (var store = OnFile(folder.Store, entries))
        {
            await store.ChangeAsync(c => c.Campaigns.Add(new CampaignChange(Id, [Fact(1, new CampaignListed("x.xlsx", [new AudienceMember(TestOffice.XaA, null)], ["?"]))])));
            await store.ChangeAsync(c => c.Campaigns.Add(new CampaignChange(Id, [Fact(2, new CampaignSubmitted(Plan)), Fact(3, new CampaignApproved())])));
        }
        await using (var store = OnFile(folder.Store, entries))
        {
            await store.ChangeAsync(c => c.Campaigns.Add(new CampaignChange(Id, [Fact(4, new CampaignStopped())])));
            var campaign = store.Turns.Read().Campaigns.Find(Id)!;
            Assert.Equal([1, 2, 3, 4], campaign.History.Select(f => f.Sequence));
            Assert.Equal((TestOffice.Admin, Morning, TestOffice.XaA), (campaign.ApprovedBy!.Value, campaign.StoppedAt!.Value, campaign.UnitOf(TestOffice.HeadOfXaA)!.Value));
            Assert.Equal(LeftOutReason.NotLinked, Assert.Single(campaign.Plan!.LeftOut).Reason);
            Assert.Equal((Round, UnitKind.Commune), (campaign.Plan.Filter!.NotConfirmed!.Value, Assert.Single(campaign.Plan.Filter.Kinds)));
            Assert.Equal(new CampaignId(2), store.Turns.Read().Campaigns.Next);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20_000)]
    public async Task Review_rounds_are_kept_with_who_confirmed(int entries)
    {
        using var folder = new TempFolder();
        await using (var store = OnFile(folder.Store, entries))
        {
            await store.ChangeAsync(c => c.Reviews.AddRange(
            [
                new RecordedReviewFact(1, new ReviewsBegan(Days.Of("5/1/2026")), By), new RecordedReviewFact(2, new RoundOpened(Round, Morning.AddDays(4)), By),
            ]));
            await store.ChangeAsync(c => c.Reviews.Add(new RecordedReviewFact(3, new RoundConfirmed(Round, TestOffice.XaA, ReviewAnswer.Nothing), By)));
        }
        await using (var store = OnFile(folder.Store, entries))
        {
            var reviews = store.Turns.Read().Reviews;
            Assert.Equal((3, Days.Of("5/1/2026"), Morning.AddDays(4)), (reviews.Count, reviews.Began!.Value, reviews.Latest!.Due));
            Assert.Equal(ReviewAnswer.Nothing, reviews.Latest.Confirmed[TestOffice.XaA].Answer);
        }
    }

    [Fact]
    public async Task Facts_that_do_not_continue_a_history_are_not_kept()
    {
        await using var store = InMemory();
        await Assert.ThrowsAsync<InvalidOperationException>(() => store.ChangeAsync(c => c.Campaigns.Add(new CampaignChange(Id, [Fact(2, new CampaignApproved())]))));
        Assert.Empty(store.Turns.Read().Campaigns.NewestFirst);
    }

    private static CampaignPlan Plan { get; } = new(
        new AudienceFilter([UnitKind.Commune], NotConfirmed: Round), new CampaignTemplate("Kính gửi {Unit}."), Morning.AddDays(1), Morning,
        [new CampaignRecipient(TestOffice.HeadOfXaA, TestOffice.XaA)], [new LeftOut(TestOffice.XaB, TestOffice.HeadOfXaB, LeftOutReason.NotLinked)], 200, NeedsApproval: true);

    private static RecordedCampaignFact Fact(int sequence, CampaignFact fact) => new(sequence, fact, By);
}
