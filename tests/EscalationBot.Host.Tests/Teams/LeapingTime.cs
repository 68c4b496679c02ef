using Microsoft.Extensions.Time.Testing;

namespace EscalationBot.Host.Tests.Teams;

/// <summary>A clock moved by hand that nobody waits for: whoever begins to wait finds the time passed.</summary>
internal sealed class LeapingTime : FakeTimeProvider
{
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime > TimeSpan.Zero)
            ThreadPool.QueueUserWorkItem(_ => Advance(dueTime));
        return timer;
    }
}
