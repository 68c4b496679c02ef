using EscalationBot.Domain.Office;
using EscalationBot.Host.Options;
using EscalationBot.Host.Runtime;
using EscalationBot.Storage;

namespace EscalationBot.Host.Demo;

/// <summary>Moves the clock of the demo through every moment at which something is due, so that all of it happens at its own time.</summary>
internal sealed class DemoClock(DemoTimeProvider time, OfficeRuntime runtime, IWorkQueue work, OfficeRules rules, ILogger<DemoClock> log)
{
    /// <summary>The longest way that one move may go.</summary>
    public static readonly TimeSpan LongestMove = TimeSpan.FromDays(370);

    /// <summary>How far to go at once when something due cannot be done yet.</summary>
    private static readonly TimeSpan BlindStep = TimeSpan.FromMinutes(10);

    private readonly OneAtATime gate = new();

    public DateTimeOffset Now => rules.Time.InOffice(time.GetUtcNow());

    public DateTimeOffset NextWorkingMorning =>
        rules.Time.At(rules.Calendar.NextWorkingDay(rules.Time.Day(time.GetUtcNow())), new TimeOnly(8, 0));

    /// <summary>See <see cref="IDemoChat.MoveToAsync"/>.</summary>
    public Task<DateTimeOffset> MoveToAsync(DateTimeOffset to, IProgress<DateTimeOffset>? progress, CancellationToken cancellation) =>
        gate.DoAsync(() => MoveAsync(to, progress, cancellation), cancellation);

    private async Task<DateTimeOffset> MoveAsync(DateTimeOffset to, IProgress<DateTimeOffset>? progress, CancellationToken cancellation)
    {
        try
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(to, Now);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(to, Now + LongestMove);
            await runtime.QuietAsync(cancellation);
            while (Now < to)
                await StepAsync(NextStop(to), progress, cancellation);
            return Now;
        }
        finally
        {
            Log.DemoClockStands(log, Now);
        }
    }

    private async Task StepAsync(DateTimeOffset stop, IProgress<DateTimeOffset>? progress, CancellationToken cancellation)
    {
        await runtime.HoldAsync(() => time.MoveTo(stop), cancellation);
        progress?.Report(Now);
        await runtime.QuietAsync(cancellation);
    }

    private DateTimeOffset NextStop(DateTimeOffset to)
    {
        var due = work.NextDue() ?? to;
        var stop = due > Now ? due : Now + BlindStep;
        return stop < to ? stop : to;
    }
}
