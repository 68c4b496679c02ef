namespace EscalationBot.Host.Runtime;

/// <summary>Starts the office before the first request is served, and keeps it running until the host stops.</summary>
internal sealed class OfficeWork(OfficeRuntime runtime, TurnRunner turns, Readiness readiness)
    : BackgroundService
{
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await turns.StartAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
        readiness.Started = true;
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => runtime.RunAsync(stoppingToken);
}
