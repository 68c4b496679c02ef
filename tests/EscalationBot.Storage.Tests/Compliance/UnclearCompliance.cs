using EscalationBot.Domain.Campaigns;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Organisation;
using EscalationBot.Testing.Storage;
using static EscalationBot.Testing.Storage.StoreUnderTest;

namespace EscalationBot.Storage.Tests.Compliance;

/// <summary>What ended as unknown and is seen later to have been sent.</summary>
public sealed class UnclearCompliance
{
    private const string Mark = "echo-1";
    private static readonly CampaignNotice Reminder = new(new PostId("c"), Morning, new CampaignId(1), 1);

    [Theory, EveryStore]
    public async Task It_moves_message_notice_group_and_list_to_sent_and_is_confirmed_by_its_name_afterwards(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        await home.Store.ChangeAsync(c => c.Notices.Add(Reminder));
        var message = Assert.Single(await home.Store.TellAsync(Assert.Single(await home.Store.ClaimAsync()), Talk("c1"), "xin nhắc"));
        await CutAsync(home.Store, message);
        var store = await home.HalfTimeAsync();
        Assert.Equal((1, 1), store.Turns.Look(o => (o.Deliveries.Unclear(9).Count, o.Groups.Tally(Reminder.Group!).Unknown)));
        Assert.Null(store.Queue.FindUnclear("zalo", Mark, "w1", Morning));
        Assert.Null(store.Queue.FindUnclear("web", "echo-2", "w1", Morning));

        var ending = SentAs(store, "w1");
        Assert.Equal(TurnOutcome.Done, await store.Turns.RunAsync(ending, message.To, Turn(), CancellationToken.None));
        Assert.Equal(TurnOutcome.NotRun, await store.Turns.RunAsync(ending, message.To, Turn(), CancellationToken.None));
        Assert.Equal([(WorkState.Sent, null), (WorkState.Sent, (string?)null)], Rows(store).Select(r => (r.State, r.Reason)));
        var (unclear, tally) = store.Turns.Look(o => (o.Deliveries.Unclear(9), o.Groups.Tally(Reminder.Group!)));
        Assert.Empty(unclear);
        Assert.Equal((0, 1), (tally.Unknown, tally.Unconfirmed));

        store = await home.HalfTimeAsync();
        Assert.False(await store.Queue.ConfirmAsync("web", Mark, WorkState.Delivered, null, Morning, CancellationToken.None));
        Assert.True(await store.Queue.ConfirmAsync("web", "w1", WorkState.Delivered, null, Morning.AddHours(2), CancellationToken.None));
        Assert.All(Rows(store), r => Assert.Equal(WorkState.Delivered, r.State));
    }

    [Theory, EveryStore]
    public async Task The_oldest_comes_first_and_one_name_is_for_one_message(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        for (var i = 1; i <= 2; i++)
        {
            await home.Store.HearAsync(Said($"m{i}"), Turn(null, "đáp"));
            await CutAsync(home.Store, Assert.Single(await home.Store.ClaimAsync()));
        }
        var store = await home.HalfTimeAsync();
        var (older, newer) = (Rows(store)[0].Id, Rows(store)[1].Id);
        Assert.True(await store.Queue.CompleteAsync(SentAs(store, "w1").Outcome, CancellationToken.None));
        await store.Queue.ConfirmAsync("web", "w1", WorkState.Delivered, null, Morning, CancellationToken.None);
        store = await home.HalfTimeAsync();
        Assert.Null(store.Queue.FindUnclear("web", Mark, "w1", Morning));
        Assert.Equal(newer, store.Queue.FindUnclear("web", Mark, "w2", Morning)!.Id);
        Assert.Equal([(older, WorkState.Delivered), (newer, WorkState.Unknown)], Rows(store).Select(r => (r.Id, r.State)));
    }

    [Theory, EveryStore]
    public async Task What_is_being_sent_may_be_what_was_seen_and_what_was_answered_is(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        await home.Store.HearAsync(Said("m1"), Turn(null, "đáp"));
        await CutAsync(home.Store, Assert.Single(await home.Store.ClaimAsync()));
        await home.Store.HearAsync(Said("m2"), Turn(null, "đáp"));
        await home.Store.HearAsync(Said("m3", "c2"), Turn(null, "đáp"));
        var claimed = await home.Store.ClaimAsync();
        var store = home.Store;
        Assert.Null(store.Queue.FindUnclear("web", Mark, "w2", Morning));

        await store.Queue.CompleteAsync(new WorkOutcome(claimed[0], WorkState.Sent, null, Morning) { ChannelMessageId = "w2" }, CancellationToken.None);
        store = await home.HalfTimeAsync();
        Assert.Null(store.Queue.FindUnclear("web", Mark, "w2", Morning));
        Assert.NotNull(store.Queue.FindUnclear("web", Mark, "w1", Morning));
    }

    [Theory, EveryStore]
    public async Task What_is_too_old_is_not_found_and_whose_claim_was_lost_is_not_heard(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        await home.Store.HearAsync(Said("m1"), Turn(null, "đáp"));
        var claimed = Assert.Single(await home.Store.ClaimAsync());
        await CutAsync(home.Store, claimed);
        await home.Store.HearAsync(Said("m2"), Turn(null, "đáp"));
        var other = Assert.Single(await home.Store.ClaimAsync());
        await home.Store.CompleteAsync(other, WorkState.Unknown, "cut");
        var store = await home.HalfTimeAsync();
        Assert.Null(store.Queue.FindUnclear("web", Mark, "w1", Morning.AddTicks(1)));
        var late = new WorkOutcome(other, WorkState.Sent, null, Morning) { ChannelMessageId = "w2" };
        Assert.False(await store.Queue.CompleteAsync(late, CancellationToken.None));
        Assert.False(await store.Queue.CompleteAsync(late with { Item = claimed }, CancellationToken.None));
        Assert.All(Rows(store), r => Assert.Equal(WorkState.Unknown, r.State));
    }

    [Theory, EveryStore]
    public async Task A_notice_in_several_messages_is_sent_when_none_of_them_is_unknown_any_more(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        await home.Store.ChangeAsync(c => c.Notices.Add(Reminder));
        var messages = await home.Store.TellAsync(Assert.Single(await home.Store.ClaimAsync()), Talk("c1"), "một", "hai");
        await CutAsync(home.Store, messages[0]);
        await CutAsync(home.Store, messages[1]);
        var store = await home.HalfTimeAsync();
        await store.Queue.CompleteAsync(SentAs(store, "w1").Outcome, CancellationToken.None);
        Assert.Equal([WorkState.Unknown, WorkState.Sent, WorkState.Unknown], Rows(store).Select(r => r.State));
        store = await home.HalfTimeAsync();
        await store.Queue.CompleteAsync(SentAs(store, "w2").Outcome, CancellationToken.None);
        Assert.All(Rows(store), r => Assert.Equal(WorkState.Sent, r.State));
    }

    [Theory, EveryStore]
    public async Task A_name_is_known_once_its_message_went_out_and_no_mark_is_a_name(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        await home.Store.HearAsync(Said("m1"), Turn(null, "đáp"));
        await CutAsync(home.Store, Assert.Single(await home.Store.ClaimAsync()));
        var store = await home.HalfTimeAsync();
        Assert.False(store.Queue.Knows("web", Mark, Morning));
        Assert.False(store.Queue.Knows("web", "w1", Morning));
        await store.Queue.CompleteAsync(SentAs(store, "w1").Outcome, CancellationToken.None);
        Assert.True(store.Queue.Knows("web", "w1", Morning));
        Assert.False(store.Queue.Knows("zalo", "w1", Morning));
        await store.Queue.ConfirmAsync("web", "w1", WorkState.Delivered, null, Morning.AddHours(2), CancellationToken.None);
        Assert.True((await home.HalfTimeAsync()).Queue.Knows("web", "w1", Morning));
    }

    [Theory, EveryStore]
    public async Task What_was_cut_off_before_it_had_a_mark_may_be_sent_after_all_too(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        await home.Store.HearAsync(Said("m1"), Turn(null, "đáp"));
        await home.Store.ClaimAsync();
        await home.Store.ClaimAsync(Morning + Lease);
        var store = await home.HalfTimeAsync();
        var cut = Assert.Single(Rows(store));
        Assert.Equal((WorkState.Unknown, null), (cut.State, cut.ChannelMessageId));
        var sent = new WorkOutcome(cut, WorkState.Sent, null, Morning.AddHours(1)) { ChannelMessageId = "w1" };
        Assert.True(await store.Queue.CompleteAsync(sent, CancellationToken.None));
        Assert.False(await store.Queue.CompleteAsync(sent, CancellationToken.None));
        Assert.Equal((WorkState.Sent, "w1"), (Rows(store)[0].State, Rows(store)[0].ChannelMessageId));
    }

    [Theory, EveryStore]
    public async Task Whoever_is_erased_is_not_found_by_a_mark(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        await home.Store.HearAsync(Said("m1"), Turn(null, "đáp"));
        await CutAsync(home.Store, Assert.Single(await home.Store.ClaimAsync()));
        await home.Store.ChangeAsync(c => c.Erased.Add(new AccountId("web", Talk("c1").User)));
        Assert.Null((await home.HalfTimeAsync()).Queue.FindUnclear("web", Mark, "w1", Morning));
    }

    private static Task<bool> CutAsync(StoreUnderTest store, WorkItem message) =>
        store.Queue.CompleteAsync(new WorkOutcome(message, WorkState.Unknown, "cut", Morning) { ChannelMessageId = Mark }, CancellationToken.None);

    private static Trigger.Ending SentAs(StoreUnderTest store, string wireId) =>
        new(new WorkOutcome(store.Queue.FindUnclear("web", Mark, wireId, Morning)!, WorkState.Sent, null, Morning.AddHours(1)) { ChannelMessageId = wireId });

    private static IReadOnlyList<WorkItem> Rows(StoreUnderTest store) => store.Log.Work(DateTimeOffset.MinValue);
}
