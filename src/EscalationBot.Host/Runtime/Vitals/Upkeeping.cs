using EscalationBot.Host.Telemetry;
using EscalationBot.Storage;

namespace EscalationBot.Host.Runtime.Vitals;

/// <summary>Has the store try again within a minute what it could not put in order, and says when that fails and when it is over.</summary>
internal sealed class Upkeeping(IUpkeep store, ILogger<Upkeeping> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private bool told;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var next = new PeriodicTimer(Pause, TimeProvider.System);
        try
        {
            while (await next.WaitForNextTickAsync(stoppingToken))
                await PassAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program ends; the store tries once more when it is closed.
        }
    }

    internal async Task PassAsync(CancellationToken stopping)
    {
        if (store.Trouble is { } trouble)
        {
            if (!told)
                Log.StoreBehind(log, Fault.Of(trouble));
            told = true;
            await store.TryAgainAsync(stopping);
        }
        if (told && store.Trouble is null)
        {
            Log.StoreInOrder(log);
            told = false;
        }
    }
}
