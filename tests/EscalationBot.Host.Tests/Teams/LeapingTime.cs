using Microsoft.Extensions.Time.Testing;

namespace EscalationBot.Host.Tests.Teams;

/// <summary>A clock that nobody waits for: whoever begins to wait finds the time passed. It goes on with the clock of the office.</summary>
internal sealed class LeapingTime : FakeTimeProvider
{
    private TimeProvider? office;
    private DateTimeOffset began;

    /// <summary>What goes by for the office from now on goes by here too.</summary>
    public LeapingTime With(TimeProvider clock)
    {
        began = office is null ? clock.GetUtcNow() : began;
        office = clock;
        return this;
    }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Passed;

    public override long GetTimestamp() => base.GetTimestamp() + Passed.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime > TimeSpan.Zero)
            ThreadPool.QueueUserWorkItem(_ => Advance(dueTime));
        return timer;
    }

    private TimeSpan Passed => office?.GetUtcNow() - began ?? TimeSpan.Zero;
}
