using EscalationBot.Conversation.Messages;
using EscalationBot.Testing.Storage;
using static EscalationBot.Testing.Storage.StoreUnderTest;

namespace EscalationBot.Storage.Tests.Compliance;

public sealed class InboxCompliance
{
    [Theory, EveryStore]
    public async Task A_message_that_comes_again_is_not_accepted_again(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        Assert.True(await AcceptAsync(home, Said("m1")));
        await home.HalfTimeAsync();
        Assert.False(await AcceptAsync(home, Said("m1")));
        Assert.False(await AcceptAsync(home, Said("m1", text: "the same message with other words")));
    }

    [Theory, EveryStore]
    public async Task A_message_that_comes_again_after_it_was_handled_is_not_accepted_again(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        await home.Store.HearAsync(Said("m1"), Turn());
        await home.HalfTimeAsync();
        Assert.False(await AcceptAsync(home, Said("m1")));
        Assert.Empty(home.Store.Turns.PendingMessages());
    }

    [Theory, EveryStore]
    public async Task Channel_conversation_and_message_id_together_name_a_message(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        Assert.True(await AcceptAsync(home, Said("m1", "c1")));
        Assert.True(await AcceptAsync(home, Said("m2", "c1")));
        Assert.True(await AcceptAsync(home, Said("m1", "c2")));
        Assert.True(await AcceptAsync(home, Said("m1", "c1", channel: "zalo")));
        Assert.Equal(4, (await home.HalfTimeAsync()).Turns.PendingMessages().Count);
    }

    [Theory, EveryStore]
    public async Task Names_that_differ_only_by_case_or_marks_or_spaces_are_different_names(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        string[] names = ["am", "AM", "\u1EA5m", "a\u0302\u0301m", "am ", " am", "a|m", "a%7Cm"];
        foreach (var name in names)
            Assert.True(await AcceptAsync(home, Said(name)));
        await home.HalfTimeAsync();
        foreach (var name in names)
            Assert.False(await AcceptAsync(home, Said(name)));
    }

    [Theory, EveryStore]
    public async Task A_bar_inside_a_name_does_not_make_two_messages_one(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        Assert.True(await AcceptAsync(home, Said("b|c", "a")));
        Assert.True(await AcceptAsync(home, Said("c", "a|b")));
    }

    [Theory, EveryStore]
    public async Task Names_as_long_as_channels_make_them_are_told_apart_to_their_last_letter(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        var longName = new string('x', 3000);
        Assert.True(await AcceptAsync(home, Said(longName + "1", longName)));
        Assert.True(await AcceptAsync(home, Said(longName + "2", longName)));
        await home.HalfTimeAsync();
        Assert.False(await AcceptAsync(home, Said(longName + "2", longName)));
    }

    [Theory, EveryStore]
    public async Task What_was_not_handled_waits_in_the_order_of_acceptance(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        foreach (var id in new[] { "m2", "m1", "m4", "m3" })
            await AcceptAsync(home, Said(id));
        await home.Store.Turns.RunAsync(new Trigger.Message(Said("m1").Key), Talk("c1"), Turn(), CancellationToken.None);
        var store = await home.HalfTimeAsync();
        Assert.Equal(["m2", "m4", "m3"], store.Turns.PendingMessages().Select(m => m.MessageId));
    }

    [Theory, EveryStore]
    public async Task A_message_is_kept_with_everything_it_carried(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        var message = Said("m1", text: "dòng một\ndòng hai \"trích\" ✓ 𝔘 \\ </script>") with
        {
            At = new DateTimeOffset(2026, 1, 5, 8, 0, 0, TimeSpan.FromHours(7)).AddTicks(1234567),
            Kind = IncomingKind.File,
            Files = [new Attachment("k", "tờ trình.pdf", "application/pdf", 12)],
        };
        await AcceptAsync(home, message);
        var kept = Assert.Single((await home.HalfTimeAsync()).Turns.PendingMessages());
        Assert.Equal(message.Text, kept.Text);
        Assert.Equal((message.At, message.At.Offset), (kept.At, kept.At.Offset));
        Assert.Equal(message.Files, kept.Files);
        Assert.Equal(message with { Files = null }, kept with { Files = null });
    }

    [Theory, EveryStore]
    public async Task Nothing_of_a_withheld_message_is_kept_but_that_it_came(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        await AcceptAsync(home, Said("m1", text: "nội dung MẬT") with { Withheld = true, Files = [new Attachment("k", "mật.txt", "text/plain", 1)] });
        var kept = Assert.Single((await home.HalfTimeAsync()).Turns.PendingMessages());
        Assert.True(kept.Withheld);
        Assert.Empty(kept.Text);
        Assert.Null(kept.Files);
    }

    [Theory, EveryStore]
    public async Task A_message_set_aside_waits_no_longer_and_is_shown_with_its_error(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        await AcceptAsync(home, Said("m1"));
        await AcceptAsync(home, Said("m2"));
        await AcceptAsync(home, Said("m3"));
        await SetAsideAsync(home, "m2", "SC-000002");
        await SetAsideAsync(home, "m1", "SC-000001");
        var store = await home.HalfTimeAsync();
        Assert.Equal(["m3"], store.Turns.PendingMessages().Select(m => m.MessageId));
        Assert.Equal([("m1", "SC-000001"), ("m2", "SC-000002")], store.Turns.SetAside().Select(s => (s.Message.MessageId, s.Error)));
    }

    [Theory, EveryStore]
    public async Task A_message_set_aside_can_be_run_again_once(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        await AcceptAsync(home, Said("m1"));
        await SetAsideAsync(home, "m1", "SC-000001");
        var store = await home.HalfTimeAsync();
        var again = new Trigger.Message(Said("m1").Key);
        Assert.Equal(TurnOutcome.Done, await store.Turns.RunAsync(again, Talk("c1"), Turn(null, "xin lỗi đồng chí"), CancellationToken.None));
        Assert.Empty(store.Turns.SetAside());
        Assert.Equal(TurnOutcome.NotRun, await store.Turns.RunAsync(again, Talk("c1"), Turn(), CancellationToken.None));
    }

    [Theory, EveryStore]
    public async Task A_handled_message_cannot_be_set_aside(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        await home.Store.HearAsync(Said("m1"), Turn());
        await SetAsideAsync(home, "m1", "too late");
        await SetAsideAsync(home, "never accepted", "nothing there");
        Assert.Empty((await home.HalfTimeAsync()).Turns.SetAside());
    }

    [Theory, EveryStore]
    public async Task A_message_is_set_aside_and_its_user_told_in_one_commit_or_not_at_all(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        await AcceptAsync(home, Said("m1"));
        var given = new Trigger.GivenUp(Said("m1").Key, "fault", Morning);
        await Assert.ThrowsAsync<InvalidDataException>(() => home.Store.Turns.RunAsync(given, Talk("c1"), _ => throw new InvalidDataException(), CancellationToken.None));
        Assert.Empty(home.Store.Turns.SetAside());

        Assert.Equal(TurnOutcome.Done, await home.Store.Turns.RunAsync(given, Talk("c1"), Turn(null, "SC-000001"), CancellationToken.None));
        var store = await home.HalfTimeAsync();
        Assert.Single(store.Turns.SetAside());
        Assert.Equal(Talk("c1"), Assert.Single(await store.ClaimAsync()).To);
    }

    [Theory, EveryStore]
    public async Task Who_gives_up_a_message_that_is_set_aside_tells_nobody_until_it_was_open_again(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        await AcceptAsync(home, Said("m1"));
        Assert.Equal(TurnOutcome.Done, await GiveUpAsync(home.Store));
        Assert.Equal(TurnOutcome.NotRun, await GiveUpAsync(home.Store));
        var store = await home.HalfTimeAsync();
        Assert.Equal(TurnOutcome.NotRun, await GiveUpAsync(store));
        await store.ChangeAsync(c => c.Retries.Add(Said("m1").Key));
        Assert.Equal(TurnOutcome.Done, await GiveUpAsync(store));
        Assert.Equal(2, (await store.DeliverAllAsync()).Count);

        static Task<TurnOutcome> GiveUpAsync(StoreUnderTest by) =>
            by.Turns.RunAsync(new Trigger.GivenUp(Said("m1").Key, "fault", Morning), Talk("c1"), Turn(null, "SC-000001"), CancellationToken.None);
    }

    private static Task<bool> AcceptAsync(StoreHome home, IncomingMessage message) => home.Store.Turns.AcceptAsync(message, CancellationToken.None);

    [Theory, EveryStore]
    public async Task A_message_set_aside_is_open_again_when_an_admin_wants_it(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        await home.Store.Turns.AcceptAsync(Said("m1"), CancellationToken.None);
        await SetAsideAsync(home, "m1", "fault");
        var stuck = Assert.Single(home.Store.Turns.Read().Stuck);
        await home.Store.ChangeAsync(c => c.Retries.AddRange([stuck.Key, "never accepted"]));
        var store = await home.HalfTimeAsync();
        Assert.Empty(store.Turns.Read().Stuck);
        Assert.Equal("m1", Assert.Single(store.Turns.PendingMessages()).MessageId);
        await store.ChangeAsync(c => c.Retries.Add(stuck.Key));
        Assert.Single(store.Turns.PendingMessages());
    }

    [Theory, EveryStore]
    public async Task The_place_of_the_last_message_of_a_conversation_is_kept(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        await home.Store.HearAsync(Said("m4") with { Sequence = 4 }, Turn());
        await home.Store.HearAsync(Said("m2") with { Sequence = 2, At = Morning.AddMinutes(1) }, Turn());
        var heard = Assert.Single((await home.HalfTimeAsync()).Turns.Read().Reach.Heard).Value;
        Assert.Equal((4, Morning.AddMinutes(1)), (heard.Sequence, heard.At));
    }

    private static Task SetAsideAsync(StoreHome home, string messageId, string error) =>
        home.Store.SetAsideAsync(Said(messageId), error);
}
