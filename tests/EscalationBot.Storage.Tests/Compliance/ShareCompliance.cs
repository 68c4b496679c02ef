using EscalationBot.Domain.Campaigns;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Organisation;
using EscalationBot.Testing.Domain;
using EscalationBot.Testing.Storage;
using static EscalationBot.Testing.Storage.StoreUnderTest;

namespace EscalationBot.Storage.Tests.Compliance;

/// <summary>What a claim may choose: kinds, classes, channels.</summary>
public sealed class ShareCompliance
{
    [Theory, EveryStore]
    public async Task Messages_and_notices_can_be_claimed_apart(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        await home.Store.HearAsync(Said("m1"), Turn(null, "đáp"));
        await QueueAsync(home.Store, News("n1"));
        var store = await home.HalfTimeAsync();
        Assert.Equal("n1", Assert.Single(await ClaimAsync(store, w => w with { Messages = false })).Key);
        Assert.Equal("đáp", TextOf(Assert.Single(await ClaimAsync(store, w => w with { Notices = false })).Message));
    }

    [Theory, EveryStore]
    public async Task The_class_asked_for_comes_first_and_the_others_follow_in_their_order(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        await QueueAsync(home.Store, Bulk("b1"), Bulk("b2"), Digest("d1"), Digest("d2"), News("n1"), News("n2"));
        var store = await home.HalfTimeAsync();
        Assert.Equal(["n1"], await KeysAsync(store, w => w with { Most = 1 }));
        Assert.Equal(["d1"], await KeysAsync(store, w => w with { Most = 1, First = WorkClass.Digest }));
        Assert.Equal(["campaign:NV-0001:b1", "campaign:NV-0001:b2", "n2", "d2"], await KeysAsync(store, w => w with { First = WorkClass.Bulk }));
    }

    [Theory, EveryStore]
    public async Task Rows_of_a_closed_channel_are_left_alone_and_do_not_wake_anybody(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        await home.Store.HearAsync(Said("m1", "c1", channel: "zalo"), Turn(null, "một"));
        await home.Store.HearAsync(Said("m1", "c1", channel: "teams"), Turn(null, "hai"));
        var store = await home.HalfTimeAsync();
        Assert.Equal(["hai"], (await ClaimAsync(store, w => w with { Closed = new HashSet<string> { "zalo" } })).Select(i => TextOf(i.Message)));
        Assert.Null(store.Queue.NextDue(new HashSet<string> { "zalo" }));
        Assert.Equal(Morning, store.Queue.NextDue());
        Assert.Equal(["một"], (await ClaimAsync(store, w => w)).Select(i => TextOf(i.Message)));
    }

    [Theory, EveryStore]
    public async Task A_notice_waits_for_the_limits_of_the_channel_its_recipient_uses(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        await home.Store.ChangeAsync(c => c.Directory = TestOffice.Directory.Linked(TestOffice.HeadOfXaA, "zalo").Linked(TestOffice.HeadOfXaB, "teams"));
        await QueueAsync(home.Store, News("n1") with { Recipient = TestOffice.HeadOfXaA }, News("n2") with { Recipient = TestOffice.HeadOfXaB });
        var store = await home.HalfTimeAsync();
        Assert.Equal(["n2"], await KeysAsync(store, w => w with { Closed = new HashSet<string> { "zalo" } }));
    }

    [Theory, EveryStore]
    public async Task A_notice_that_found_its_channel_full_waits_for_that_channel(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        await QueueAsync(home.Store, News("n1"), News("n2"));
        var claimed = await ClaimAsync(home.Store, w => w with { Most = 1 });
        await home.Store.Queue.CompleteAsync(new WorkOutcome(claimed[0], WorkState.Waiting, null, Morning) { Untried = true, Bucket = "zalo" }, CancellationToken.None);
        var store = await home.HalfTimeAsync();
        Assert.Equal(["n2"], await KeysAsync(store, w => w with { Closed = new HashSet<string> { "zalo" } }));
        Assert.Equal(["n1"], await KeysAsync(store, w => w));
    }

    private static Task<TurnOutcome> QueueAsync(StoreUnderTest store, params Notice[] notices) => store.ChangeAsync(c => c.Notices.AddRange(notices));

    private static HelpWantedNotice News(string key) => new(key, new PostId(key), Morning, null);

    private static DigestNotice Digest(string key) => new(key, new PostId(key), Morning, Days.Of("5/1/2026"));

    private static CampaignNotice Bulk(string post) => new(new PostId(post), Morning, new CampaignId(1), 1);

    private static Task<IReadOnlyList<WorkItem>> ClaimAsync(StoreUnderTest store, Func<ClaimWish, ClaimWish> wish) =>
        store.Queue.ClaimAsync(wish(new ClaimWish(100, Morning, Lease)), CancellationToken.None);

    private static async Task<IEnumerable<string?>> KeysAsync(StoreUnderTest store, Func<ClaimWish, ClaimWish> wish) =>
        (await ClaimAsync(store, wish)).Select(i => i.Key);
}
