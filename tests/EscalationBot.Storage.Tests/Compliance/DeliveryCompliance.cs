using EscalationBot.Conversation.Messages;
using EscalationBot.Domain.Campaigns;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Reach;
using EscalationBot.Testing.Domain;
using EscalationBot.Testing.Storage;
using static EscalationBot.Testing.Storage.StoreUnderTest;

namespace EscalationBot.Storage.Tests.Compliance;

/// <summary>What the self-check and the admin read of the outbox.</summary>
public sealed class DeliveryCompliance
{
    private static readonly DateOnly Monday = Days.Of("5/1/2026");
    private static readonly RouteName Template = new(new AccountId("zalo", "u"), RouteWay.Template);

    [Theory, EveryStore]
    public async Task What_was_due_on_a_day_is_counted_by_kind_and_end_whenever_it_ended(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        WorkState?[] ends = [WorkState.Delivered, WorkState.Sent, WorkState.Failed, WorkState.Unknown, null];
        foreach (var end in ends)
            await EndAsync(home.Store, News($"n{end}"), end, Morning.AddDays(2));
        await EndAsync(home.Store, new CampaignNotice(new PostId("c"), Morning, new CampaignId(1), 1), WorkState.Delivered, Morning);
        await EndAsync(home.Store, News("later") with { Due = Morning.AddDays(1) }, WorkState.Delivered, Morning.AddDays(1));
        var deliveries = (await home.HalfTimeAsync()).Turns.Read().Deliveries;
        Assert.Equal(
            [new(IntentKind.Campaign, 1, 0, 1, 0, 0, 0, 0, 0), new IntentSums(IntentKind.Other, 5, 1, 1, 1, 0, 0, 1, 1)],
            deliveries.On(Monday));
        Assert.Equal(1, Assert.Single(deliveries.On(Monday.AddDays(1))).Delivered);
        Assert.Empty(deliveries.On(Monday.AddDays(2)));
        Assert.Equal(deliveries.On(Monday), deliveries.Recount(Monday));
    }

    [Theory, EveryStore]
    public async Task An_intent_told_over_several_routes_is_counted_once(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        await home.Store.ChangeAsync(c => c.Notices.Add(News("n1")));
        for (var attempt = 0; attempt < 3; attempt++)
        {
            var message = Assert.Single(await home.Store.TellAsync(Assert.Single(await home.Store.ClaimAsync()), null, "xin nhắc"));
            await home.Store.Queue.CompleteAsync(new WorkOutcome(message, WorkState.Waiting, "window", Morning) { OtherRoute = true }, CancellationToken.None);
        }
        var sums = Assert.Single((await home.HalfTimeAsync()).Turns.Read().Deliveries.On(Monday));
        Assert.Equal((1, 1, 0), (sums.Due, sums.Waiting, sums.Missing));
    }

    [Theory, EveryStore]
    public async Task What_has_no_end_yet_is_counted_by_its_state(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        await EndAsync(home.Store, News("over"), WorkState.Delivered, Morning);
        await home.Store.ChangeAsync(c => c.Notices.AddRange([News("claimed"), News("a"), News("b") with { Due = Morning.AddDays(9) }]));
        await home.Store.ClaimAsync(most: 1);

        var depth = (await home.HalfTimeAsync()).Log.Depth();

        Assert.Equal([(WorkState.Waiting, 2), (WorkState.Sending, 1)], depth.OrderBy(d => d.Key).Select(d => (d.Key, d.Value)));
    }

    [Theory, EveryStore]
    public async Task Messages_of_a_month_are_counted_by_the_way_they_took(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        foreach (var (key, state) in new[] { ("a", WorkState.Delivered), ("b", WorkState.Sent), ("c", WorkState.Unknown), ("d", WorkState.Failed) })
            await EndAsync(home.Store, News(key), state, Morning);
        await home.Store.HearAsync(Said("m1"), Turn(null, "đáp"));
        await home.Store.DeliverAllAsync();
        var deliveries = (await home.HalfTimeAsync()).Turns.Read().Deliveries;
        Assert.Equal([new SentOver("zalo", RouteWay.Template, 3)], deliveries.SentInMonth(Monday));
        Assert.Empty(deliveries.SentInMonth(Days.Of("5/2/2026")));
    }

    [Theory, EveryStore]
    public async Task Of_what_nobody_knows_the_newest_comes_first(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        await home.Store.HearAsync(Said("m1"), Turn(null, "đáp"));
        await home.Store.CompleteAsync(Assert.Single(await home.Store.ClaimAsync()), WorkState.Unknown, "cut");
        await EndAsync(home.Store, News("n1"), WorkState.Unknown, Morning.AddHours(1));
        var unclear = (await home.HalfTimeAsync()).Turns.Read().Deliveries.Unclear(10);
        Assert.Equal(
            [new(new PostId("n1"), IntentKind.Other, Morning.AddHours(1), "why"), new UnclearIntent(null, IntentKind.Other, Morning, "cut")],
            unclear.OrderByDescending(u => u.At));
    }

    [Theory, EveryStore]
    public async Task Who_is_awaiting_something_and_since_when_something_waits(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        await EndAsync(home.Store, News("c"), WorkState.Delivered, Morning);
        await home.Store.ChangeAsync(c => c.Notices.AddRange([News("a"), News("b") with { Due = Morning.AddHours(1) }]));
        var deliveries = (await home.HalfTimeAsync()).Turns.Read().Deliveries;
        Assert.Equal(["a", "b"], deliveries.Awaiting().Select(p => p.Value).Order());
        Assert.Equal(Morning, deliveries.OldestDue(Morning.AddMinutes(5)));
        Assert.Null(deliveries.OldestDue(Morning.AddTicks(-1)));
        Assert.Equal("c", Assert.Single(deliveries.ReachedSince(Morning)).Key);
    }

    private static async Task EndAsync(StoreUnderTest store, Notice notice, WorkState? end, DateTimeOffset at)
    {
        await store.ChangeAsync(c => c.Notices.Add(notice));
        var claimed = (await store.ClaimAsync(notice.Due)).Single(c => c.Key == notice.Key);
        await store.Turns.RunAsync(
            new Trigger.Notice(claimed, Template), Talk(notice.Recipient.Value, "zalo"),
            view => Turn()(view) with { Replies = [Words("xin nhắc", MessageKind.News)] }, CancellationToken.None);
        if (end is { } state)
            await store.Queue.CompleteAsync(new WorkOutcome(Assert.Single(store.Queue.MessagesOf(claimed)), state, "why", at), CancellationToken.None);
    }

    private static HelpWantedNotice News(string key) => new(key, new PostId(key), Morning, null);
}
