using EscalationBot.Host.Components.TryOut;
using Microsoft.Extensions.Logging.Abstractions;

namespace EscalationBot.Host.Tests.Pages;

public sealed class ClockRunTests
{
    private readonly FakeDemoChat chat = new();

    private ClockRun Clock => field ??= new ClockRun(chat, NullLogger<ClockRun>.Instance);

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

        Assert.True(await Clock.MoveAsync(FakeDemoChat.At(12, 5)));

        Assert.Equal(
            [(true, FakeDemoChat.At(8, 5), 0), (true, FakeDemoChat.At(9, 5), 25), (false, FakeDemoChat.At(12, 5), 100)], seen);
    }

    [Fact]
    public async Task A_second_move_while_one_is_under_way_is_refused()
    {
        var gate = new TaskCompletionSource();
        chat.OnMove = (_, _) => gate.Task;
        var first = Clock.MoveAsync(FakeDemoChat.At(9, 5));

        Assert.False(await Clock.MoveAsync(FakeDemoChat.At(10, 5)));

        gate.SetResult();
        Assert.True(await first);
        Assert.Equal(FakeDemoChat.At(9, 5), chat.Now);
    }

    [Fact]
    public async Task Something_that_fails_on_the_way_stops_the_clock_and_it_can_be_moved_again()
    {
        chat.OnMove = (_, _) => throw new InvalidOperationException("broken");
        Assert.False(await Clock.MoveAsync(FakeDemoChat.At(9, 5)));
        Assert.False(Clock.Running);

        chat.OnMove = null;
        Assert.True(await Clock.MoveAsync(FakeDemoChat.At(9, 5)));
    }
}
