using EscalationBot.Storage.Postgres;
using EscalationBot.Testing.Domain;
using EscalationBot.Testing.Storage;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace EscalationBot.Storage.Tests.Postgres;

/// <summary>How much of a limit replicas with a backlog use together. The clock of the database is moved by the test, from one thing that happens to the next.</summary>
public sealed class SharedRateUseTests : IAsyncLifetime
{
    private const int InHand = 16;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly string database = Databases.New();
    private readonly Random random = new(20261129);
    private readonly List<PostgresStore> replicas = [];
    private NpgsqlDataSource clock = null!;

    public async ValueTask InitializeAsync()
    {
        clock = NpgsqlDataSource.Create(database);
        await using var drive = clock.CreateCommand(
            """
            create schema driven;
            create table driven.clock as select timestamptz '2026-01-05 01:00:00+00' as at;
            create function driven.clock_timestamp() returns timestamptz language sql as 'select at from driven.clock';
            """);
        await drive.ExecuteNonQueryAsync();
        for (var i = 0; i < 3; i++)
            replicas.Add(PostgresStore.Open(new PostgresStoreOptions($"{database};Search Path=driven,public,pg_catalog", 2), () => TestOffice.Rules, new FakeTimeProvider()));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var replica in replicas)
            await replica.DisposeAsync();
        await clock.DisposeAsync();
        Databases.Drop(database);
    }

    [Fact]
    public async Task Replicas_that_are_slow_to_ask_use_nearly_all_that_is_permitted_and_never_more()
    {
        SharedLimit[] limits = [new("zalo 1", 50, TimeSpan.FromSeconds(1)), new("zalo 5", 240, TimeSpan.FromSeconds(5))];
        var measured = 3 * limits[1].Window;
        var sends = new List<TimeSpan>();
        var next = new PriorityQueue<PostgresStore, TimeSpan>(replicas.SelectMany(r => Enumerable.Repeat(r, InHand)).Select(r => (r, Slowness())));
        while (next.TryDequeue(out var replica, out var now) && now < measured)
        {
            await SetAsync(now);
            var wait = (await replica.TakeAsync("zalo", limits, Patience, CancellationToken.None)).Max();
            if (wait <= Patience)
                sends.Add(now + wait);
            next.Enqueue(replica, now + (wait <= Patience ? wait : wait - Patience) + Slowness());
        }

        sends.Sort();
        Assert.All(limits, limit => Assert.All(sends.Zip(sends.Skip(limit.Most)), pair => Assert.True(pair.Second - pair.First >= limit.Window, $"{limit.Name}: {pair}")));
        var permitted = limits[1].Most * (measured / limits[1].Window);
        Assert.InRange(sends.Count(s => s < measured) / permitted, 0.98, 1);
    }

    /// <summary>Until somebody who may ask does: half a second at most.</summary>
    private TimeSpan Slowness() => TimeSpan.FromMilliseconds(random.Next(5, 500));

    private async Task SetAsync(TimeSpan now)
    {
        await using var set = clock.CreateCommand("update driven.clock set at = timestamptz '2026-01-05 01:00:00+00' + $1");
        set.Parameters.Add(new() { Value = now });
        await set.ExecuteNonQueryAsync();
    }
}
