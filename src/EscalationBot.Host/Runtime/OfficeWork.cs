using EscalationBot.Host.Runtime.Rates;
using EscalationBot.Storage;

namespace EscalationBot.Host.Runtime;

/// <summary>Starts the office before the first request is served, and keeps it running until the host stops.</summary>
internal sealed class OfficeWork(OfficeRuntime runtime, TurnRunner turns, Inbox inbox, RateGate rates, IMessageLog outbox, Readiness readiness)
    : BackgroundService
{
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        rates.Recall(outbox);
        await turns.StartAsync(cancellationToken);
        // Before any door opens: a newer message of a conversation must not overtake what was left over of it.
        await inbox.ResumeAsync();
        await base.StartAsync(cancellationToken);
        readiness.Started = true;
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => runtime.RunAsync(stoppingToken);
}
