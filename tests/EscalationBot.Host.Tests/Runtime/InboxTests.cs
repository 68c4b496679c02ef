using EscalationBot.Conversation.Messages;
using EscalationBot.Domain.Office;
using EscalationBot.Domain.Organisation;
using EscalationBot.Host.Options;
using EscalationBot.Host.Runtime;
using EscalationBot.Testing.Domain;

namespace EscalationBot.Host.Tests.Runtime;

public sealed class InboxTests
{
    private static readonly PostId Head = TestOffice.HeadOfXaA;

    private readonly TalkativeBot bot = new();

    public static TheoryData<int> Seeds { get; } = [1, 2, 3];

    /// <summary>Every message is delivered one to five times, each time up to a minute late.</summary>
    [Theory, MemberData(nameof(Seeds))]
    public async Task Repeated_and_shuffled_messages_have_one_effect_each_in_the_order_they_were_sent(int seed)
    {
        const int conversations = 12, messages = 15;
        await using var office = await RunningOffice.OpenAsync("5/1/2026 08:00", bot: bot);
        var random = new Random(seed);
        var deliveries =
            from conversation in Enumerable.Range(0, conversations)
            from number in Enumerable.Range(1, messages)
            let message = new IncomingMessage("zalo", $"c{conversation}", $"m{number}", $"c{conversation}", default, IncomingKind.Text, $"{number}") { Sequence = number }
            from repeat in Enumerable.Range(0, random.Next(1, 6))
            select (At: office.Now.AddSeconds(number * 3 + random.Next(0, 60)), Message: message);

        foreach (var (at, message) in deliveries.ToList().OrderBy(d => d.At))
        {
            office.Time.SetUtcNow(at);
            await office.Inbox.ReceiveAsync(message with { At = at }, []);
        }
        await office.SettleAsync();

        for (var conversation = 0; conversation < conversations; conversation++)
            Assert.Equal(Enumerable.Range(1, messages).Select(n => $"đáp {n}"), office.Zalo.TextsTo($"c{conversation}"));
    }

    [Fact]
    public async Task A_message_whose_forerunner_never_comes_is_handled_after_a_minute()
    {
        await using var office = await RunningOffice.OpenAsync("5/1/2026 08:00", bot: bot);
        await (await office.Inbox.ReceiveAsync(office.Message(Head, "một") with { Sequence = 1 }, [])).Turn;
        var third = await office.Inbox.ReceiveAsync(office.Message(Head, "ba") with { Sequence = 3 }, []);
        office.Time.Advance(TimeSpan.FromSeconds(59));
        Assert.False(third.Turn.IsCompleted);
        office.Time.Advance(TimeSpan.FromSeconds(1));
        await third.Turn;
        await (await office.Inbox.ReceiveAsync(office.Message(Head, "hai") with { Sequence = 2 }, [])).Turn;
        await office.SettleAsync();
        Assert.Equal(["đáp một", "đáp ba", "đáp hai"], office.Zalo.TextsTo(Head.Value));
    }

    [Fact]
    public async Task A_message_that_waits_for_its_forerunner_holds_up_no_other_conversation()
    {
        await using var office = await RunningOffice.OpenAsync("5/1/2026 08:00", bot: bot);
        await office.Inbox.ReceiveAsync(office.Message(Head, "hai") with { Sequence = 2 }, []);
        var other = await office.Inbox.ReceiveAsync(office.Message(TestOffice.HeadOfXaB, "một") with { Sequence = 1 }, []);
        Assert.IsType<Handled.Answered>(await other.Turn);
    }

    [Fact]
    public async Task The_same_message_again_after_it_was_handled_does_nothing()
    {
        await using var office = await RunningOffice.OpenAsync("5/1/2026 08:00", bot: bot);
        var message = office.Message(Head, "một");
        Assert.IsType<Handled.Answered>(await (await office.Inbox.ReceiveAsync(message, [])).Turn);
        Assert.IsType<Handled.NotHere>(await (await office.Inbox.ReceiveAsync(message with { At = message.At.AddHours(1) }, [])).Turn);
        await office.SettleAsync();
        Assert.Single(office.Zalo.Arrived);
    }

    [Fact]
    public async Task A_message_that_fails_again_and_again_is_set_aside_and_the_next_ones_go_on()
    {
        await using var office = await RunningOffice.OpenAsync("5/1/2026 08:00", bot: bot);
        bot.Poison.Add("độc");
        var poison = office.Message(Head, "độc");
        var failed = Assert.IsType<Handled.Failed>(await (await office.Inbox.ReceiveAsync(poison, [])).Turn);
        await office.SayAsync(Head, "hai");

        Assert.Equal([failed.Reference, "đáp hai"], office.Zalo.TextsTo(Head.Value));
        var stuck = Assert.Single(office.Office.Stuck);
        Assert.Equal((failed.Reference, "Text: InvalidOperationException, TalkativeBot.Handle"), (stuck.Reference, stuck.Error));
        Assert.Equal(new AccountId("zalo", Head.Value), stuck.From);
    }

    [Fact]
    public async Task A_failing_message_is_tried_again_after_growing_waits_that_hold_up_no_other_conversation()
    {
        await using var office = await RunningOffice.OpenAsync("5/1/2026 08:00", delivery: new DeliveryOptions(), bot: bot);
        bot.Poison.Add("độc");
        var poison = await office.Inbox.ReceiveAsync(office.Message(Head, "độc"), []);
        var next = await office.Inbox.ReceiveAsync(office.Message(Head, "hai"), []);
        var other = await office.Inbox.ReceiveAsync(office.Message(TestOffice.HeadOfXaB, "một"), []);
        Assert.IsType<Handled.Answered>(await other.Turn);
        Assert.False(poison.Turn.IsCompleted || next.Turn.IsCompleted);

        var began = office.Now;
        while (!poison.Turn.IsCompleted)
        {
            office.Time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Yield();
        }
        Assert.IsType<Handled.Failed>(await poison.Turn);
        Assert.InRange(office.Now - began, TimeSpan.FromSeconds(3), TimeSpan.MaxValue);
        Assert.Equal(3, bot.Poisoned);
        Assert.IsType<Handled.Answered>(await next.Turn);
    }

    [Fact]
    public async Task A_message_whose_user_cannot_even_be_told_is_set_aside_all_the_same()
    {
        await using var office = await RunningOffice.OpenAsync("5/1/2026 08:00", bot: bot);
        bot.Poison.Add("độc");
        bot.TroubleFails = true;
        Assert.Equal(0, Assert.IsType<Handled.Failed>(await (await office.Inbox.ReceiveAsync(office.Message(Head, "độc"), [])).Turn).Replies);
        Assert.Single(office.Office.Stuck);
        Assert.Empty(office.Store.PendingMessages());
    }

    [Fact]
    public async Task What_was_set_aside_is_run_again_when_an_admin_wants_it()
    {
        await using var office = await RunningOffice.OpenAsync("5/1/2026 08:00", bot: bot);
        bot.Poison.Add("độc");
        await office.SayAsync(Head, "độc");
        bot.Poison.Clear();
        await office.SayAsync(TestOffice.Admin, TalkativeBot.RunAgain);

        Assert.Equal("đáp độc", office.Zalo.TextsTo(Head.Value)[^1]);
        Assert.Empty(office.Office.Stuck);
    }

    [Fact]
    public async Task What_still_fails_when_it_is_run_again_is_set_aside_under_the_same_reference()
    {
        await using var office = await RunningOffice.OpenAsync("5/1/2026 08:00", bot: bot);
        bot.Poison.Add("độc");
        await office.SayAsync(Head, "độc");
        var reference = Assert.Single(office.Office.Stuck).Reference;
        await office.SayAsync(TestOffice.Admin, TalkativeBot.RunAgain);

        Assert.Equal(reference, Assert.Single(office.Office.Stuck).Reference);
        Assert.Equal([reference, reference], office.Zalo.TextsTo(Head.Value));
    }

    [Fact]
    public void A_reference_is_short_and_depends_on_the_message_alone()
    {
        Assert.Matches("^SC-[0-9]{6}$", StuckMessage.ReferenceOf("zalo|c1|m1"));
        Assert.Equal(StuckMessage.ReferenceOf("zalo|c1|m1"), StuckMessage.ReferenceOf("zalo|c1|m1"));
        Assert.NotEqual(StuckMessage.ReferenceOf("zalo|c1|m1"), StuckMessage.ReferenceOf("zalo|c1|m2"));
    }
}
