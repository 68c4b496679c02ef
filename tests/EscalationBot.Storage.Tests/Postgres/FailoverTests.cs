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
        var acknowledged = new ConcurrentQueue<(string Message, int Writer, long At)>();
        using var enough = new CancellationTokenSource();
        var feeding = Enumerable.Range(0, Writers).Select(w => Task.Run(() => FeedAsync(replicas[w % 2], w, acknowledged, enough.Token))).ToList();

        await UntilAsync(() => acknowledged.Count >= 60, feeding);
        await pair.KillPrimaryAsync();
        await pair.PromoteAsync();
        var promoted = Stopwatch.GetTimestamp();
        await UntilAsync(() => Enumerable.Range(0, Writers).All(w => acknowledged.Any(a => a.Writer == w && a.At > promoted)), feeding);
        await enough.CancelAsync();
        await Task.WhenAll(feeding);

        var back = Enumerable.Range(0, Writers).Select(w => acknowledged.First(a => a.Writer == w && a.At > promoted).At).Max();
        Assert.True(Stopwatch.GetElapsedTime(promoted, back) < TimeSpan.FromSeconds(30));
        Assert.Equal(acknowledged.Select(a => a.Message).Order(StringComparer.Ordinal), first.Turns.PendingMessages().Select(m => m.MessageId).Order(StringComparer.Ordinal));
    }

    /// <summary>As a channel does: a message that was not acknowledged is delivered again.</summary>
    private static async Task FeedAsync(StoreUnderTest replica, int writer, ConcurrentQueue<(string, int, long)> acknowledged, CancellationToken enough)
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
                    await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, CancellationToken.None);
                }
            }
            acknowledged.Enqueue((message.MessageId, writer, Stopwatch.GetTimestamp()));
        }
    }

    private static async Task UntilAsync(Func<bool> reached, List<Task> feeding)
    {
        while (!reached())
        {
            Assert.DoesNotContain(feeding, f => f.IsFaulted);
            await Task.Delay(TimeSpan.FromMilliseconds(20), TestContext.Current.CancellationToken);
        }
    }

    private static void Create(PostgresPair pair)
    {
        using var connection = new NpgsqlConnection($"{pair.ConnectionString};Database=postgres;Target Session Attributes=primary;Pooling=false");
        connection.Open();
        using var command = new NpgsqlCommand("create database store", connection);
        command.ExecuteNonQuery();
    }
}
