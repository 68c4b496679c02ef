using EscalationBot.Conversation.Delivery;
using EscalationBot.Host.Runtime.Vitals;
using EscalationBot.Host.Tests.Runtime;
using EscalationBot.Testing.Channels;
using EscalationBot.Testing.Domain;

namespace EscalationBot.Host.Tests.Vitals;

/// <summary>Which loops are known to be alive after they worked, stood still or failed for a while.</summary>
public sealed class HeartbeatTests
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(4);

    [Fact]
    public async Task Loops_that_find_nothing_to_do_are_alive()
    {
        await using var office = await RunningOffice.OpenAsync("5/1/2026 08:00");
        office.Time.Advance(Long);
        Assert.Equal([Loop.Clock, Loop.Replies, Loop.Notices], office.Beats.Silent());
        await office.SettleAsync();
        Assert.Empty(office.Beats.Silent());
    }

    [Fact]
    public async Task A_send_that_never_ends_is_seen_once_nothing_else_is_to_be_done()
    {
        using var hanging = new ManualResetEventSlim();
        await using var office = await RunningOffice.OpenAsync("5/1/2026 08:00", bot: new TalkativeBot());
        office.Zalo.Script = (_, _) =>
        {
            hanging.Wait();
            return Fate.Of(new SendResult.Delivered(null));
        };
        await (await office.Inbox.ReceiveAsync(office.Message(TestOffice.HeadOfXaA, "một"), [])).Turn;
        var stuck = office.Dispatcher.RepliesAsync(CancellationToken.None);
        // The commit of the claim makes it look once more; after that nothing moves it.
        IEnumerable<Loop> silent = [];
        for (var look = 0; look < 10_000 && !silent.SequenceEqual([Loop.Replies]); look++)
        {
            office.Time.Advance(Long);
            await office.Sweeper.PassAsync(CancellationToken.None);
            await office.Dispatcher.NoticesAsync(CancellationToken.None);
            silent = [.. office.Beats.Silent()];
        }
        Assert.Equal([Loop.Replies], silent);

        hanging.Set();
        await stuck;
        Assert.Empty(office.Beats.Silent());
    }

    [Fact]
    public async Task A_clock_that_is_held_up_is_seen()
    {
        await using var office = await RunningOffice.OpenAsync("5/1/2026 08:00");
        var holding = new TaskCompletionSource();
        var hold = office.Sweeper.HoldAsync(() => holding.Task, CancellationToken.None);
        var pass = office.Sweeper.PassAsync(CancellationToken.None);
        office.Time.Advance(Long);
        await office.Dispatcher.PassAsync(CancellationToken.None);
        Assert.Equal([Loop.Clock], office.Beats.Silent());

        holding.SetResult();
        await hold;
        await pass;
        Assert.Empty(office.Beats.Silent());
    }
}
