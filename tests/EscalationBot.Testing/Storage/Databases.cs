using EscalationBot.Storage.Postgres;
using EscalationBot.Testing.Domain;
using EscalationBot.Testing.Machine;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace EscalationBot.Testing.Storage;

/// <summary>One server for all tests of an assembly, started when the first one needs it; each test has a database of its own.</summary>
public sealed class Databases : IAsyncDisposable
{
    private static readonly Lazy<PostgresCluster> Cluster = new(() => Task.Run(StartAsync).GetAwaiter().GetResult());
    private static int count;

    /// <returns>How to reach an empty store.</returns>
    public static string New()
    {
        var name = $"store_{Interlocked.Increment(ref count)}";
        Execute($"create database {name} template store");
        return $"{Cluster.Value.ConnectionString};Database={name}";
    }

    /// <returns>How to reach a database without any tables.</returns>
    public static string Bare()
    {
        var name = $"bare_{Interlocked.Increment(ref count)}";
        Execute($"create database {name}");
        return $"{Cluster.Value.ConnectionString};Database={name}";
    }

    public static void Drop(string connectionString) =>
        Execute($"drop database {new NpgsqlConnectionStringBuilder(connectionString).Database} with (force)");

    /// <summary>Ends the connections that hold advisory locks, as the death of their process does; over when they are gone.</summary>
    public static void CutHolders(string connectionString) => Execute(
        $"""
        select pg_terminate_backend(l.pid, 10000) from pg_locks l join pg_database d on d.oid = l.database
        where l.locktype = 'advisory' and d.datname = '{new NpgsqlConnectionStringBuilder(connectionString).Database}'
        """);

    public async ValueTask DisposeAsync()
    {
        if (Cluster.IsValueCreated)
            await Cluster.Value.DisposeAsync();
    }

    private static async Task<PostgresCluster> StartAsync()
    {
        var cluster = await PostgresCluster.StartAsync();
        Execute(cluster, "create database store");
        var options = new PostgresStoreOptions($"{cluster.ConnectionString};Database=store;Pooling=false", 1);
        await PostgresStore.Open(options, () => TestOffice.Rules, new FakeTimeProvider()).DisposeAsync();
        return cluster;
    }

    private static void Execute(string sql) => Execute(Cluster.Value, sql);

    private static void Execute(PostgresCluster cluster, string sql)
    {
        using var connection = new NpgsqlConnection($"{cluster.ConnectionString};Database=postgres;Pooling=false");
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}
