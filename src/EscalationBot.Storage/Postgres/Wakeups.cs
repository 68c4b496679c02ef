using Npgsql;

namespace EscalationBot.Storage.Postgres;

/// <summary>
/// Hears what other replicas committed, as a hint to look and nothing more: while the connection is lost nobody is woken, and
/// whoever waits looks again by its own clock.
/// </summary>
internal sealed class Wakeups : IAsyncDisposable
{
    /// <summary>Said in the transaction that changes the outbox or the timers.</summary>
    public const string Say = "select pg_notify('work', '')";

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly NpgsqlDataSource source;
    private readonly TimeProvider time;
    private readonly CancellationTokenSource stopping = new();
    private readonly TaskCompletionSource heard = NewSignal();
    private readonly Task listening;
    private volatile TaskCompletionSource changed = NewSignal();

    public Wakeups(NpgsqlDataSource source, TimeProvider time)
    {
        this.source = source;
        this.time = time;
        listening = ListenAsync();
    }

    /// <summary>Completes when it hears for the first time.</summary>
    public Task Listening => heard.Task;

    /// <summary>Completes at the next change.</summary>
    public Task Changed => changed.Task;

    public void Wake() => Interlocked.Exchange(ref changed, NewSignal()).SetResult();

    public async ValueTask DisposeAsync()
    {
        if (listening.IsCompleted)
            return;
        await stopping.CancelAsync().ConfigureAwait(false);
        await listening.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stopping.Dispose();
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
            await connection.WaitAsync(stopping.Token).ConfigureAwait(false);
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
