using EscalationBot.Domain.Campaigns;
using EscalationBot.Domain.Proposals;

namespace EscalationBot.Domain.Tests.Campaigns;

public sealed class CampaignFoldTests
{
    [Fact]
    public void The_whole_history_folded_again_is_the_campaign_as_it_stands()
    {
        var desk = new DeskOffice(approvalThreshold: 1);
        desk.Submit();
        desk.Queue();
        desk.Done(TestOffice.Office, d => d.Approve(new CampaignId(1)));
        desk.Done(TestOffice.Office, d => d.Pause(new CampaignId(1)));
        desk.Done(TestOffice.Office, d => d.Resume(new CampaignId(1)));
        desk.Done(TestOffice.Office, d => d.Stop(new CampaignId(1)));

        var stands = desk.Campaign();
        var folded = Campaign.Fold(stands.Id, stands.History);

        Assert.Equal(Enumerable.Range(1, stands.History.Count), folded.History.Select(f => f.Sequence));
        Assert.Equal(
            (stands.Author, stands.ApprovedBy, stands.StoppedAt, stands.IsPaused, stands.QueuedWaves, stands.Audience, stands.Gate),
            (folded.Author, folded.ApprovedBy, folded.StoppedAt, folded.IsPaused, folded.QueuedWaves, folded.Audience, folded.Gate));
        Assert.Equal(TestOffice.XaA, folded.UnitOf(TestOffice.HeadOfXaA));
        Assert.Null(folded.UnitOf(TestOffice.HeadOfSoB));
    }

    [Fact]
    public void A_draft_has_neither_audience_nor_waves()
    {
        var draft = Campaign.Fold(new CampaignId(1), [new RecordedCampaignFact(1, new CampaignListed("x", [], []), new Provenance(Days.At("12/1/2026"), TestOffice.Admin, null, null))]);
        Assert.Equal((0, 0), (draft.Audience, draft.Waves));
        Assert.Null(draft.UnitOf(TestOffice.HeadOfXaA));
        Assert.Empty(draft.Groups);
    }

    [Fact]
    public void A_fact_nobody_knows_is_a_bug() => Assert.Throws<ArgumentOutOfRangeException>(() =>
        Campaign.Fold(new CampaignId(1), [new RecordedCampaignFact(1, new Strange(), new Provenance(Days.At("12/1/2026"), null, null, null))]));

    private sealed record Strange : CampaignFact;
}
