using EscalationBot.Conversation.Delivery;
using EscalationBot.Domain.Notices;
using EscalationBot.Testing.Channels;
using EscalationBot.Testing.Domain;

namespace EscalationBot.Host.Tests.Runtime;

/// <summary>One send takes as long as it takes; the rest of the outbox does not stand behind it.</summary>
public sealed class SlowSendTests
{
    [Fact]
    public async Task What_falls_due_while_a_send_hangs_does_not_wait_for_its_end()
    {
        using var hanging = new ManualResetEventSlim();
        var putOff = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var office = await RunningOffice.OpenAsync("5/1/2026 08:00", bot: new TalkativeBot());
        office.Zalo.Script = (to, attempt) =>
        {
            if (to.User == TestOffice.HeadOfXaB.Value)
                hanging.Wait();
            return to.User == TestOffice.HeadOfXaA.Value && attempt == 1 ? Fate.Of(new SendResult.Retry("connect")) : Fate.Arrived;
        };
        office.Dispatcher.Recorded += outcome => putOff.TrySetResult();
        await office.QueueAsync(
            new HelpWantedNotice("hangs", TestOffice.HeadOfXaB, office.Now, null), new HelpWantedNotice("again", TestOffice.HeadOfXaA, office.Now, null));
        var pass = office.Dispatcher.NoticesAsync(CancellationToken.None);
        await putOff.Task;

        office.Time.Advance(TimeSpan.FromSeconds(40));
        using var late = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (office.Zalo.TextsTo(TestOffice.HeadOfXaA.Value).Count == 0 && !late.IsCancellationRequested)
        {
            office.Time.Advance(TimeSpan.FromMilliseconds(1));
            await Task.Yield();
        }
        Assert.Equal(["again"], office.Zalo.TextsTo(TestOffice.HeadOfXaA.Value));
        Assert.Empty(office.Zalo.TextsTo(TestOffice.HeadOfXaB.Value));

        hanging.Set();
        await pass;
        Assert.Equal(["hangs"], office.Zalo.TextsTo(TestOffice.HeadOfXaB.Value));
    }
}
