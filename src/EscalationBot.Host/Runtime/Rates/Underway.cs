namespace EscalationBot.Host.Runtime.Rates;

/// <summary>
/// Calls between the moment at which a limit counted them and their end. What waits for a limit again rests, so that whoever moves
/// <see cref="LimitTime"/> can do so while everything that was counted has arrived.
/// </summary>
internal sealed class Underway([FromKeyedServices(LimitTime.Key)] TimeProvider limits)
{
    private readonly AsyncLocal<bool> carried = new();
    private readonly Lock gate = new();
    private readonly Queue<Action> whenStill = [];
    private int moving;
    private int resting;

    /// <summary>Something that was counted before waits for a limit.</summary>
    public bool Rests => Volatile.Read(ref resting) > 0;

    /// <summary>Does what asks a limit and then makes the calls.</summary>
    public async Task CarryAsync(Func<Task> work)
    {
        carried.Value = true;
        Move(1);
        try
        {
            await work();
        }
        finally
        {
            Move(-1);
        }
    }

    /// <summary>The same for a single call. What is carried already is not counted twice.</summary>
    /// <returns>To be disposed when it has ended.</returns>
    public IDisposable SetOut() => carried.Value ? Trip.Carried : new Trip(this);

    public async Task RestAsync(TimeSpan wait, CancellationToken cancellation)
    {
        if (!carried.Value)
        {
            await Task.Delay(wait, limits, cancellation);
            return;
        }
        Interlocked.Increment(ref resting);
        Move(-1);
        try
        {
            await Task.Delay(wait, limits, cancellation);
        }
        finally
        {
            Move(1);
            Interlocked.Decrement(ref resting);
        }
    }

    /// <summary>Does something short while nothing moves.</summary>
    public Task WhenStillAsync(Action meanwhile)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
            whenStill.Enqueue(meanwhile + done.SetResult);
        Move(0);
        return done.Task;
    }

    private void Move(int by)
    {
        lock (gate)
        {
            moving += by;
            while (moving == 0 && whenStill.TryDequeue(out var next))
                next();
        }
    }

    private sealed class Trip : IDisposable
    {
        private readonly Underway? of;

        public Trip(Underway? of)
        {
            this.of = of;
            of?.Move(1);
        }

        public static Trip Carried { get; } = new(null);

        public void Dispose() => of?.Move(-1);
    }
}
