using EscalationBot.Domain.Organisation;
using EscalationBot.Testing.Storage;
using static EscalationBot.Testing.Storage.StoreUnderTest;

namespace EscalationBot.Storage.Tests.Compliance;

/// <summary>What was said is let go; what is to be done, and that it was said, stays.</summary>
public sealed class ForgettingCompliance
{
    [Theory, EveryStore]
    public async Task What_is_newer_still_to_be_handled_or_still_to_be_sent_keeps_its_words(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        var store = home.Store;
        await store.HearAsync(Said("m1", text: "sẽ gửi"), Turn(null, "chưa gửi"));
        await store.Turns.AcceptAsync(Said("m2", text: "chưa xử lý"), CancellationToken.None);
        await store.HearAsync(Said("m3", "c2", text: "mới") with { At = Morning.AddDays(2) }, Turn());

        Assert.Equal(1, await ForgetAsync(store));

        Assert.Equal("chưa gửi", TextOf(Assert.Single(await store.ClaimAsync()).Message));
        Assert.Equal("chưa xử lý", Assert.Single(store.Turns.PendingMessages()).Text);
        Assert.Equal("mới", Assert.Single(store.Log.Read("web", "c2", 0, 10)).Text);
    }

    [Theory, EveryStore]
    public async Task It_is_done_in_slices_until_nothing_is_left(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        var store = home.Store;
        for (var i = 0; i < 3; i++)
            await store.HearAsync(Said($"m{i}"), Turn(null, "đáp"));
        await store.DeliverAllAsync();

        var slices = new List<int>();
        while (slices.LastOrDefault(4) == 4)
            slices.Add(await ForgetAsync(store, 4));

        Assert.Equal([4, 2], slices);
    }

    [Theory, EveryStore]
    public async Task Who_asks_for_it_is_forgotten_with_the_asking_and_nobody_else_is(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        var store = home.Store;
        await store.HearAsync(Said("m1"), Turn(null, "đáp"));
        await store.DeliverAllAsync();
        await store.HearAsync(Said("m2", "c2", "của người khác"), Turn());
        await store.HearAsync(Said("m3", text: "xóa"), Turn(c => c.Forgotten.Add(new AccountId("web", Talk("c1").User)), "Đã xóa."));
        await store.DeliverAllAsync();

        store = await home.HalfTimeAsync();

        Assert.Equal("Đã xóa.", TextOf(Assert.Single(store.Log.Read("web", "c1", 0, 10)).Message));
        Assert.Equal("của người khác", Assert.Single(store.Log.Read("web", "c2", 0, 10)).Text);
        Assert.False(await store.Turns.AcceptAsync(Said("m1"), CancellationToken.None));
    }

    private static Task<int> ForgetAsync(StoreUnderTest store, int most = 100) =>
        ((IRetention)store.Turns).ForgetWordsAsync(Morning.AddDays(1), most, CancellationToken.None);
}
