using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Reach;
using EscalationBot.Testing.Domain;
using EscalationBot.Testing.Storage;
using static EscalationBot.Testing.Storage.StoreUnderTest;

namespace EscalationBot.Storage.Tests.Compliance;

/// <summary>An intent has one end, whatever its messages went through.</summary>
public sealed class TellingCompliance
{
    private static readonly RouteName Zalo = new(new AccountId("zalo", "u1"), RouteWay.Chat);

    [Theory, EveryStore]
    public async Task A_notice_ends_as_its_message_does(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        WorkState[] ends = [WorkState.Delivered, WorkState.Sent, WorkState.Failed, WorkState.Unknown];
        foreach (var end in ends)
        {
            var message = Assert.Single(await TellNewAsync(home.Store, $"n{end}", $"c{end}", "xin nhắc"));
            Assert.True(await home.Store.CompleteAsync(message, end, $"why {end}"));
        }
        var notices = Notices(await home.HalfTimeAsync());
        Assert.Equal(ends.Select(e => (e, (string?)$"why {e}", (DateTimeOffset?)Morning)), notices.Select(n => (n.State, n.Reason, n.EndedAt)));
    }

    [Theory, EveryStore]
    public async Task A_notice_of_several_messages_ends_with_the_last_of_them_as_the_worst_of_them(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        var messages = await TellNewAsync(home.Store, "n1", "c1", "một", "hai", "ba");
        await home.Store.CompleteAsync(messages[0], WorkState.Delivered);
        await home.Store.CompleteAsync(messages[2], WorkState.Unknown, "cut");
        Assert.Equal(WorkState.Told, Notices(home.Store)[0].State);
        await home.Store.CompleteAsync(messages[1], WorkState.Failed, "refused");
        var notice = Notices(await home.HalfTimeAsync())[0];
        Assert.Equal((WorkState.Unknown, "cut"), (notice.State, notice.Reason));
    }

    [Theory, EveryStore]
    public async Task What_was_certainly_not_sent_is_put_into_words_anew_at_its_time(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        var messages = await TellNewAsync(home.Store, "n1", "c1", "một", "hai");
        Assert.True(await home.Store.CompleteAsync(messages[0], WorkState.Waiting, "busy", Morning.AddMinutes(5)));
        var store = await home.HalfTimeAsync();
        Assert.Equal([(WorkState.Waiting, "busy"), (WorkState.Failed, "busy"), (WorkState.Suppressed, "busy")], Rows(store).Select(r => (r.State, r.Reason!)));
        Assert.Empty(await store.ClaimAsync(Morning.AddMinutes(4)));

        var again = Assert.Single(await store.ClaimAsync(Morning.AddMinutes(5)));
        Assert.Equal(("n1", 2), (again.Key, again.Attempts));
        var told = Assert.Single(await store.TellAsync(again, null, "một lần nữa"));
        await store.CompleteAsync(told);
        Assert.Equal(WorkState.Delivered, Notices(store)[0].State);
        Assert.Equal(["một lần nữa"], store.Log.Read("web", "c1", 0, 10).Select(e => TextOf(e.Message)));
    }

    [Theory, EveryStore]
    public async Task What_was_put_off_without_being_tried_does_not_count_as_tried(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        await home.Store.ChangeAsync(c => c.Notices.Add(Notice("n1")));
        var claimed = Assert.Single(await home.Store.ClaimAsync());
        await home.Store.Queue.CompleteAsync(
            new WorkOutcome(claimed, WorkState.Waiting, null, Morning, Morning.AddHours(1)) { Untried = true }, CancellationToken.None);
        var store = await home.HalfTimeAsync();
        Assert.Empty(await store.ClaimAsync(Morning.AddMinutes(59)));
        Assert.Equal(1, Assert.Single(await store.ClaimAsync(Morning.AddHours(1))).Attempts);
    }

    [Theory, EveryStore]
    public async Task A_route_that_refused_is_remembered_and_the_notice_is_due_at_once(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        await home.Store.ChangeAsync(c => c.Notices.Add(Notice("n1")));
        var claimed = Assert.Single(await home.Store.ClaimAsync());
        await home.Store.Turns.RunAsync(new Trigger.Notice(claimed, Zalo), Talk("u1", "zalo"), Turn(null, "xin nhắc"), CancellationToken.None);
        var message = Assert.Single(home.Store.Queue.MessagesOf(claimed));
        Assert.Equal(Zalo, message.Route);
        await home.Store.Queue.CompleteAsync(new WorkOutcome(message, WorkState.Waiting, "-230", Morning) { OtherRoute = true }, CancellationToken.None);
        var again = Assert.Single(await (await home.HalfTimeAsync()).ClaimAsync());
        Assert.Equal([Zalo], again.Tried!);
        Assert.Equal("-230", again.Reason);
    }

    [Theory, EveryStore]
    public async Task A_notice_that_was_sent_in_part_is_not_told_again(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        var messages = await TellNewAsync(home.Store, "n1", "c1", "một", "hai");
        await home.Store.CompleteAsync(messages[0], WorkState.Sent);
        await home.Store.CompleteAsync(messages[1], WorkState.Waiting, "busy", Morning.AddMinutes(5));
        var store = await home.HalfTimeAsync();
        var second = Assert.Single(await store.ClaimAsync(Morning.AddMinutes(5)));
        Assert.Equal("hai", TextOf(second.Message));
        await store.Queue.CompleteAsync(new WorkOutcome(second, WorkState.Waiting, "window", Morning) { OtherRoute = true }, CancellationToken.None);
        Assert.Equal((WorkState.Failed, "window"), (Notices(store)[0].State, Notices(store)[0].Reason));
    }

    [Theory, EveryStore]
    public async Task A_recipient_has_one_notice_on_its_way_at_a_time(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        await home.Store.ChangeAsync(c => c.Notices.AddRange([Notice("n1"), Notice("n2"), Notice("n3", TestOffice.Admin)]));
        var store = await home.HalfTimeAsync();
        var claimed = await store.ClaimAsync();
        Assert.Equal(["n1", "n3"], claimed.Select(c => c.Key));
        var message = Assert.Single(await store.TellAsync(claimed[0], null, "một"));
        Assert.Empty(await store.ClaimAsync());
        await store.CompleteAsync(message);
        Assert.Equal("n2", Assert.Single(await store.ClaimAsync()).Key);
    }

    [Theory, EveryStore]
    public async Task Words_of_a_notice_wait_behind_older_messages_of_the_conversation(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        await home.Store.HearAsync(Said("m1"), Turn(null, "đáp"));
        await home.Store.ChangeAsync(c => c.Notices.Add(Notice("n1")));
        var reply = Assert.Single(await home.Store.ClaimAsync(most: 1));
        var notice = Assert.Single(await home.Store.ClaimAsync(most: 1));
        Assert.Empty(await home.Store.TellAsync(notice, null, "xin nhắc"));
        Assert.Empty(await home.Store.ClaimAsync());
        await home.Store.CompleteAsync(reply);
        var words = Assert.Single(await (await home.HalfTimeAsync()).ClaimAsync());
        Assert.Equal("xin nhắc", TextOf(words.Message));
        await home.Store.CompleteAsync(words, WorkState.Sent);
        Assert.Equal(WorkState.Sent, Notices(home.Store)[0].State);
    }

    [Theory, EveryStore]
    public async Task Words_cut_short_by_a_crash_are_found_and_never_claimed_again(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        var message = Assert.Single(await TellNewAsync(home.Store, "n1", "c1", "xin nhắc"));
        Assert.Empty(home.Store.Queue.Lapsed(Morning.AddSeconds(1), 10));
        Assert.Equal(message.Id, Assert.Single(home.Store.Queue.Lapsed(Morning + Lease, 10)).Id);
        Assert.Empty(await home.Store.ClaimAsync(Morning + Lease));
        Assert.True(await home.Store.CompleteAsync(message, WorkState.Unknown, WorkReasons.NoOutcome));
        var store = await home.HalfTimeAsync();
        Assert.Equal(WorkState.Unknown, Notices(store)[0].State);
        Assert.Empty(store.Queue.Lapsed(Morning.AddDays(1), 10));
        Assert.Empty(await store.ClaimAsync(Morning.AddDays(1)));
    }

    [Theory, EveryStore]
    public async Task What_a_channel_confirms_later_moves_message_and_notice(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        foreach (var name in new[] { "a", "b" })
        {
            var message = Assert.Single(await TellNewAsync(home.Store, $"n{name}", name, "xin nhắc"));
            await home.Store.Queue.CompleteAsync(new WorkOutcome(message, WorkState.Sent, null, Morning) { ChannelMessageId = $"wire-{name}" }, CancellationToken.None);
        }
        var store = await home.HalfTimeAsync();
        Assert.True(await store.Queue.ConfirmAsync("web", "wire-a", WorkState.Delivered, null, Morning.AddMinutes(1), CancellationToken.None));
        Assert.True(await store.Queue.ConfirmAsync("web", "wire-b", WorkState.Failed, "gone", Morning.AddMinutes(1), CancellationToken.None));
        Assert.False(await store.Queue.ConfirmAsync("web", "wire-a", WorkState.Delivered, null, Morning.AddMinutes(2), CancellationToken.None));
        Assert.False(await store.Queue.ConfirmAsync("zalo", "wire-b", WorkState.Delivered, null, Morning, CancellationToken.None));
        Assert.Equal([WorkState.Delivered, WorkState.Failed], Notices(store).Select(n => n.State));
    }

    [Theory, EveryStore]
    public async Task The_turn_of_an_ending_commits_with_it_and_runs_only_while_the_claim_holds(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        var message = Assert.Single(await TellNewAsync(home.Store, "n1", "c1", "xin nhắc"));
        var hold = new Hold("web:u", HoldKind.Person, "blocked", Morning, null);
        var ending = new Trigger.Ending(new WorkOutcome(message, WorkState.Failed, "blocked", Morning));
        Assert.Equal(TurnOutcome.Done, await home.Store.Turns.RunAsync(ending, message.To, Turn(c => c.Holds.Add(HoldChange.Set(hold))), CancellationToken.None));
        var store = await home.HalfTimeAsync();
        Assert.Equal(TurnOutcome.NotRun, await store.Turns.RunAsync(ending, message.To, Turn(c => c.Holds.Add(HoldChange.Lift(hold.Scope))), CancellationToken.None));
        Assert.Equal(hold, store.Turns.Read().Reach.Holds[hold.Scope]);
        Assert.Equal(WorkState.Failed, Notices(store)[0].State);
    }

    private static async Task<IReadOnlyList<WorkItem>> TellNewAsync(StoreUnderTest store, string key, string conversation, params string[] words)
    {
        await store.ChangeAsync(c => c.Notices.Add(Notice(key, new PostId(key))));
        return await store.TellAsync(Assert.Single(await store.ClaimAsync()), Talk(conversation), words);
    }

    private static HelpWantedNotice Notice(string key, PostId? recipient = null) => new(key, recipient ?? TestOffice.Office, Morning, null);

    private static IReadOnlyList<WorkItem> Rows(StoreUnderTest store) => store.Log.Work(DateTimeOffset.MinValue);

    private static List<WorkItem> Notices(StoreUnderTest store) => [.. Rows(store).Where(r => r.Notice is not null)];
}
