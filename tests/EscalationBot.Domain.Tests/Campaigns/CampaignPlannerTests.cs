using EscalationBot.Domain.Campaigns;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Reach;
using static EscalationBot.Testing.Domain.TestOffice;

namespace EscalationBot.Domain.Tests.Campaigns;

public sealed class CampaignPlannerTests
{
    private static readonly AudienceMember A = new(XaA, HeadOfXaA);
    private static readonly AudienceMember B = new(XaB, HeadOfXaB);
    private static readonly PostId Deputy = new("xa-a.pho");

    private readonly DeskOffice desk = new();

    [Fact]
    public void Everybody_of_the_audience_has_a_place_and_the_ways_sum_to_the_recipients()
    {
        desk.Office.Directory = desk.Office.Directory.Without(new AccountId("web", HeadOfXaB.Value)).Linked(HeadOfSoB, "zalo");
        desk.Office.Rules = desk.Office.Rules with { Routes = [new RouteOffer("web", RouteWay.Chat), new RouteOffer("zalo", RouteWay.Template, 200)] };
        desk.Office.Directory = desk.Office.Directory.Without(new AccountId("web", HeadOfSoB.Value));

        var plan = Plan(A, B, new AudienceMember(SoB, HeadOfSoB), new AudienceMember(new UnitId("xa-z"), null));

        Assert.Equal([new CampaignRecipient(HeadOfXaA, XaA), new CampaignRecipient(HeadOfSoB, SoB)], plan.Recipients);
        Assert.Equal([new LeftOut(XaB, HeadOfXaB, LeftOutReason.NotLinked), new LeftOut(new UnitId("xa-z"), null, LeftOutReason.Dissolved)], plan.LeftOut);
        Assert.Equal([new RouteShare("web", RouteWay.Chat, 1, 0), new RouteShare("zalo", RouteWay.Template, 1, 200)], plan.Shares);
        Assert.Equal((4, 200m), (plan.Count, plan.Cost));
    }

    [Fact]
    public void A_unit_without_a_head_cannot_be_reached() =>
        Assert.Equal([new LeftOut(XaA, null, LeftOutReason.NoHead)], Plan(new AudienceMember(XaA, null)).LeftOut);

    [Fact]
    public void Whoever_blocked_every_channel_has_no_route()
    {
        var account = new AccountId("web", HeadOfXaA.Value);
        desk.Office.Reach = ReachBook.Empty.With(HoldChange.Set(new Hold(HoldScope.Of(account), HoldKind.Person, "blocked", desk.Now, null)));

        Assert.Equal([new LeftOut(XaA, HeadOfXaA, LeftOutReason.NoRoute)], Plan(A).LeftOut);
    }

    [Fact]
    public void A_channel_that_is_paused_for_a_while_still_counts_as_a_way()
    {
        desk.Office.Reach = ReachBook.Empty.With(HoldChange.Set(new Hold(HoldScope.Of("web"), HoldKind.Channel, "down", desk.Now, desk.Now.AddHours(2))));
        Assert.Single(Plan(A).Recipients);
    }

    [Fact]
    public void Who_stands_twice_gets_it_once() =>
        Assert.Equal([new LeftOut(XaA, HeadOfXaA, LeftOutReason.Duplicate)], Plan(A, A).LeftOut);

    [Fact]
    public void A_delegate_who_can_be_reached_gets_it_in_the_heads_stead_and_only_once()
    {
        Delegate(HeadOfXaA, linked: true);
        Delegate(HeadOfXaB, linked: true);

        var plan = Plan(A, B);

        Assert.Equal([new CampaignRecipient(Deputy, XaA)], plan.Recipients);
        Assert.Equal([new LeftOut(XaB, HeadOfXaB, LeftOutReason.DelegateTold)], plan.LeftOut);
    }

    [Fact]
    public void A_delegate_nobody_reaches_does_not_take_it_from_the_head()
    {
        Delegate(HeadOfXaA, linked: false);
        Assert.Equal([new CampaignRecipient(HeadOfXaA, XaA)], Plan(A).Recipients);
    }

    [Theory]
    [InlineData(NoticeOutcome.Delivered, 23, true)]
    [InlineData(NoticeOutcome.Unconfirmed, 23, true)]
    [InlineData(NoticeOutcome.Unknown, 23, true)]
    [InlineData(NoticeOutcome.Failed, 23, false)]
    [InlineData(NoticeOutcome.Delivered, 25, false)]
    public void Who_got_another_campaign_within_24_hours_or_may_have_is_spared(NoticeOutcome outcome, int hours, bool spared)
    {
        desk.Submit(DeskOffice.Order(desk.Now));
        desk.End(1, _ => outcome);
        var later = desk.Now.AddHours(hours);

        Assert.Equal(spared ? [new LeftOut(XaA, HeadOfXaA, LeftOutReason.RemindedRecently)] : [], CampaignPlanner.Plan(desk.Office, [A], later).LeftOut);
        Assert.Equal(spared, CampaignPlanner.WasRemindedRecently(desk.Office, HeadOfXaA, later, new CampaignId(2)));
        Assert.False(CampaignPlanner.WasRemindedRecently(desk.Office, HeadOfXaA, later, new CampaignId(1)));
    }

    private PlannedAudience Plan(params AudienceMember[] members) => CampaignPlanner.Plan(desk.Office, members, desk.Now);

    private void Delegate(PostId head, bool linked)
    {
        var directory = desk.Office.Directory.With(Post(Deputy, XaA, "Phó Chủ tịch UBND xã A", PostRole.Deputy)).Delegated(head, Deputy);
        desk.Office.Directory = linked ? directory.Linked(Deputy, "web") : directory;
    }
}
