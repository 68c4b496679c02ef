using EscalationBot.Host.Options;
using EscalationBot.Host.Setup;

namespace EscalationBot.Host.Demo.Province;

/// <summary>
/// Loads the demo province when the store is empty, before the office starts, and lets its first morning happen before the
/// first visitor comes: the digests and reminders of that day are there, at their own times.
/// </summary>
internal sealed class ProvinceOpening(OfficeStore store, DemoTimeProvider time, DemoClock clock, HostSettings settings) : IHostedLifecycleService
{
    private bool planted;

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        if (!store.IsEmpty)
            return;
        await ProvinceSeed.PlantAsync(store.Turns, time.GetUtcNow(), cancellationToken);
        planted = true;
    }

    /// <summary>Comes after the start of the office, with which it was registered.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (planted)
            await clock.MoveToAsync(settings.DemoStart, null, cancellationToken);
    }

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
