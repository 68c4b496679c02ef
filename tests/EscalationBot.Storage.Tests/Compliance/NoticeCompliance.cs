using EscalationBot.Testing.Storage;
using static EscalationBot.Storage.Tests.Compliance.ClaimCompliance;
using static EscalationBot.Testing.Storage.StoreUnderTest;

namespace EscalationBot.Storage.Tests.Compliance;

public sealed class NoticeCompliance
{
    [Theory, EveryStore]
    public async Task The_same_intent_made_twice_is_one(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        await home.Store.ChangeAsync(c => c.Notices.AddRange([HelpWanted("n1", Morning), HelpWanted("n1", Morning.AddHours(1)), HelpWanted("n2", Morning)]));
        var store = await home.HalfTimeAsync();
        await store.ChangeAsync(c => c.Notices.AddRange([HelpWanted("n1", Morning.AddHours(2)), HelpWanted("n2", Morning), HelpWanted("N1", Morning)]));
        Assert.Equal([("n1", Morning), ("n2", Morning), ("N1", Morning)], Rows(store).Select(r => (r.Key!, r.Due)));
    }

    [Theory, EveryStore]
    public async Task An_intent_that_ended_is_not_made_again(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        await home.Store.ChangeAsync(c => c.Notices.Add(HelpWanted("n1", Morning)));
        await home.Store.CompleteAsync(Assert.Single(await home.Store.ClaimAsync()), WorkState.Failed, "blocked");
        var store = await home.HalfTimeAsync();
        await store.ChangeAsync(c => c.Notices.Add(HelpWanted("n1", Morning)));
        Assert.Single(Rows(store));
        Assert.Empty(await store.ClaimAsync(Morning.AddYears(1)));
    }

    [Theory, EveryStore]
    public async Task The_words_of_a_notice_are_claimed_in_the_commit_that_makes_them(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        var claimed = await ClaimNoticeAsync(home);
        Assert.Equal(TurnOutcome.Done, await TellAsync(home.Store, claimed, "xin nhắc", "và thêm"));
        Assert.Equal([("n1", WorkState.Told), ("n1#1", WorkState.Sending), ("n1#2", WorkState.Sending)], Rows(home.Store).Select(r => (r.Key!, r.State)));
        Assert.Equal(["xin nhắc", "và thêm"], home.Store.Queue.MessagesOf(claimed).Select(i => TextOf(i.Message)));
        Assert.Empty(await home.Store.ClaimAsync(Morning.AddSeconds(1)));
    }

    [Theory, EveryStore]
    public async Task A_notice_is_put_into_words_once(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        var claimed = await ClaimNoticeAsync(home);
        await TellAsync(home.Store, claimed, "xin nhắc");
        var store = await home.HalfTimeAsync();
        Assert.Equal(TurnOutcome.NotRun, await TellAsync(store, claimed, "lần hai"));
        Assert.Equal(2, Rows(store).Count);
    }

    [Theory, EveryStore]
    public async Task A_notice_that_is_no_longer_true_is_suppressed_with_the_reason(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        var claimed = await ClaimNoticeAsync(home);
        await home.Store.Turns.RunAsync(
            new Trigger.Notice(claimed), Talk("c1"), view => Turn(null, "không gửi nữa")(view) with { Suppressed = "closed" }, CancellationToken.None);
        var row = Assert.Single(Rows(await home.HalfTimeAsync()));
        Assert.Equal((WorkState.Suppressed, "closed"), (row.State, row.Reason));
    }

    [Theory, EveryStore]
    public async Task A_notice_with_nothing_to_say_is_suppressed(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        await TellAsync(home.Store, await ClaimNoticeAsync(home));
        var row = Assert.Single(Rows(await home.HalfTimeAsync()));
        Assert.Equal((WorkState.Suppressed, WorkReasons.NothingToSay), (row.State, row.Reason));
    }

    [Theory, EveryStore]
    public async Task A_notice_whose_claim_was_lost_is_not_put_into_words(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        var older = await ClaimNoticeAsync(home);
        Assert.Single(await home.Store.ClaimAsync(Morning + Lease));
        Assert.Equal(TurnOutcome.NotRun, await TellAsync(home.Store, older, "xin nhắc"));
        Assert.Single(Rows(await home.HalfTimeAsync()));
    }

    [Theory, EveryStore]
    public async Task A_notice_whose_turn_throws_is_still_claimed(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        var claimed = await ClaimNoticeAsync(home);
        await Assert.ThrowsAsync<InvalidOperationException>(() => home.Store.Turns.RunAsync(
            new Trigger.Notice(claimed), Talk("c1"), _ => throw new InvalidOperationException("no"), CancellationToken.None));
        Assert.True(await home.Store.CompleteAsync(claimed, WorkState.Waiting, "no words", Morning.AddMinutes(1)));
        Assert.Single(await (await home.HalfTimeAsync()).ClaimAsync(Morning.AddMinutes(1)));
    }

    private static async Task<WorkItem> ClaimNoticeAsync(StoreHome home)
    {
        await home.Store.ChangeAsync(c => c.Notices.Add(HelpWanted("n1", Morning)));
        return Assert.Single(await home.Store.ClaimAsync());
    }

    private static Task<TurnOutcome> TellAsync(StoreUnderTest store, WorkItem claimed, params string[] words) =>
        store.Turns.RunAsync(new Trigger.Notice(claimed), Talk("c1"), Turn(null, words), CancellationToken.None);

    private static IReadOnlyList<WorkItem> Rows(StoreUnderTest store) => store.Log.Work(DateTimeOffset.MinValue);
}
