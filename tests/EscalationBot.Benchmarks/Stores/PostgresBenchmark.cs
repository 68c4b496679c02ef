using System.Diagnostics;
using EscalationBot.Testing.Machine;
using Npgsql;
using static EscalationBot.Testing.Storage.StoreUnderTest;

namespace EscalationBot.Benchmarks.Stores;

/// <summary>
/// Messages kept and then answered by the store on PostgreSQL (two commits), 64 conversations at once, against a bare transaction of three rows (message,
/// state, reply) on as many connections; on one server that waits for its disk.
/// </summary>
internal static class PostgresBenchmark
{
    private const int Rounds = 3;
    private const int AtOnce = 64;
    private const int Turns = 2_000;

    public static async Task RunAsync(TextWriter output)
    {
        await using var cluster = await PostgresCluster.StartAsync(durable: true);
        var table = new Table(output, "Durable turns on PostgreSQL", "contender", "turns/s", "of bare transaction");
        var (bare, store) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            bare.Add(await PerSecondAsync(cluster, $"bare_{round}", OpenBareAsync));
            store.Add(await PerSecondAsync(cluster, $"store_{round}", OpenStore));
        }
        var (most, reached) = (Measure.Median(bare), Measure.Median(store));
        table.Add("bare transaction of three rows", Table.Number(most), "1.00");
        table.Add("store: message kept, then its turn", Table.Number(reached), Table.Number(reached / most));
    }

    private static async Task<double> PerSecondAsync(PostgresCluster cluster, string database, Func<string, Task<(Func<int, int, Task> Turn, IAsyncDisposable Owner)>> open)
    {
        await ExecuteAsync($"{cluster.ConnectionString};Database=postgres;Pooling=false", $"create database {database}");
        var (turn, owner) = await open($"{cluster.ConnectionString};Database={database};Maximum Pool Size=40");
        await using (owner)
        {
            await DriveAsync(turn, 0, Turns / 10);
            var start = Stopwatch.GetTimestamp();
            await DriveAsync(turn, Turns, Turns);
            return Turns / Stopwatch.GetElapsedTime(start).TotalSeconds;
        }
    }

    private static Task DriveAsync(Func<int, int, Task> turn, int first, int turns) => Task.WhenAll(Enumerable.Range(0, AtOnce).Select(conversation => Task.Run(async () =>
    {
        for (var i = conversation; i < turns; i += AtOnce)
            await turn(conversation, first + i);
    })));

    private static Task<(Func<int, int, Task>, IAsyncDisposable)> OpenStore(string connectionString)
    {
        var replica = OnPostgres(connectionString, turns: 16);
        return Task.FromResult<(Func<int, int, Task>, IAsyncDisposable)>((
            (conversation, number) => replica.HearAsync(Said($"m{number}", $"c{conversation}", SampleTurn.Text), SampleTurn.Answer(number)), replica));
    }

    private static async Task<(Func<int, int, Task>, IAsyncDisposable)> OpenBareAsync(string connectionString)
    {
        await ExecuteAsync(connectionString, """
            create table inbox (id bigint primary key, message text not null);
            create table state (id int primary key, state text not null);
            create table outbox (id bigint primary key, message text not null);
            """);
        var source = NpgsqlDataSource.Create($"{connectionString};Max Auto Prepare=100");
        return (async (conversation, number) =>
        {
            await using var connection = await source.OpenConnectionAsync();
            await using var transaction = await connection.BeginTransactionAsync();
            await using var batch = new NpgsqlBatch(connection, transaction);
            Add(batch, "insert into inbox values ($1, $2)", (long)number);
            Add(batch, "insert into state values ($1, $2) on conflict (id) do update set state = excluded.state", conversation);
            Add(batch, "insert into outbox values ($1, $2)", (long)number);
            await batch.ExecuteNonQueryAsync();
            await transaction.CommitAsync();
        }, source);
    }

    private static void Add<T>(NpgsqlBatch batch, string sql, T id) => batch.BatchCommands.Add(new NpgsqlBatchCommand(sql)
    {
        Parameters = { new NpgsqlParameter<T> { TypedValue = id }, new NpgsqlParameter<string> { TypedValue = SampleTurn.Text } },
    });

    private static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
