using EscalationBot.Conversation.Messages;
using EscalationBot.Host.Components.TryOut;
using Microsoft.Extensions.Logging.Abstractions;

namespace EscalationBot.Host.Tests.Pages;

public sealed class ClockRunTests
{
    private readonly FakeDemoChat chat = new();

    private ClockRun Clock => field ??= new ClockRun(chat, new Activity(chat), NullLogger<ClockRun>.Instance);

    [Fact]
    public async Task While_it_runs_every_page_sees_how_far_it_is()
    {
        var seen = new List<(bool Running, DateTimeOffset At, int Percent)>();
        chat.OnMove = (to, progress) =>
        {
            progress!.Report(FakeDemoChat.At(9, 5));
            return Task.CompletedTask;
        };
        Clock.Changed += () => seen.Add((Clock.Running, Clock.At, Clock.Percent));

        await Clock.MoveAsync(FakeDemoChat.At(12, 5));

        Assert.Equal(
            [(true, FakeDemoChat.At(8, 5), 0), (true, FakeDemoChat.At(9, 5), 25), (false, FakeDemoChat.At(12, 5), 100)], seen);
    }

    [Fact]
    public async Task A_second_move_while_one_is_under_way_is_no_move()
    {
        var gate = new TaskCompletionSource();
        chat.OnMove = (_, _) => gate.Task;
        var first = Clock.MoveAsync(FakeDemoChat.At(9, 5));

        await Clock.MoveAsync(FakeDemoChat.At(10, 5));

        gate.SetResult();
        await first;
        Assert.Equal(FakeDemoChat.At(9, 5), chat.Now);
    }

    [Fact]
    public async Task At_the_end_every_page_can_say_when_it_is_and_how_much_was_sent()
    {
        chat.OnMove = (_, _) =>
        {
            chat.Receive(FakeDemoChat.Head, 1, FakeDemoChat.Message(MessageKind.Nudge, "Kiến nghị đã quá hạn."));
            chat.Receive(FakeDemoChat.Leader, 2, FakeDemoChat.Message(MessageKind.Digest, "Tình hình."));
            chat.Receive(FakeDemoChat.Head, 3, FakeDemoChat.Message(MessageKind.Reply, "Đã lưu."));
            return Task.CompletedTask;
        };

        await Clock.MoveAsync(FakeDemoChat.At(9, 5));

        Assert.Equal(new ClockOutcome(Arrived: true, FakeDemoChat.At(9, 5), Messages: 2), Clock.Outcome);
    }

    [Fact]
    public async Task Something_that_fails_on_the_way_stops_the_clock_and_it_can_be_moved_again()
    {
        chat.OnMove = (_, _) => throw new InvalidOperationException("broken");
        await Clock.MoveAsync(FakeDemoChat.At(9, 5));
        Assert.False(Clock.Running);
        Assert.Equal(new ClockOutcome(Arrived: false, FakeDemoChat.At(8, 5), Messages: 0), Clock.Outcome);

        chat.OnMove = null;
        await Clock.MoveAsync(FakeDemoChat.At(9, 5));
        Assert.True(Clock.Outcome!.Arrived);
    }
}
