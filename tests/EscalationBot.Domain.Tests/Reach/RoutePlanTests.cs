using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Reach;

namespace EscalationBot.Domain.Tests.Reach;

/// <summary>Windows as Zalo has them: two days free, seven days paid, templates at any time; Teams at any time.</summary>
public sealed class RoutePlanTests
{
    private static readonly DateTimeOffset Now = Days.At("12/1/2026", "09:00");
    private static readonly AccountId Zalo = new("zalo", TestOffice.HeadOfXaA.Value);
    private static readonly AccountId Teams = new("teams", TestOffice.HeadOfXaA.Value);

    private readonly InMemoryOffice office = new()
    {
        Directory = TestOffice.Directory.Linked(TestOffice.HeadOfXaA, "zalo"),
        Rules = TestOffice.Rules with
        {
            Routes =
            [
                new RouteOffer("zalo", RouteWay.Chat, 0, TimeSpan.FromHours(48)),
                new RouteOffer("zalo", RouteWay.PaidChat, 55, TimeSpan.FromDays(7)),
                new RouteOffer("zalo", RouteWay.Template, 200),
                new RouteOffer("teams", RouteWay.Chat),
            ],
        },
    };

    [Theory]
    [InlineData(1, RouteWay.Chat, 0)]
    [InlineData(48, RouteWay.Chat, 0)]
    [InlineData(49, RouteWay.PaidChat, 55)]
    [InlineData(7 * 24, RouteWay.PaidChat, 55)]
    [InlineData(7 * 24 + 1, RouteWay.Template, 200)]
    public void The_cheapest_window_that_is_still_open_is_taken(int hoursSinceHeard, RouteWay way, int price)
    {
        Heard(Zalo, hoursSinceHeard);

        var best = Plan().Best!;

        Assert.Equal((way, price), (best.Way, best.Price));
    }

    [Fact]
    public void Who_never_wrote_gets_a_template()
    {
        Assert.Equal(
            [RouteReason.NeverHeard, RouteReason.NeverHeard, RouteReason.Usable, RouteReason.NoPhone],
            Plan().Routes.Select(r => r.Reason));
    }

    [Fact]
    public void The_channel_used_last_comes_first_and_the_call_last()
    {
        office.Directory = office.Directory.Linked(TestOffice.HeadOfXaA, "teams");
        Heard(Zalo, 100);
        Heard(Teams, 1);
        Assert.Equal(["teams", "zalo", "zalo", "zalo", null], Plan().Routes.Select(r => r.Name?.Account.Channel));

        Heard(Zalo, 0);
        Assert.Equal(["zalo", "zalo", "zalo", "teams", null], Plan().Routes.Select(r => r.Name?.Account.Channel));
    }

    [Fact]
    public void A_route_that_refused_this_message_is_not_taken_again()
    {
        Heard(Zalo, 1);
        var plan = RoutePlan.For(office, new DigestNotice("digest", TestOffice.HeadOfXaA, Now, Days.Of("12/1/2026")), Now, [new RouteName(Zalo, RouteWay.Chat)]);

        Assert.Equal(RouteReason.Tried, plan.Routes[0].Reason);
        Assert.Equal(RouteWay.PaidChat, plan.Best!.Way);
    }

    [Fact]
    public void Nothing_goes_to_an_account_whose_owner_left_the_channel()
    {
        office.Directory = office.Directory.Linked(TestOffice.HeadOfXaA, "teams");
        Heard(Zalo, 1);
        Held(new Hold(HoldScope.Of(Zalo), HoldKind.Person, "-217", Now.AddHours(-1), null));

        Assert.Equal(Teams, Plan().Best!.Name!.Account);
        Assert.Equal(3, Plan().Routes.Count(r => r.Reason == RouteReason.PersonLeft));
    }

    [Fact]
    public void A_spent_quota_closes_one_way_until_its_time_is_over()
    {
        var midnight = Days.At("13/1/2026", "00:00");
        Held(new Hold(HoldScope.Of("zalo", RouteWay.Template), HoldKind.Quota, "-144", Now, midnight));

        var plan = Plan();
        Assert.Null(plan.Best);
        Assert.Equal("zalo/Template", plan.WaitsFor);
        Assert.Equal(RouteWay.Template, RoutePlan.For(office, TestOffice.HeadOfXaA, midnight).Best!.Way);
    }

    [Fact]
    public void A_paused_channel_waits_and_another_is_taken()
    {
        office.Directory = office.Directory.Linked(TestOffice.HeadOfXaA, "teams");
        Heard(Zalo, 0);
        Held(new Hold(HoldScope.Of("zalo"), HoldKind.Channel, "-216", Now, null));

        Assert.Equal(Teams, Plan().Best!.Name!.Account);
        Assert.Contains(Plan().Routes, r => r is { Stand: RouteStand.Waiting, Reason: RouteReason.ChannelPaused, Until: null });
        Assert.Equal("zalo", Plan().WaitsFor);
    }

    [Fact]
    public void An_account_on_a_channel_that_is_off_is_no_route()
    {
        office.Rules = office.Rules with { Routes = [] };

        Assert.Equal(RouteWay.Call, Assert.Single(Plan().Routes).Way);
    }

    [Fact]
    public void Who_has_a_phone_can_be_called()
    {
        Phoned();

        Assert.Equal(RouteReason.CanBeCalled, Plan().Routes[^1].Reason);
    }

    [Fact]
    public void A_notice_for_one_account_goes_over_that_account_or_not_at_all()
    {
        var former = new AccountId("teams", "nguoi-cu");
        var notice = new LeftPostNotice("left", TestOffice.HeadOfXaA, Now, former, Days.Of("12/1/2026"));

        var route = Assert.Single(RoutePlan.For(office, notice, Now).Routes);

        Assert.Equal(new RouteName(former, RouteWay.Chat), route.Name);
    }

    [Fact]
    public void Only_a_notice_with_an_approved_text_goes_by_template()
    {
        var digest = new DigestNotice("digest", TestOffice.HeadOfXaA, Now, Days.Of("12/1/2026"));
        var wanted = new HelpWantedNotice("help", TestOffice.HeadOfXaA, Now, null);
        office.Rules = office.Rules with { Routes = [new RouteOffer("zalo", RouteWay.Template, 200, null, FixedTexts.DigestNotice | FixedTexts.Nudge)] };

        Assert.Equal(RouteWay.Template, RoutePlan.For(office, digest, Now).Best!.Way);
        Assert.Equal(RouteReason.NoText, RoutePlan.For(office, wanted, Now).Routes[0].Reason);
        Assert.Equal(RouteReason.NoText, RoutePlan.For(office, TestOffice.HeadOfXaA, Now, FixedTexts.BulkReminder).Routes[0].Reason);
    }

    [Fact]
    public void An_invitation_goes_to_the_telephone_number_and_no_other_way()
    {
        Phoned();
        office.Rules = office.Rules with
        {
            Routes = [new RouteOffer("zalo", RouteWay.Chat), new RouteOffer("zalo", RouteWay.Template, 200), new RouteOffer("zalo", RouteWay.PhoneTemplate, 300)],
        };
        var invitation = new InvitationNotice(TestOffice.HeadOfXaA, Now, Days.Of("12/1/2026"), "zalo", new PostId("admin"));

        var plan = RoutePlan.For(office, invitation, Now);

        Assert.Equal(RouteWay.PhoneTemplate, plan.Best!.Way);
        Assert.All(plan.Routes.Where(r => r.Way != RouteWay.PhoneTemplate), r => Assert.Equal(RouteStand.Closed, r.Stand));
    }

    [Fact]
    public void A_template_to_a_number_needs_a_number()
    {
        office.Rules = office.Rules with { Routes = [new RouteOffer("zalo", RouteWay.PhoneTemplate, 300)] };
        Assert.Equal(RouteReason.NoPhone, Plan().Routes[0].Reason);

        Phoned();
        Assert.Equal(RouteWay.PhoneTemplate, Plan().Best!.Way);
    }

    [Fact]
    public void What_would_cost_more_than_is_left_this_month_goes_another_way()
    {
        office.Directory = office.Directory.Linked(TestOffice.HeadOfXaA, "teams");
        office.Rules = office.Rules with { MonthlyBudget = 199 };

        Assert.Equal(Teams, Plan().Best!.Name!.Account);
        Assert.Contains(Plan().Routes, r => r is { Way: RouteWay.Template, Reason: RouteReason.BudgetSpent });
    }

    [Fact]
    public void What_is_wrong_with_one_account_of_the_office_holds_only_whom_it_serves()
    {
        Heard(Zalo, 1);
        office.Reach = office.Reach.WithAddress(Zalo, "oa-1");
        Held(new Hold(HoldScope.At("zalo", "oa-2"), HoldKind.Channel, "token-missing", Now, null));
        Assert.Equal(RouteWay.Chat, Plan().Best!.Way);

        Held(new Hold(HoldScope.At("zalo", "oa-1"), HoldKind.Channel, "token-missing", Now, null));
        Assert.Equal((null, "zalo@oa-1"), (Plan().Best, Plan().WaitsFor));
    }

    private RoutePlan Plan() => RoutePlan.For(office, TestOffice.HeadOfXaA, Now);

    private void Phoned() => office.Directory = office.Directory
        .With(new Person(new PersonId("p1"), "Người A", "+84901234567", null))
        .With(new Incumbency(new PersonId("p1"), TestOffice.HeadOfXaA, default, Acting: false));

    private void Heard(AccountId account, int hoursAgo) => office.Reach = office.Reach.WithHeard(account, new Interaction(Now.AddHours(-hoursAgo), account.User));

    private void Held(Hold hold) => office.Reach = office.Reach.With(HoldChange.Set(hold));
}
