using EscalationBot.Testing.Storage;
using static EscalationBot.Testing.Storage.StoreUnderTest;

namespace EscalationBot.Storage.Tests.Compliance;

/// <summary>How conversations are reached, as messages bring it and as sending finds it out.</summary>
public sealed class AddressCompliance
{
    [Theory, EveryStore]
    public async Task What_a_channel_found_out_while_sending_counts_from_then_on(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        await home.Store.HearAsync(Said("m1") with { Address = "old" }, Turn(null, "đáp"));
        var row = Assert.Single(await home.Store.ClaimAsync());
        Assert.True(await home.Store.Queue.CompleteAsync(new WorkOutcome(row, WorkState.Sent, null, Morning) { Address = "new" }, CancellationToken.None));

        Assert.Equal("new", AddressIn(await home.HalfTimeAsync()));
    }

    [Theory, EveryStore]
    public async Task It_counts_also_when_the_message_waits_again(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        await home.Store.HearAsync(Said("m1") with { Address = "old" }, Turn(null, "đáp"));
        var row = Assert.Single(await home.Store.ClaimAsync());
        await home.Store.Queue.CompleteAsync(new WorkOutcome(row, WorkState.Waiting, "429", Morning) { Address = "new" }, CancellationToken.None);

        Assert.Equal("new", AddressIn(await home.HalfTimeAsync()));
    }

    [Theory, EveryStore]
    public async Task A_newer_message_brings_a_newer_one(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        await home.Store.HearAsync(Said("m1") with { Address = "old" }, Turn(null, "đáp"));
        var row = Assert.Single(await home.Store.ClaimAsync());
        await home.Store.Queue.CompleteAsync(new WorkOutcome(row, WorkState.Sent, null, Morning) { Address = "new" }, CancellationToken.None);
        await home.Store.HearAsync(Said("m2") with { Address = "newest" }, Turn());

        Assert.Equal("newest", AddressIn(await home.HalfTimeAsync()));
    }

    [Theory, EveryStore]
    public async Task Whose_claim_was_lost_says_nothing_of_it(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        await home.Store.HearAsync(Said("m1") with { Address = "old" }, Turn(null, "đáp"));
        var row = Assert.Single(await home.Store.ClaimAsync());
        await home.Store.Queue.CompleteAsync(new WorkOutcome(row with { Fence = row.Fence - 1 }, WorkState.Sent, null, Morning) { Address = "new" }, CancellationToken.None);

        Assert.Equal("old", AddressIn(await home.HalfTimeAsync()));
    }

    private static string? AddressIn(StoreUnderTest store) => store.Turns.Read().Reach.AddressOf("web", "c1");
}
