using System.Diagnostics.Metrics;
using EscalationBot.Domain.Reach;
using EscalationBot.Host.Runtime;
using EscalationBot.Host.Runtime.Delivery;
using EscalationBot.Host.Runtime.Rates;
using EscalationBot.Storage;

namespace EscalationBot.Host.Telemetry;

/// <summary>
/// The figures of the running office: what waits, what became of what was sent, how much of the limits is used, and what the
/// last self-check found. Tags are names of channels, classes, states and faults only.
/// </summary>
internal sealed class OfficeMeter : IDisposable
{
    public const string Name = "EscalationBot";

    private readonly Meter meter = new(Name);
    private readonly ITurnStore store;
    private readonly IMessageLog outbox;
    private readonly SelfAuditor auditor;
    private readonly Dispatcher dispatcher;
    private readonly TimeProvider time;
    private readonly Counter<long> outcomes;

    public OfficeMeter(ITurnStore store, IMessageLog outbox, RateGate rates, SelfAuditor auditor, Dispatcher dispatcher, TimeProvider time, IUpkeep? upkeep = null)
    {
        (this.store, this.outbox, this.auditor, this.dispatcher, this.time) = (store, outbox, auditor, dispatcher, time);
        outcomes = meter.CreateCounter<long>("escalationbot.outcomes", "{attempt}", "How attempts to send ended");
        meter.CreateObservableGauge("escalationbot.queue.depth", Depth, "{row}", "Rows of the outbox that have no end yet");
        meter.CreateObservableGauge("escalationbot.queue.oldest", OldestDue, "s", "How long the oldest due row waits");
        meter.CreateObservableGauge("escalationbot.inbox.set_aside", () => store.SetAside().Count, "{message}", "Messages that could not be handled");
        meter.CreateObservableGauge("escalationbot.store.behind", () => upkeep?.Trouble is null ? 0 : 1, "1", "1 while the store could not fold its journal");
        meter.CreateObservableGauge("escalationbot.rate.used", () => rates.Used().Select(u => new Measurement<double>(u.Part, Tag("channel", u.Channel))), "1", "The part of a channel's limit that is used");
        meter.CreateObservableGauge("escalationbot.audit.sound", Sound, "1", "1 when the last self-check found nothing wrong");
        meter.CreateObservableGauge("escalationbot.audit.findings", Findings, "{finding}", "What the last self-check found");
        meter.CreateObservableGauge("escalationbot.audit.intents", Intents, "{intent}", "What was due on the day that was checked, and what became of it");
        dispatcher.Recorded += Count;
    }

    public void Dispose()
    {
        dispatcher.Recorded -= Count;
        meter.Dispose();
    }

    private void Count(WorkOutcome outcome) => outcomes.Add(
        1, Tag("channel", outcome.Item.To?.Channel ?? "none"), Tag("class", outcome.Item.Message?.Kind.ToString() ?? "Notice"), Tag("state", outcome.State.ToString()));

    private IEnumerable<Measurement<long>> Depth()
    {
        var open = outbox.Depth();
        return Enum.GetValues<WorkState>()[..3].Select(state => new Measurement<long>(open.GetValueOrDefault(state), Tag("state", state.ToString())));
    }

    private double OldestDue()
    {
        var now = time.GetUtcNow();
        return (now - (store.Look(office => office.Deliveries.OldestDue(now)) ?? now)).TotalSeconds;
    }

    private IEnumerable<Measurement<int>> Sound() => auditor.Last is { } last ? [new(last.IsSound ? 1 : 0)] : [];

    private IEnumerable<Measurement<long>> Findings() => auditor.Last is not { } last ? [] : Enum.GetValues<AuditFault>()
        .Select(fault => new Measurement<long>(last.Findings.Where(f => f.Fault == fault).Sum(f => f.Count), Tag("fault", fault.ToString())));

    private IEnumerable<Measurement<int>> Intents() => auditor.Last is not { } last ? [] : last.Sums.SelectMany(sums => new (string State, int Count)[]
    {
        ("due", sums.Due), ("waiting", sums.Waiting), ("delivered", sums.Delivered), ("sent", sums.Sent), ("suppressed", sums.Suppressed),
        ("unreachable", sums.Unreachable), ("failed", sums.Failed), ("unknown", sums.Unknown), ("missing", sums.Missing),
    }.Select(s => new Measurement<int>(s.Count, Tag("kind", sums.Kind.ToString()), Tag("state", s.State))));

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);
}
