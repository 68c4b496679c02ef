using EscalationBot.Domain.Reach;
using EscalationBot.Storage;

namespace EscalationBot.Host.Runtime;

/// <summary>Makes the self-check beside the turns, for it reads more than a turn should, and has it told in one.</summary>
internal sealed class SelfAuditor(
    ITurnStore store, IWorkQueue work, IAuditTrail audit, TurnRunner turns, Accesses accesses, TimeProvider time, IUpkeep? upkeep = null)
{
    private const int EnoughTimers = 1000;

    /// <summary>After an outage everything else is caught up first.</summary>
    private static readonly TimeSpan CatchingUp = TimeSpan.FromMinutes(30);

    /// <summary>What was due before could not be done before.</summary>
    private readonly DateTimeOffset began = time.GetUtcNow();

    /// <summary>What the last check found; null before the first of this process.</summary>
    public SelfAudit? Last { get; private set; }

    public Task<TurnOutcome> WakeAsync(DueTimer timer, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        return timer.Due < now - SelfAuditing.TimersMayWait
            ? turns.SnoozeAsync(timer, now + CatchingUp, cancellation)
            : turns.AuditedAsync(timer, Check(), cancellation);
    }

    public SelfAudit Check()
    {
        var now = time.GetUtcNow();
        using var office = store.Read();
        var late = work.DueTimers(now - SelfAuditing.TimersMayWait, EnoughTimers)
            .Count(t => SelfAuditing.IsLate(office.Rules, t.Due > began ? t.Due : began, now, SelfAuditing.TimersMayWait));
        var check = new StoreCheck(audit.FirstBroken(), late, accesses.Read()) { IsBehind = upkeep?.Trouble is not null };
        return Last = SelfAuditing.Compose(office, check, now);
    }
}
