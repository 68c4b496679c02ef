using System.Diagnostics.Metrics;
using EscalationBot.Storage;

namespace EscalationBot.Host.Telemetry;

/// <summary>How long turns take, from the wish to the commit, seconds.</summary>
internal static class TurnTime
{
    private static readonly Meter Meter = new(OfficeMeter.Name);

    private static readonly Histogram<double> Seconds = Meter.CreateHistogram<double>("escalationbot.turn.duration", "s", "From the wish for a turn to its commit");

    public static void Record(Trigger trigger, TurnOutcome outcome, TimeSpan took) => Seconds.Record(
        took.TotalSeconds, new("trigger", trigger.GetType().Name), new("outcome", outcome.ToString()));
}
