using EscalationBot.Conversation;
using EscalationBot.Conversation.Messages;
using EscalationBot.Domain.Notices;
using EscalationBot.Testing.Domain;
using static EscalationBot.Testing.Storage.StoreUnderTest;

namespace EscalationBot.Storage.Tests.Compliance;

public sealed class ClaimCompliance
{
    [Theory, EveryStore]
    public async Task A_claim_takes_what_is_due_and_marks_it_as_being_sent(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        await home.Store.HearAsync(Said("m1"), Turn(null, "một"));
        var store = await home.HalfTimeAsync();
        var claimed = Assert.Single(await store.ClaimAsync());
        Assert.Equal((WorkState.Sending, 1, 1L, Morning + Lease), (claimed.State, claimed.Attempts, claimed.Fence, claimed.LeaseUntil));
        Assert.Equal(("một", Talk("c1")), (TextOf(claimed.Message), claimed.To));
        Assert.Equal([claimed], store.Log.Work(DateTimeOffset.MinValue), SameRow);
    }

    [Theory, EveryStore]
    public async Task What_is_claimed_is_not_claimed_again(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        await home.Store.HearAsync(Said("m1"), Turn(null, "một"));
        var store = await home.HalfTimeAsync();
        Assert.Single(await store.ClaimAsync());
        Assert.Empty(await store.ClaimAsync());
        Assert.Empty(await store.ClaimAsync(Morning + Lease - TimeSpan.FromTicks(1)));
    }

    [Theory, EveryStore]
    public async Task Nothing_is_claimed_before_it_is_due(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        await home.Store.ChangeAsync(c => c.Notices.Add(HelpWanted("n1", Morning.AddHours(1))));
        var store = await home.HalfTimeAsync();
        Assert.Empty(await store.ClaimAsync(Morning.AddHours(1).AddTicks(-1)));
        Assert.Equal("n1", Assert.Single(await store.ClaimAsync(Morning.AddHours(1))).Key);
    }

    [Theory, EveryStore]
    public async Task One_message_of_a_conversation_goes_out_at_a_time_and_the_oldest_first(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        await home.Store.HearAsync(Said("m1"), Turn(null, "một", "hai"));
        await home.Store.HearAsync(Said("m2"), Turn(null, "ba"));
        var store = await home.HalfTimeAsync();
        foreach (var next in new[] { "một", "hai", "ba" })
        {
            var claimed = Assert.Single(await store.ClaimAsync());
            Assert.Equal(next, TextOf(claimed.Message));
            Assert.Empty(await store.ClaimAsync());
            Assert.True(await store.CompleteAsync(claimed));
        }
        Assert.Empty(await store.ClaimAsync());
    }

    [Theory, EveryStore]
    public async Task A_message_that_must_be_tried_again_holds_up_its_own_conversation_only(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        await home.Store.HearAsync(Said("m1", "c1"), Turn(null, "một", "hai"));
        var first = Assert.Single(await home.Store.ClaimAsync());
        Assert.True(await home.Store.CompleteAsync(first, WorkState.Waiting, "busy", Morning.AddMinutes(5)));
        await home.Store.HearAsync(Said("m2", "c2"), Turn(null, "ba"));
        var store = await home.HalfTimeAsync();
        Assert.Equal(["ba"], (await store.ClaimAsync(Morning.AddMinutes(4))).Select(i => TextOf(i.Message)));
        var again = Assert.Single(await store.ClaimAsync(Morning.AddMinutes(5)), i => TextOf(i.Message) == "một");
        Assert.Equal((2, 2L), (again.Attempts, again.Fence));
    }

    [Theory, EveryStore]
    public async Task Conversations_of_the_same_name_on_two_channels_do_not_wait_for_each_other(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        await home.Store.HearAsync(Said("m1", "c1", channel: "zalo"), Turn(null, "một"));
        await home.Store.HearAsync(Said("m1", "c1", channel: "teams"), Turn(null, "hai"));
        Assert.Equal(2, (await (await home.HalfTimeAsync()).ClaimAsync()).Count);
    }

    [Theory, EveryStore]
    public async Task No_more_is_claimed_than_was_asked_for(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        for (var i = 0; i < 5; i++)
            await home.Store.HearAsync(Said($"m{i}", $"c{i}"), Turn(null, $"{i}"));
        var store = await home.HalfTimeAsync();
        Assert.Equal(["0", "1"], (await store.ClaimAsync(most: 2)).Select(i => TextOf(i.Message)));
        Assert.Equal(["2", "3"], (await store.ClaimAsync(most: 2)).Select(i => TextOf(i.Message)));
        Assert.Equal(["4"], (await store.ClaimAsync(most: 2)).Select(i => TextOf(i.Message)));
    }

    [Theory, EveryStore]
    public async Task Replies_go_before_reminders_those_before_digests_and_campaigns_last(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        MessageKind[] kinds = [MessageKind.Campaign, MessageKind.Digest, MessageKind.Nudge, MessageKind.News, MessageKind.Reply];
        foreach (var (i, message) in kinds.Index())
            await home.Store.HearAsync(Said($"m{i}", $"c{i}"), view => new(ConversationState.New("vi"), [Words("x", message)], new()));
        await home.Store.ChangeAsync(c => c.Notices.Add(HelpWanted("n1", Morning)));
        var claimed = await (await home.HalfTimeAsync()).ClaimAsync();
        Assert.Equal(
            [MessageKind.Reply, MessageKind.Nudge, MessageKind.News, null, MessageKind.Digest, MessageKind.Campaign],
            claimed.Select(i => i.Message?.Kind));
    }

    [Theory, EveryStore]
    public async Task An_outcome_is_recorded_with_its_reason_and_time(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        WorkState[] ends = [WorkState.Delivered, WorkState.Sent, WorkState.Suppressed, WorkState.Failed, WorkState.Unknown];
        foreach (var end in ends)
            await home.Store.HearAsync(Said($"m{end}", $"c{end}"), Turn(null, $"{end}"));
        var claimed = await home.Store.ClaimAsync();
        foreach (var (item, end) in claimed.Zip(ends))
            Assert.True(await home.Store.CompleteAsync(item, end, $"why {end}"));
        var store = await home.HalfTimeAsync();
        Assert.Equal(
            ends.Select(end => ((DateTimeOffset?)Morning, end, $"why {end}")),
            store.Log.Work(DateTimeOffset.MinValue).Select(r => (r.EndedAt, r.State, r.Reason!)));
        Assert.Empty(await store.ClaimAsync(Morning.AddYears(1)));
    }

    [Theory, EveryStore]
    public async Task An_outcome_counts_once(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        await home.Store.HearAsync(Said("m1"), Turn(null, "một"));
        var claimed = Assert.Single(await home.Store.ClaimAsync());
        Assert.True(await home.Store.CompleteAsync(claimed, WorkState.Failed, "blocked"));
        var store = await home.HalfTimeAsync();
        Assert.False(await store.CompleteAsync(claimed, WorkState.Delivered));
        Assert.False(await store.CompleteAsync(claimed, WorkState.Waiting));
        Assert.Equal(WorkState.Failed, Assert.Single(store.Log.Work(DateTimeOffset.MinValue)).State);
    }

    [Theory, EveryStore]
    public async Task What_was_sent_may_later_be_confirmed_as_delivered(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        await home.Store.HearAsync(Said("m1"), Turn(null, "một"));
        var claimed = Assert.Single(await home.Store.ClaimAsync());
        Assert.True(await home.Store.CompleteAsync(claimed, WorkState.Sent));
        var store = await home.HalfTimeAsync();
        Assert.True(await store.CompleteAsync(claimed, WorkState.Delivered));
        Assert.False(await store.CompleteAsync(claimed, WorkState.Delivered));
        Assert.Equal(WorkState.Delivered, Assert.Single(store.Log.Work(DateTimeOffset.MinValue)).State);
    }

    [Theory, EveryStore]
    public async Task An_outcome_of_an_older_claim_is_ignored(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        await home.Store.HearAsync(Said("m1"), Turn(null, "một"));
        var older = Assert.Single(await home.Store.ClaimAsync());
        Assert.True(await home.Store.CompleteAsync(older, WorkState.Waiting, "busy", Morning));
        await home.HalfTimeAsync();
        var newer = Assert.Single(await home.Store.ClaimAsync());
        Assert.True(newer.Fence > older.Fence);
        Assert.False(await home.Store.CompleteAsync(older, WorkState.Delivered));
        Assert.True(await home.Store.CompleteAsync(newer, WorkState.Failed, "blocked"));
    }

    [Theory, EveryStore]
    public async Task Sending_is_not_an_outcome(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        await home.Store.HearAsync(Said("m1"), Turn(null, "một"));
        var claimed = Assert.Single(await home.Store.ClaimAsync());
        await Assert.ThrowsAsync<ArgumentException>(() => home.Store.CompleteAsync(claimed, WorkState.Sending));
    }

    [Theory, EveryStore]
    public async Task A_claim_after_the_clock_was_set_back_takes_nothing_too_early(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        Assert.Empty(await home.Store.ClaimAsync(Morning.AddDays(1)));
        await home.Store.ChangeAsync(c => c.Notices.Add(HelpWanted("n1", Morning.AddHours(2))));
        Assert.Empty(await home.Store.ClaimAsync(Morning.AddHours(1)));
        Assert.Single(await (await home.HalfTimeAsync()).ClaimAsync(Morning.AddHours(2)));
    }

    internal static HelpWantedNotice HelpWanted(string key, DateTimeOffset due) => new(key, TestOffice.Office, due, null);

    private static bool SameRow(WorkItem a, WorkItem b) => a with { Message = null } == b with { Message = null };
}
