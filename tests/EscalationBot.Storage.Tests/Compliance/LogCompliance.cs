using EscalationBot.Testing.Storage;
using static EscalationBot.Testing.Storage.StoreUnderTest;

namespace EscalationBot.Storage.Tests.Compliance;

public sealed class LogCompliance
{
    [Theory, EveryStore]
    public async Task A_conversation_reads_as_its_user_saw_it(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        await home.Store.HearAsync(Said("m1", text: "hỏi"), Turn(null, "đáp"));
        await home.Store.DeliverAllAsync();
        await home.Store.HearAsync(Said("m2", text: "hỏi nữa"), Turn(null, "đáp nữa", "và thêm"));
        await home.Store.DeliverAllAsync();
        Assert.Equal(["> hỏi", "< đáp", "> hỏi nữa", "< đáp nữa", "< và thêm"], Lines(await home.HalfTimeAsync()));
    }

    [Theory, EveryStore]
    public async Task Marks_rise_and_reading_goes_on_from_the_last_one_seen(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        for (var i = 0; i < 5; i++)
        {
            await home.Store.HearAsync(Said($"m{i}"), Turn(null, $"{i}"));
            await home.Store.DeliverAllAsync();
        }
        var store = await home.HalfTimeAsync();
        var whole = store.Log.Read("web", "c1", 0, 100);
        Assert.Equal(10, whole.Count);
        Assert.Equal(whole.Select(e => e.Mark).Order().Distinct(), whole.Select(e => e.Mark));
        var pieces = new List<long>();
        while (store.Log.Read("web", "c1", pieces.LastOrDefault(), 3) is { Count: > 0 } piece)
            pieces.AddRange(piece.Select(e => e.Mark));
        Assert.Equal(whole.Select(e => e.Mark), pieces);
    }

    [Theory, EveryStore]
    public async Task A_message_stands_right_before_its_own_replies_whenever_it_came(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        await home.Store.Turns.AcceptAsync(Said("m1", text: "một"), CancellationToken.None);
        await home.Store.HearAsync(Said("m2", text: "hai"), Turn(null, "đáp hai"));
        await home.Store.HearAsync(Said("m1", text: "một"), Turn(null, "đáp một"));
        await home.Store.DeliverAllAsync();
        Assert.Equal(["> hai", "< đáp hai", "> một", "< đáp một"], Lines(await home.HalfTimeAsync()));
    }

    [Theory, EveryStore]
    public async Task A_message_that_is_not_handled_yet_is_not_shown(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        await home.Store.Turns.AcceptAsync(Said("m1"), CancellationToken.None);
        Assert.Empty(Lines(await home.HalfTimeAsync()));
    }

    [Theory, EveryStore]
    public async Task Reading_stops_before_what_is_still_on_its_way_so_that_nothing_is_passed_over(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        await home.Store.HearAsync(Said("m1", text: "một"), Turn(null, "đáp một"));
        var slow = Assert.Single(await home.Store.ClaimAsync());
        await home.Store.HearAsync(Said("m2", text: "hai"), Turn());
        Assert.Equal(["> một"], Lines(home.Store));
        await home.Store.CompleteAsync(slow);
        Assert.Equal(["> một", "< đáp một", "> hai"], Lines(await home.HalfTimeAsync()));
    }

    [Theory, EveryStore]
    public async Task What_did_not_reach_the_user_is_not_shown(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        WorkState[] ends = [WorkState.Failed, WorkState.Suppressed, WorkState.Unknown, WorkState.Sent, WorkState.Delivered];
        await home.Store.HearAsync(Said("m1", text: "hỏi"), Turn(null, [.. ends.Select(e => $"{e}")]));
        foreach (var end in ends)
            await home.Store.CompleteAsync(Assert.Single(await home.Store.ClaimAsync()), end);
        var store = await home.HalfTimeAsync();
        Assert.Equal(["> hỏi", "< Sent", "< Delivered"], Lines(store));
        Assert.Equal([null, WorkState.Sent, WorkState.Delivered], store.Log.Read("web", "c1", 0, 10).Select(e => e.State));
    }

    [Theory, EveryStore]
    public async Task Conversations_do_not_read_each_other(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        await home.Store.HearAsync(Said("m1", "c1", "một"), Turn());
        await home.Store.HearAsync(Said("m1", "c1", "hai", channel: "zalo"), Turn());
        await home.Store.HearAsync(Said("m1", "C1", "ba"), Turn());
        var store = await home.HalfTimeAsync();
        Assert.Equal(["một"], store.Log.Read("web", "c1", 0, 10).Select(e => e.Text));
        Assert.Equal(["hai"], store.Log.Read("zalo", "c1", 0, 10).Select(e => e.Text));
        Assert.Equal(["ba"], store.Log.Read("web", "C1", 0, 10).Select(e => e.Text));
    }

    [Theory, EveryStore]
    public async Task An_entry_names_the_message_and_the_pressed_choice(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        await home.Store.HearAsync(Said("m1", text: "") with { Kind = Conversation.Messages.IncomingKind.Choice, ChoiceId = "3.2" }, Turn());
        var entry = Assert.Single((await home.HalfTimeAsync()).Log.Read("web", "c1", 0, 10));
        Assert.Equal((LogDirection.In, "m1", "3.2", Morning), (entry.Direction, entry.MessageId, entry.Text, entry.At));
    }

    [Theory, EveryStore]
    public async Task An_entry_shows_the_words_of_a_pressed_choice_and_the_files_that_were_sent(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        var file = new Conversation.Messages.Attachment("key-1", "tờ trình.pdf", "application/pdf", 1000);
        await home.Store.HearAsync(Said("m1", text: "Hủy") with { Kind = Conversation.Messages.IncomingKind.Choice, ChoiceId = "3.2" }, Turn());
        await home.Store.HearAsync(Said("m2", text: "") with { Kind = Conversation.Messages.IncomingKind.File, Files = [file] }, Turn());
        var log = (await home.HalfTimeAsync()).Log.Read("web", "c1", 0, 10);
        Assert.Equal(["Hủy", ""], log.Select(e => e.Text));
        Assert.Equal([file], log[1].Files!);
    }

    [Theory, EveryStore]
    public async Task All_rows_that_wait_are_shown_and_those_that_ended_since_a_moment(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        foreach (var i in Enumerable.Range(0, 4))
            await home.Store.HearAsync(Said($"m{i}", $"c{i}"), Turn(null, $"{i}"));
        var claimed = await home.Store.ClaimAsync(most: 3);
        foreach (var i in Enumerable.Range(0, 3))
            await home.Store.Queue.CompleteAsync(new WorkOutcome(claimed[i], WorkState.Delivered, null, Morning.AddHours(i)), CancellationToken.None);
        var store = await home.HalfTimeAsync();
        Assert.Equal(["1", "2", "3"], store.Log.Work(Morning.AddHours(1)).Select(r => TextOf(r.Message)));
        Assert.Equal(["3"], store.Log.Work(DateTimeOffset.MaxValue).Select(r => TextOf(r.Message)));
    }

    [Theory, EveryStore]
    public async Task The_newest_messages_of_a_conversation_come_first_those_on_their_way_among_them(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        await home.Store.HearAsync(Said("m1"), Turn(null, "một", "hai"));
        await home.Store.DeliverAllAsync();
        await home.Store.HearAsync(Said("m2", "c2"), Turn(null, "của người khác"));
        await home.Store.HearAsync(Said("m3"), Turn(null, "ba"));
        var store = await home.HalfTimeAsync();
        Assert.Equal(["ba", "hai"], store.Log.Newest("web", "c1", 2).Select(r => TextOf(r.Message)));
        Assert.Equal([WorkState.Waiting, WorkState.Delivered, WorkState.Delivered], store.Log.Newest("web", "c1", 9).Select(r => r.State));
        Assert.Empty(store.Log.Newest("zalo", "c1", 9));
    }

    [Theory, EveryStore]
    public async Task An_entry_names_the_field_that_was_filled_in(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        await home.Store.HearAsync(Said("m1", text: "Sở B") with { Field = "q7" }, Turn());
        var entry = Assert.Single((await home.HalfTimeAsync()).Log.Read("web", "c1", 0, 10));
        Assert.Equal(("q7", "Sở B"), (entry.Field, entry.Text));
    }

    private static IEnumerable<string> Lines(StoreUnderTest store) => store.Log.Read("web", "c1", 0, 100)
        .Select(e => e.Direction == LogDirection.In ? $"> {e.Text}" : $"< {TextOf(e.Message)}");
}
