using Npgsql;

namespace EscalationBot.Storage.Tests.Fleets;

/// <summary>Something of a process that is gone, and how long after the end of its lease another one took it up, by the clock of the database.</summary>
internal sealed record TakenUp(string What, long Number, TimeSpan Late);

/// <summary>
/// Watches a database from inside: triggers write down when a claim or an accepted message changes hands. And a competitor of the plainest kind,
/// a loop of one statement that only waits for a moment, tells how late this machine would make anybody.
/// </summary>
internal sealed class HandOver(string database, DateTimeOffset began, TimeSpan lease) : IAsyncDisposable
{
    /// <summary>What replicas take for the moment at which they began.</summary>
    private static readonly DateTimeOffset Morning = new(2026, 1, 5, 8, 0, 0, TimeSpan.FromHours(7));

    private readonly NpgsqlDataSource source = NpgsqlDataSource.Create(database);

    /// <summary>Begins to watch.</summary>
    public Task WatchAsync() => DoAsync(
        """
        create table taken_up (what text not null, number bigint not null, lease bigint, accepted timestamptz, at timestamptz not null);
        create function claim_changes() returns trigger language plpgsql as $$ begin
            insert into taken_up values ('claim', old.id, old.lease, null, clock_timestamp()); return new; end $$;
        create trigger claim_changes after update on work for each row when (old.state = 1 and (new.state <> 1 or new.fence <> old.fence))
            execute function claim_changes();
        create function message_changes() returns trigger language plpgsql as $$ begin
            insert into taken_up values ('message', old.number, null, old.accepted, clock_timestamp()); return new; end $$;
        create trigger message_changes after update on inbox for each row when (old.accepted <> new.accepted) execute function message_changes();
        """);

    /// <summary>What is accepted from now on has no turn until this is disposed.</summary>
    public async Task<IAsyncDisposable> HoldTurnsAsync()
    {
        var connection = await source.OpenConnectionAsync();
        await using var hold = new NpgsqlCommand("begin; lock table room in exclusive mode", connection);
        await hold.ExecuteNonQueryAsync();
        return connection;
    }

    /// <summary>How much later than asked for one statement comes that somebody waits with for as long as a lease.</summary>
    public async Task<TimeSpan> BareAsync()
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var ask = new NpgsqlCommand("select clock_timestamp()", connection);
        var due = (DateTime)(await ask.ExecuteScalarAsync())! + lease;
        await using var wait = new NpgsqlCommand("select pg_sleep_until($1)", connection) { Parameters = { new() { Value = due } } };
        await wait.ExecuteNonQueryAsync();
        return (DateTime)(await ask.ExecuteScalarAsync())! - due;
    }

    /// <summary>Everything that changed hands after the end of its lease.</summary>
    public async Task<IReadOnlyList<TakenUp>> AllAsync()
    {
        await using var command = source.CreateCommand("select what, number, lease, accepted, at from taken_up");
        await using var reader = await command.ExecuteReaderAsync();
        var all = new List<TakenUp>();
        while (await reader.ReadAsync())
        {
            var ended = reader.IsDBNull(2) ? reader.GetFieldValue<DateTimeOffset>(3) + lease : began + (new DateTimeOffset(reader.GetInt64(2), TimeSpan.Zero) - Morning);
            all.Add(new TakenUp(reader.GetString(0), reader.GetInt64(1), reader.GetFieldValue<DateTimeOffset>(4) - ended));
        }
        return [.. all.Where(t => t.Late >= TimeSpan.Zero)];
    }

    public ValueTask DisposeAsync() => source.DisposeAsync();

    private async Task DoAsync(string sql)
    {
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
