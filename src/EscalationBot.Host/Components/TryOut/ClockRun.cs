using EscalationBot.Host.Demo;

namespace EscalationBot.Host.Components.TryOut;

/// <summary>How a way of the clock ended.</summary>
/// <param name="Arrived">False when something on the way failed.</param>
/// <param name="Messages">How many messages people received unasked meanwhile.</param>
public sealed record ClockOutcome(bool Arrived, DateTimeOffset At, int Messages);

/// <summary>The way of the clock that is under way, the same for every open page: there is one clock.</summary>
public sealed class ClockRun(IDemoChat chat, Activity activity, ILogger<ClockRun> log)
{
    private int running;
    private DateTimeOffset from;
    private DateTimeOffset to;
    private DateTimeOffset at;

    /// <summary>Raised outside any synchronisation context.</summary>
    public event Action? Changed;

    public bool Running => Volatile.Read(ref running) == 1;

    /// <summary>The moment that is being lived through; the present when nothing runs.</summary>
    public DateTimeOffset At => Running ? at : chat.Now;

    /// <summary>How much of the way is done, 0 to 100.</summary>
    public int Percent => to <= from ? 0 : (int)Math.Clamp(100 * ((At - from) / (to - from)), 0, 100);

    /// <summary>How the newest way ended; null before the first and while one is under way.</summary>
    public ClockOutcome? Outcome { get; private set; }

    /// <summary>Moves the clock; does nothing when it is on its way already.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The moment is not one that the clock may move to.</exception>
    public async Task MoveAsync(DateTimeOffset target)
    {
        if (Interlocked.Exchange(ref running, 1) == 1)
            return;
        (from, to, at, Outcome) = (chat.Now, target, chat.Now, null);
        var before = activity.Count;
        try
        {
            Changed?.Invoke();
            var arrived = await ArrivesAsync(target);
            Outcome = new ClockOutcome(arrived, chat.Now, activity.Count - before);
        }
        finally
        {
            Volatile.Write(ref running, 0);
            Changed?.Invoke();
        }
    }

    private async Task<bool> ArrivesAsync(DateTimeOffset target)
    {
        try
        {
            await chat.MoveToAsync(target, new Steps(this), CancellationToken.None);
            return true;
        }
        catch (Exception error) when (error is not ArgumentOutOfRangeException)
        {
            PageLog.ClockStopped(log, error);
            return false;
        }
    }

    private sealed class Steps(ClockRun run) : IProgress<DateTimeOffset>
    {
        public void Report(DateTimeOffset value)
        {
            run.at = value;
            run.Changed?.Invoke();
        }
    }
}
