using Npgsql;

namespace EscalationBot.Storage.Postgres;

/// <summary>
/// Hears what other replicas committed, as a hint to look and nothing more: while the connection is lost nobody is woken, and
/// whoever waits looks again by itself. While it listens it also keeps the clock of the database in view.
/// </summary>
internal sealed class Wakeups : IAsyncDisposable
{
    private const int Silent = 0;
    private const int Saying = 1;
    private const int SayingAgain = 2;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Clocks of machines drift by some milliseconds in this time.</summary>
    private static readonly TimeSpan ClockIsRead = TimeSpan.FromSeconds(10);

    private readonly NpgsqlDataSource source;
    private readonly TimeProvider time;
    private readonly DatabaseTime clock;
    private readonly CancellationTokenSource stopping = new();
    private readonly TaskCompletionSource heard = NewSignal();
    private readonly Task listening;
    private volatile TaskCompletionSource changed = NewSignal();
    private Task said = Task.CompletedTask;
    private int state;

    public Wakeups(NpgsqlDataSource source, TimeProvider time, DatabaseTime clock)
    {
        this.source = source;
        this.time = time;
        this.clock = clock;
        listening = ListenAsync();
    }

    /// <summary>Completes when it hears for the first time.</summary>
    public Task Listening => heard.Task;

    /// <summary>Completes at the next change.</summary>
    public Task Changed => changed.Task;

    /// <summary>
    /// Wakes this replica, and the others. They are told beside the transaction that changed the outbox or the timers, not within it:
    /// PostgreSQL lets only one transaction that says something commit at a time.
    /// </summary>
    public void Say()
    {
        Wake();
        // Whoever is just saying so says it again for everybody who came meanwhile.
        if (Interlocked.CompareExchange(ref state, SayingAgain, Saying) == Silent && Interlocked.CompareExchange(ref state, Saying, Silent) == Silent)
            said = SayAsync();
    }

    private void Wake() => Interlocked.Exchange(ref changed, NewSignal()).SetResult();

    public async ValueTask DisposeAsync()
    {
        await said.ConfigureAwait(false);
        if (listening.IsCompleted)
            return;
        await stopping.CancelAsync().ConfigureAwait(false);
        await listening.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stopping.Dispose();
    }

    private async Task SayAsync()
    {
        await Task.Yield();
        do
        {
            Interlocked.Exchange(ref state, Saying);
            try
            {
                await using var command = source.CreateCommand("select pg_notify('work', '')");
                await command.ExecuteNonQueryAsync(stopping.Token).ConfigureAwait(false);
            }
            catch (Exception e) when (e is NpgsqlException or IOException or TimeoutException or OperationCanceledException)
            {
                // They look again by themselves.
            }
        }
        while (Interlocked.CompareExchange(ref state, Silent, Saying) != Saying);
    }

    private async Task ListenAsync()
    {
        while (true)
        {
            try
            {
                await HearAsync().ConfigureAwait(false);
            }
            catch (Exception e) when (e is NpgsqlException or IOException or TimeoutException)
            {
                await Task.Delay(Pause, time, stopping.Token).ConfigureAwait(false);
            }
        }
    }

    private async Task HearAsync()
    {
        await using var connection = await source.OpenConnectionAsync(stopping.Token).ConfigureAwait(false);
        await using (var listen = new NpgsqlCommand("listen work", connection))
            await listen.ExecuteNonQueryAsync(stopping.Token).ConfigureAwait(false);
        connection.Notification += (_, _) => Wake();
        // What was committed while nobody listened.
        Wake();
        heard.TrySetResult();
        while (true)
        {
            clock.Read(connection);
            var read = time.GetTimestamp();
            while (ClockIsRead - time.GetElapsedTime(read) is { Ticks: > 0 } left && await connection.WaitAsync(left, stopping.Token).ConfigureAwait(false))
            {
            }
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
