using EscalationBot.Domain.Campaigns;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Reach;
using EscalationBot.Testing.Domain;
using EscalationBot.Testing.Storage;
using static EscalationBot.Testing.Storage.StoreUnderTest;

namespace EscalationBot.Storage.Tests.Compliance;

/// <summary>Rows of messages and notices go after a time; how what was to be told ended stays in the sums.</summary>
public sealed class DroppingCompliance
{
    internal const string Place = "c-564738291";
    private const string WireId = "wire-1122334455";
    private static readonly DateOnly Monday = Days.Of("5/1/2026");
    private static readonly CampaignNotice Reminder = new(TestOffice.HeadOfXaA, Morning, new CampaignId(1), 1);

    [Theory, EveryStore]
    public async Task Sums_tallies_ends_and_the_audit_chain_are_as_before(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        await LiveAsync(home.Store);
        var (sums, tally, next) = Totals(home.Store);

        Assert.Equal(4, await DropAsync(home.Store));
        var store = await home.HalfTimeAsync();

        Assert.Equal((sums[0], tally, next), (Totals(store).Sums[0], Totals(store).Tally, Totals(store).Next));
        Assert.Equal(Totals(store).Sums, store.Turns.Look(o => o.Deliveries.Recount(Monday)));
        Assert.Null(store.Audit.FirstBroken());
        Assert.Empty(store.Log.Work(DateTimeOffset.MinValue));
        Assert.Equal("mới", Assert.Single(store.Log.Read("web", "c2", 0, 10)).Text);
        Assert.Equal(0, await DropAsync(store));
    }

    [Theory, EveryStore]
    public async Task The_same_intent_makes_no_second_message_and_late_news_of_the_first_breaks_nothing(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        await LiveAsync(home.Store);
        await DropAsync(home.Store);
        var store = await home.HalfTimeAsync();

        await store.ChangeAsync(c => c.Notices.Add(Reminder));
        Assert.Empty(await store.ClaimAsync(Morning.AddDays(3)));
        Assert.False(await store.Queue.ConfirmAsync("web", WireId, WorkState.Delivered, null, Morning, CancellationToken.None));
        Assert.Equal(TurnOutcome.Done, await store.HearAsync(Said("m9", Place), Turn(null, "đáp")));
    }

    [Theory, EveryStore]
    public async Task A_newer_repeat_is_recognised_and_no_mark_is_given_twice(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        await LiveAsync(home.Store);
        var last = Assert.Single(home.Store.Log.Read("web", "c2", 0, 10)).Mark;
        await DropAsync(home.Store);
        var store = await home.HalfTimeAsync();

        Assert.False(await store.Turns.AcceptAsync(Said("m2", "c2"), CancellationToken.None));
        await store.HearAsync(Said("m3", "c3"), Turn());
        Assert.True(Assert.Single(store.Log.Read("web", "c3", 0, 10)).Mark > last);
        Assert.True(await store.Turns.AcceptAsync(Said("m1", Place), CancellationToken.None));
        Assert.Equal("m1", Assert.Single(store.Turns.PendingMessages()).MessageId);
    }

    [Theory, EveryStore]
    public async Task What_has_its_words_is_set_aside_or_still_to_be_done_stays(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        var store = home.Store;
        await store.HearAsync(Said("m1", text: "còn lời"), Turn(null, "chưa gửi"));
        await store.Turns.AcceptAsync(Said("m2", "c2"), CancellationToken.None);
        await store.Turns.AcceptAsync(Said("m3", "c3"), CancellationToken.None);
        await store.SetAsideAsync(Said("m3", "c3"), "Fault");

        Assert.Equal(0, await Retention(store).DropDetailsAsync(Morning.AddDays(1), 100, CancellationToken.None));

        Assert.Equal("còn lời", Assert.Single(store.Log.Read("web", "c1", 0, 10)).Text);
        Assert.Equal("m2", Assert.Single(store.Turns.PendingMessages()).MessageId);
        Assert.Equal("m3", Assert.Single(store.Turns.SetAside()).Message.MessageId);
        Assert.Equal("chưa gửi", TextOf(Assert.Single(await store.ClaimAsync()).Message));
    }

    [Theory, EveryStore]
    public async Task It_is_done_in_slices_until_nothing_is_left(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        await LiveAsync(home.Store);
        await Retention(home.Store).ForgetWordsAsync(Morning.AddDays(1), 100, CancellationToken.None);

        var slices = new List<int>();
        while (slices.LastOrDefault(2) == 2)
            slices.Add(await Retention(home.Store).DropDetailsAsync(Morning.AddDays(1), 2, CancellationToken.None));

        Assert.Equal([2, 2, 0], slices);
    }

    /// <summary>A conversation and a bulk reminder that waits for its confirmation; two days later somebody else writes.</summary>
    internal static async Task LiveAsync(StoreUnderTest store)
    {
        await store.ChangeAsync(c => c.Notices.Add(Reminder));
        var notice = Assert.Single(await store.ClaimAsync());
        await store.Turns.RunAsync(
            new Trigger.Notice(notice, new RouteName(new AccountId("web", Talk(Place).User), RouteWay.Chat)), Talk(Place), Turn(null, "Kính gửi"), CancellationToken.None);
        await store.Queue.CompleteAsync(
            new WorkOutcome(Assert.Single(store.Queue.MessagesOf(notice)), WorkState.Sent, null, Morning) { ChannelMessageId = WireId }, CancellationToken.None);
        await store.HearAsync(Said("m1", Place), Turn(null, "đáp"));
        await store.DeliverAllAsync();
        await store.HearAsync(Said("m2", "c2", "mới") with { At = Morning.AddDays(2) }, Turn());
    }

    internal static async Task<int> DropAsync(StoreUnderTest store)
    {
        await Retention(store).ForgetWordsAsync(Morning.AddDays(1), 100, CancellationToken.None);
        return await Retention(store).DropDetailsAsync(Morning.AddDays(1), 100, CancellationToken.None);
    }

    private static IRetention Retention(StoreUnderTest store) => (IRetention)store.Turns;

    private static (IReadOnlyList<IntentSums> Sums, GroupTally Tally, DateTimeOffset? Next) Totals(StoreUnderTest store) =>
        store.Turns.Look(o => (o.Deliveries.On(Monday), o.Groups.Tally(Reminder.Group!) with { Gone = 0 }, store.Queue.NextDue()));
}
