using System.Collections.Concurrent;
using System.Diagnostics;
using EscalationBot.Testing.Machine;
using EscalationBot.Testing.Storage;
using Npgsql;
using static EscalationBot.Testing.Storage.StoreUnderTest;

namespace EscalationBot.Storage.Tests.Postgres;

/// <summary>The primary dies while messages come in, and its synchronous standby is promoted.</summary>
public sealed class FailoverTests
{
    private const int Writers = 4;

    [Fact]
    public async Task No_acknowledged_message_is_lost_and_every_replica_is_back_within_30_seconds_of_the_promotion()
    {
        await using var pair = await PostgresPair.StartAsync();
        var database = $"{pair.ConnectionString};Database=store";
        Create(pair);
        await using var first = OnPostgres(database);
        await using var second = OnPostgres(database);
        StoreUnderTest[] replicas = [first, second];
        var acknowledged = new Acknowledged();
        var standbyIsPrimary = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var enough = new CancellationTokenSource();
        var feeding = Enumerable.Range(0, Writers).Select(w => Task.Run(() => FeedAsync(replicas[w % 2], w, acknowledged, standbyIsPrimary.Task, enough.Token))).ToList();

        await acknowledged.UntilAsync(all => all.Count >= 60, feeding);
        await pair.KillPrimaryAsync();
        await pair.PromoteAsync();
        var promoted = Stopwatch.GetTimestamp();
        standbyIsPrimary.SetResult();
        await acknowledged.UntilAsync(all => Enumerable.Range(0, Writers).All(w => all.Any(a => a.Writer == w && a.At > promoted)), feeding);
        await enough.CancelAsync();
        await Task.WhenAll(feeding);

        var back = Enumerable.Range(0, Writers).Select(w => acknowledged.All.First(a => a.Writer == w && a.At > promoted).At).Max();
        Assert.True(Stopwatch.GetElapsedTime(promoted, back) < TimeSpan.FromSeconds(30));
        Assert.Equal(acknowledged.All.Select(a => a.Message).Order(StringComparer.Ordinal), first.Turns.PendingMessages().Select(m => m.MessageId).Order(StringComparer.Ordinal));
    }

    /// <summary>As a channel does: a message that was not acknowledged is delivered again.</summary>
    private static async Task FeedAsync(StoreUnderTest replica, int writer, Acknowledged acknowledged, Task standbyIsPrimary, CancellationToken enough)
    {
        for (var i = 0; !enough.IsCancellationRequested; i++)
        {
            var message = Said($"w{writer}-{i}", $"c{writer}");
            while (true)
            {
                try
                {
                    await replica.Turns.AcceptAsync(message, CancellationToken.None);
                    break;
                }
                catch (Exception e) when (StoreOutage.Is(e))
                {
                    await standbyIsPrimary;
                }
            }
            acknowledged.Add((message.MessageId, writer, Stopwatch.GetTimestamp()));
        }
    }

    /// <summary>What was acknowledged, and a way to wait for more.</summary>
    private sealed class Acknowledged
    {
        private readonly ConcurrentQueue<(string Message, int Writer, long At)> all = new();
        private volatile TaskCompletionSource more = NewSignal();

        public IReadOnlyCollection<(string Message, int Writer, long At)> All => all;

        public void Add((string Message, int Writer, long At) one)
        {
            all.Enqueue(one);
            Interlocked.Exchange(ref more, NewSignal()).SetResult();
        }

        public async Task UntilAsync(Func<IReadOnlyCollection<(string Message, int Writer, long At)>, bool> reached, IReadOnlyList<Task> feeding)
        {
            while (true)
            {
                var next = more.Task;
                if (reached(all))
                    return;
                await await Task.WhenAny([next, .. feeding]);
            }
        }

        private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private static void Create(PostgresPair pair)
    {
        using var connection = new NpgsqlConnection($"{pair.ConnectionString};Database=postgres;Target Session Attributes=primary;Pooling=false");
        connection.Open();
        using var command = new NpgsqlCommand("create database store", connection);
        command.ExecuteNonQuery();
    }
}
