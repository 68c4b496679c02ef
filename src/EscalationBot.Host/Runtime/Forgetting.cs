using EscalationBot.Host.Options;
using EscalationBot.Storage;

namespace EscalationBot.Host.Runtime;

/// <summary>Lets go, every hour, of what was said longer ago than the configuration says; in slices, so that no turn waits for it.</summary>
internal sealed class Forgetting(HostSettings settings, IRetention store, TimeProvider time, ILogger<Forgetting> log) : BackgroundService
{
    private const int Slice = 200;

    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var next = new PeriodicTimer(Pause, TimeProvider.System);
        do
        {
            try
            {
                await PassAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                Log.ForgettingFailed(log, e);
            }
        }
        while (await next.WaitForNextTickAsync(stoppingToken));
    }

    private async Task PassAsync(CancellationToken stopping)
    {
        var before = time.GetUtcNow() - TimeSpan.FromDays(settings.Store.KeepChatDays);
        while (await store.ForgetWordsAsync(before, Slice, stopping) == Slice)
            stopping.ThrowIfCancellationRequested();
    }
}
