using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace EscalationBot.Host.Tests.Teams;

/// <summary>A clock moved by hand that tells when somebody begins to wait.</summary>
internal sealed class WatchedTime(DateTimeOffset start) : FakeTimeProvider(start)
{
    private readonly ConcurrentDictionary<TimeSpan, TaskCompletionSource> watched = new();

    /// <summary>Ends when from now on somebody begins to wait this long.</summary>
    public Task NextWaitAsync(TimeSpan wait) => (watched[wait] = new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (watched.TryGetValue(dueTime, out var waiting))
            waiting.TrySetResult();
        return timer;
    }
}
