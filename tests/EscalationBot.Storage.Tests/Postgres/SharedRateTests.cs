using System.Collections.Concurrent;
using EscalationBot.Storage.Postgres;
using EscalationBot.Testing.Domain;
using EscalationBot.Testing.Storage;
using Npgsql;

namespace EscalationBot.Storage.Tests.Postgres;

/// <summary>Limits that replicas keep together, whatever the clocks of their machines show.</summary>
public sealed class SharedRateTests : IAsyncLifetime
{
    private readonly string database = Databases.New();
    private readonly List<PostgresStore> replicas = [];

    public ValueTask InitializeAsync()
    {
        foreach (var minutes in new[] { -5, 0, 5 })
            replicas.Add(PostgresStore.Open(new PostgresStoreOptions(database, 2), () => TestOffice.Rules, new OffClock(TimeSpan.FromMinutes(minutes))));
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var replica in replicas)
            await replica.DisposeAsync();
        Databases.Drop(database);
    }

    [Fact]
    public async Task Replicas_with_a_backlog_never_exceed_a_limit_together()
    {
        SharedLimit[] limits = [new("zalo short", 20, TimeSpan.FromSeconds(0.5)), new("zalo long", 45, TimeSpan.FromSeconds(1.5))];
        var taken = new ConcurrentQueue<(DateTimeOffset Asked, DateTimeOffset Answered)>();
        await Task.WhenAll(replicas.Select(r => Task.Run(() => TakeAllAsync(r, limits, taken, most: 100))));

        // It was taken somewhere between the question and the answer.
        var (asked, answered) = (taken.Select(t => t.Asked).Order().ToList(), taken.Select(t => t.Answered).Order().ToList());
        Assert.All(limits, limit => Assert.All(asked.Zip(answered.Skip(limit.Most)), pair => Assert.True(pair.Second - pair.First >= limit.Window, $"{limit.Name}: {pair.Second - pair.First}")));
    }

    [Fact]
    public async Task Of_several_limits_all_are_taken_or_none()
    {
        SharedLimit[] wide = [new("teams 60", 3, TimeSpan.FromMinutes(1))];
        SharedLimit[] both = [.. wide, new("teams an 60", 1, TimeSpan.FromMinutes(1))];
        Assert.All(await replicas[0].TakeAsync("teams", both, TimeSpan.Zero, CancellationToken.None), wait => Assert.Equal(TimeSpan.Zero, wait));
        var refused = await replicas[1].TakeAsync("teams", both, TimeSpan.Zero, CancellationToken.None);
        Assert.Equal(TimeSpan.Zero, refused[0]);
        Assert.InRange(refused[1], TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(61));
        Assert.Equal([TimeSpan.Zero], await replicas[2].TakeAsync("teams", wide, TimeSpan.Zero, CancellationToken.None));
        Assert.Equal([TimeSpan.Zero], await replicas[0].TakeAsync("teams", wide, TimeSpan.Zero, CancellationToken.None));
        Assert.NotEqual([TimeSpan.Zero], await replicas[1].TakeAsync("teams", wide, TimeSpan.Zero, CancellationToken.None));
    }

    [Fact]
    public async Task Replicas_whose_clocks_are_minutes_off_have_the_time_of_the_database()
    {
        var before = await NowAsync();
        var shown = replicas.Select(r => r.Time.GetUtcNow().UtcDateTime).ToList();
        var after = await NowAsync();
        Assert.All(shown, time => Assert.InRange(time, before - TimeSpan.FromSeconds(1), after + TimeSpan.FromSeconds(1)));
    }

    private static async Task TakeAllAsync(PostgresStore replica, SharedLimit[] limits, ConcurrentQueue<(DateTimeOffset, DateTimeOffset)> taken, int most)
    {
        while (taken.Count < most)
        {
            var asked = replica.Time.GetUtcNow();
            var waits = await replica.TakeAsync("zalo", limits, TimeSpan.Zero, CancellationToken.None);
            if (waits.Max() is { Ticks: > 0 } wait)
                await Task.Delay(wait);
            else
                taken.Enqueue((asked, replica.Time.GetUtcNow()));
        }
    }

    private async Task<DateTime> NowAsync()
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("select clock_timestamp()", connection);
        return (DateTime)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>The clock of a machine that nobody has set.</summary>
    private sealed class OffClock(TimeSpan off) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + off;
    }
}
