using Microsoft.Extensions.Time.Testing;

namespace EscalationBot.Testing;

/// <summary>
/// A clock that nobody waits for: whoever begins to wait finds the time passed. It goes on with the clock of the office, and
/// stands still while something is on its way, which so arrives at the moment at which it was let go.
/// </summary>
public sealed class LeapingTime : FakeTimeProvider
{
    private TimeProvider? office;
    private DateTimeOffset began;

    /// <summary>Does something while nothing is on its way.</summary>
    public Func<Action, Task> WhenIdle { get; set; } = move =>
    {
        move();
        return Task.CompletedTask;
    };

    public Task PassAsync(TimeSpan time) => WhenIdle(() => Advance(time));

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
        var due = base.GetUtcNow() + dueTime;
        if (dueTime > TimeSpan.Zero)
            ThreadPool.QueueUserWorkItem(_ => WhenIdle(() => Reach(due)));
        return timer;
    }

    /// <summary>Another wait may have brought it that far already.</summary>
    private void Reach(DateTimeOffset moment)
    {
        if (moment - base.GetUtcNow() is { Ticks: > 0 } left)
            Advance(left);
    }

    private TimeSpan Passed => office?.GetUtcNow() - began ?? TimeSpan.Zero;
}
