using EscalationBot.Channels.Web;
using EscalationBot.Host.Runtime.Delivery;
using EscalationBot.Storage;

namespace EscalationBot.Host.Demo;

/// <summary>
/// Wakes whoever waits for something to be delivered to one post, by this process or another one on the same store. What
/// happened since the last look is not missed.
/// </summary>
internal sealed class NewsOf : IDisposable
{
    private readonly Dispatcher dispatcher;
    private readonly string post;
    private readonly SemaphoreSlim news = new(0);
    private readonly CancellationTokenSource over = new();

    public NewsOf(Dispatcher dispatcher, IWorkQueue work, string post)
    {
        (this.dispatcher, this.post) = (dispatcher, post);
        dispatcher.Recorded += OnRecorded;
        _ = FollowAsync(work);
    }

    /// <returns>False when the patience ended.</returns>
    public async Task<bool> WaitAsync(CancellationToken patience)
    {
        try
        {
            await news.WaitAsync(patience);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>The semaphore holds nothing to free, and a call may still be on its way to it.</summary>
    public void Dispose()
    {
        dispatcher.Recorded -= OnRecorded;
        over.Cancel();
        over.Dispose();
    }

    private async Task FollowAsync(IWorkQueue work)
    {
        var stop = over.Token;
        var changed = work.ChangedAsync(stop);
        while (!stop.IsCancellationRequested)
        {
            await changed.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            changed = work.ChangedAsync(stop);
            news.Release();
        }
    }

    private void OnRecorded(WorkOutcome outcome)
    {
        if (outcome.Item.To is { Channel: WebChannel.ChannelName } to && to.Conversation == post)
            news.Release();
    }
}
