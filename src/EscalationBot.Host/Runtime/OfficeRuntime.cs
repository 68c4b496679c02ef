using EscalationBot.Host.Runtime.Cards;
using EscalationBot.Host.Runtime.Delivery;
using EscalationBot.Host.Runtime.Rates;
using EscalationBot.Host.Telemetry;
using EscalationBot.Storage;

namespace EscalationBot.Host.Runtime;

/// <summary>The running office: inbox, clock and outbox together, and the way to wait until they are at rest.</summary>
internal sealed class OfficeRuntime(
    Inbox inbox, Sweeper sweeper, CardDesk cards, Dispatcher dispatcher, IWorkQueue work, TimeProvider time, [FromKeyedServices(LimitTime.Key)] TimeProvider limits,
    ILogger<OfficeRuntime> log)
{
    /// <summary>Looked at least this often: a hint may get lost, and a machine may wake from sleep.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan MostPatience = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(2);

    private static readonly TimeSpan RestAfterFailure = TimeSpan.FromSeconds(1);

    /// <summary>Works until cancelled.</summary>
    public Task RunAsync(CancellationToken cancellation) => Task.WhenAll(
        LoopAsync("the clock", sweeper.PassAsync, cancellation),
        LoopAsync("cards", cards.PassAsync, cancellation),
        LoopAsync("replies", dispatcher.RepliesAsync, cancellation),
        LoopAsync("notices", dispatcher.NoticesAsync, cancellation));

    /// <summary>Ends when no message is being handled and nothing that is due at the present moment can still be done.</summary>
    public async Task QuietAsync(CancellationToken cancellation)
    {
        int moved;
        do
        {
            await inbox.IdleAsync(cancellation);
            moved = await sweeper.PassAsync(cancellation);
            moved += await dispatcher.PassAsync(cancellation);
            moved += await cards.PassAsync(cancellation);
            if (moved == 0 && OpensSoon() is { } opens)
                await Task.Delay(Longer(opens), limits, cancellation);
        }
        while (moved > 0 || inbox.Busy || OpensSoon() is not null);
    }

    /// <summary>Does something, such as moving the demo clock, while no timer is at work and nothing is on its way out.</summary>
    public Task HoldAsync(Action meanwhile, CancellationToken cancellation) =>
        sweeper.HoldAsync(() => cards.HoldAsync(() => dispatcher.HoldAsync(() => { meanwhile(); return Task.CompletedTask; }, cancellation), cancellation), cancellation);

    /// <summary>A limit that is reached opens again within seconds; a service that fails is not waited for.</summary>
    private TimeSpan? OpensSoon() => dispatcher.OpensIn() is { } opens && opens <= MostPatience ? opens : null;

    private async Task LoopAsync(string name, Func<CancellationToken, Task<int>> pass, CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            // Asked before the pass, so that what is committed during it is not missed.
            var changed = work.ChangedAsync(waiting.Token);
            try
            {
                var moved = await pass(cancellation);
                await Task.WhenAny(changed, NextAsync(moved, waiting.Token));
            }
            catch (Exception e) when (!cancellation.IsCancellationRequested)
            {
                Log.PassFailed(log, name, Fault.Of(e));
                await Task.Delay(RestAfterFailure, TimeProvider.System, cancellation);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            finally
            {
                await waiting.CancelAsync();
            }
        }
    }

    private Task NextAsync(int moved, CancellationToken cancellation)
    {
        var look = dispatcher.NextLapse() is { } lapse ? Until(lapse, moved) : LongestWait;
        if (dispatcher.OpensIn() is { } opens)
            return Task.WhenAny(Task.Delay(opens < LongestWait ? Longer(opens) : LongestWait, limits, cancellation), Task.Delay(look, time, cancellation));
        var due = dispatcher.NextDue() is { } next ? Until(next, moved) : LongestWait;
        return Task.Delay(due < look ? due : look, time, cancellation);
    }

    private TimeSpan Until(DateTimeOffset moment, int moved)
    {
        var wait = moment - time.GetUtcNow();
        if (wait > TimeSpan.Zero)
            return wait < LongestWait ? Longer(wait) : LongestWait;
        // It is due but not to be had: it waits for something before it, or it failed.
        return moved > 0 ? TimeSpan.Zero : RestAfterFailure;
    }

    /// <summary>A wait of less than a timer can measure would spin.</summary>
    private static TimeSpan Longer(TimeSpan wait) => wait > ShortestWait ? wait : ShortestWait;
}
