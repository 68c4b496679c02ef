using EscalationBot.Conversation.Messages;
using EscalationBot.Testing.Storage;
using static EscalationBot.Storage.Tests.Compliance.ClaimCompliance;
using static EscalationBot.Testing.Storage.StoreUnderTest;

namespace EscalationBot.Storage.Tests.Compliance;

/// <summary>Claims that nobody brought to an end: by their lease, or with the process.</summary>
public sealed class LapseCompliance
{
    private static readonly DateTimeOffset Lapsed = Morning + Lease;

    [Theory, EveryStore]
    public async Task A_message_whose_lease_ends_without_an_outcome_is_unknown_and_not_sent_again(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        await home.Store.HearAsync(Said("m1"), Turn(null, "một"));
        Assert.Single(await home.Store.ClaimAsync());
        Assert.Empty(await home.Store.ClaimAsync(Lapsed));
        AssertUnknown(await home.HalfTimeAsync(), Lapsed);
        Assert.Empty(await home.Store.ClaimAsync(Lapsed.AddDays(1)));
    }

    [Theory, EveryStore]
    public async Task A_lapsed_claim_no_longer_takes_an_outcome(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        await home.Store.HearAsync(Said("m1"), Turn(null, "một"));
        var claimed = Assert.Single(await home.Store.ClaimAsync());
        Assert.Empty(await home.Store.ClaimAsync(Lapsed));
        var store = await home.HalfTimeAsync();
        Assert.False(await store.CompleteAsync(claimed));
        AssertUnknown(store, Lapsed);
    }

    [Theory, EveryStore]
    public async Task The_next_message_of_a_conversation_goes_out_after_one_that_is_unknown(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        await home.Store.HearAsync(Said("m1"), Turn(null, "một", "hai"));
        Assert.Single(await home.Store.ClaimAsync());
        var next = Assert.Single(await home.Store.ClaimAsync(Lapsed));
        Assert.Equal("hai", TextOf(next.Message));
    }

    [Theory, EveryStore]
    public async Task A_reply_whose_repeat_is_recognisable_goes_out_once_more_and_then_no_more(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        await home.Store.HearAsync(Said("m1"), Turn(null, "một"));
        var first = Assert.Single(await home.Store.ClaimAsync(repeatable: true));
        var second = Assert.Single(await home.Store.ClaimAsync(Lapsed, repeatable: true));
        Assert.Equal((first.Id, 2), (second.Id, second.Attempts));
        Assert.False(await home.Store.CompleteAsync(first));
        Assert.Empty(await home.Store.ClaimAsync(Lapsed + Lease, repeatable: true));
        AssertUnknown(await home.HalfTimeAsync(), Lapsed + Lease);
    }

    [Theory, EveryStore]
    public async Task Only_a_reply_is_repeated_never_anything_unasked(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        MessageKind[] unasked = [MessageKind.Nudge, MessageKind.Digest, MessageKind.News, MessageKind.Campaign];
        foreach (var each in unasked)
            await home.Store.HearAsync(Said("m1", $"c{each}"), view => new(view.State!, [Words("x", each)], new()));
        Assert.Equal(4, (await home.Store.ClaimAsync(repeatable: true)).Count);
        Assert.Empty(await home.Store.ClaimAsync(Lapsed, repeatable: true));
        Assert.All((await home.HalfTimeAsync()).Log.Work(DateTimeOffset.MinValue), r => Assert.Equal(WorkState.Unknown, r.State));
    }

    [Theory, EveryStore]
    public async Task A_notice_without_words_was_certainly_not_sent_and_is_claimed_again(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        await home.Store.ChangeAsync(c => c.Notices.Add(HelpWanted("n1", Morning)));
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            var claimed = Assert.Single(await home.Store.ClaimAsync(Morning + ((attempt - 1) * Lease)));
            Assert.Equal(("n1", attempt), (claimed.Key, claimed.Attempts));
        }
        Assert.Equal(WorkState.Sending, Assert.Single(home.Store.Log.Work(DateTimeOffset.MinValue)).State);
    }

    [Theory, EveryStore]
    public async Task A_lease_that_has_not_ended_holds(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        await home.Store.HearAsync(Said("m1"), Turn(null, "một"));
        var claimed = Assert.Single(await home.Store.ClaimAsync());
        Assert.Empty(await home.Store.ClaimAsync(Lapsed.AddTicks(-1)));
        Assert.True(await home.Store.CompleteAsync(claimed));
    }

    [Theory, EveryStoreOfOneProcess]
    public async Task No_claim_outlives_its_process(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        await home.Store.HearAsync(Said("m1"), Turn(null, "một"));
        await home.Store.ChangeAsync(c => c.Notices.Add(HelpWanted("n1", Morning)));
        var claimed = await home.Store.ClaimAsync();
        Assert.Equal(2, claimed.Count);
        var store = await home.ReopenAsync();
        // Long before the lease would have ended.
        var again = Assert.Single(await store.ClaimAsync(Morning.AddSeconds(1)));
        Assert.Equal("n1", again.Key);
        AssertUnknown(store, Morning.AddSeconds(1));
        Assert.All(claimed, c => Assert.False(store.CompleteAsync(c).Result));
    }

    [Theory, EveryStoreOfOneProcess]
    public async Task A_repeatable_reply_cut_short_by_the_end_of_its_process_goes_out_once_more(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        await home.Store.HearAsync(Said("m1"), Turn(null, "một"));
        var first = Assert.Single(await home.Store.ClaimAsync(repeatable: true));
        await home.ReopenAsync();
        var second = Assert.Single(await home.Store.ClaimAsync(repeatable: true));
        Assert.Equal(first.Id, second.Id);
        var store = await home.ReopenAsync();
        Assert.Empty(await store.ClaimAsync(repeatable: true));
        AssertUnknown(store, Morning);
    }

    private static void AssertUnknown(StoreUnderTest store, DateTimeOffset at)
    {
        var row = Assert.Single(store.Log.Work(DateTimeOffset.MinValue), r => r.Message is not null);
        Assert.Equal((WorkState.Unknown, WorkReasons.NoOutcome, at), (row.State, row.Reason, row.EndedAt));
    }
}
