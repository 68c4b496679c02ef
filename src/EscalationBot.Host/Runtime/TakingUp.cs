using EscalationBot.Host.Options;
using EscalationBot.Host.Telemetry;
using EscalationBot.Storage;

namespace EscalationBot.Host.Runtime;

/// <summary>
/// Takes up messages that another process accepted and left behind, each in one of those that are left. One that is only slow loses
/// nothing by it: a message is handled once, whoever comes first.
/// </summary>
internal sealed class TakingUp(Inbox inbox, IReplicas replicas, DeliveryOptions delivery, ILogger<TakingUp> log) : BackgroundService
{
    /// <summary>What one look takes, so that others share the work.</summary>
    private const int AtATime = 200;

    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(0.2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var look = new PeriodicTimer(LookEvery, TimeProvider.System);
        while (await look.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await inbox.TakeUpAsync(replicas.TakeUp(delivery.Lease, AtATime));
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                Log.PassFailed(log, "messages left behind", Fault.Of(e));
            }
        }
    }
}
