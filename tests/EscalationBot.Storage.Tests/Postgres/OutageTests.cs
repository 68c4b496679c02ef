using EscalationBot.Domain.Office;
using EscalationBot.Storage.Postgres;
using EscalationBot.Testing.Machine;
using EscalationBot.Testing.Storage;
using Npgsql;
using static EscalationBot.Testing.Storage.StoreUnderTest;

namespace EscalationBot.Storage.Tests.Postgres;

/// <summary>The database goes away or refuses: nothing is lost, nothing is done twice, and the store goes on by itself.</summary>
public sealed class OutageTests : IDisposable
{
    private readonly string database = Databases.New();

    public void Dispose() => Databases.Drop(database);

    [Theory]
    [InlineData("BeforeTheServerHearsIt", 2)]
    [InlineData("BeforeTheAnswerComesBack", 1)]
    public async Task A_turn_whose_commit_was_cut_off_is_done_once_and_runs_again_only_when_nothing_was_kept(string cut, int runs)
    {
        using var proxy = new CuttingProxy(new NpgsqlConnectionStringBuilder(database).Port);
        await using var store = OnPostgres(new NpgsqlConnectionStringBuilder(database) { Port = proxy.Port }.ConnectionString, turns: 1);
        await store.Turns.AcceptAsync(Said("m1"), CancellationToken.None);
        proxy.CutNext(Enum.Parse<CuttingProxy.Cut>(cut));
        var ran = 0;
        var outcome = await store.Turns.RunAsync(
            new Trigger.Message(Said("m1").Key), Talk("c1"),
            Turn(c => c.Audit.Add(new AuditEntry(Morning, null, null, "run", $"{++ran}", null)), "một"), CancellationToken.None);

        Assert.True(proxy.HasCut);
        Assert.Equal(TurnOutcome.Done, outcome);
        // Once without the lock of the book, which the turn turns out to need, and then behind it.
        Assert.Equal(1 + runs, ran);
        Assert.Single(store.Audit.Read(0, 10));
        Assert.Equal(["một"], (await store.DeliverAllAsync()).Select(i => TextOf(i.Message)));
    }

    [Fact]
    public async Task Without_a_free_connection_a_turn_is_refused_as_an_outage_and_succeeds_once_there_is_one()
    {
        await using var store = OnPostgres(database + ";Maximum Pool Size=3;Timeout=1", turns: 1);
        var readings = new List<IOfficeReading> { store.Turns.Read(), store.Turns.Read() };
        var refused = await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            while (true)
            {
                await store.HearAsync(Said("m1"), Turn(null, "một"));
                readings.Add(store.Turns.Read());
            }
        });
        Assert.True(StoreOutage.Is(refused), $"{refused}");
        readings.ForEach(r => r.Dispose());
        await store.HearAsync(Said("m1"), Turn(null, "một"));
        Assert.Equal(["một"], (await store.DeliverAllAsync()).Select(i => TextOf(i.Message)));
    }

    [Fact]
    public async Task A_database_that_takes_no_writes_is_an_outage_and_goes_on_when_it_takes_them_again()
    {
        await using var store = OnPostgres(database);
        SetReadOnly("set default_transaction_read_only = on");
        var refused = await Assert.ThrowsAnyAsync<Exception>(() => store.Turns.AcceptAsync(Said("m1"), CancellationToken.None));
        Assert.True(StoreOutage.Is(refused), $"{refused}");
        Assert.Empty(store.Turns.PendingMessages());
        SetReadOnly("reset default_transaction_read_only");
        Assert.True(await store.Turns.AcceptAsync(Said("m1"), CancellationToken.None));
    }

    [Fact]
    public async Task A_full_disk_is_an_outage_loses_nothing_that_was_acknowledged_and_work_goes_on_when_there_is_room()
    {
        await using var disk = await SmallDisk.MountAsync(megabytes: 32);
        Execute($"create tablespace {disk.Name} location '{disk.Folder}'");
        Execute($"create database {disk.Name} template template0 tablespace {disk.Name}");
        var small = new NpgsqlConnectionStringBuilder(database) { Database = disk.Name }.ConnectionString;
        var kept = 0;
        await using (var store = OnPostgres(small))
        {
            Execute("create table ballast as select repeat(md5(random()::text), 30) from generate_series(1, 5000)", small);
            var refused = await Assert.ThrowsAnyAsync<Exception>(async () =>
            {
                for (var random = new Random(1); ; kept++)
                    await store.Turns.AcceptAsync(Said($"m{kept}", text: Noise(random)), CancellationToken.None);
            });
            Assert.True(StoreOutage.Is(refused), $"{refused}");
            Execute("drop table ballast", small);
            Assert.True(await store.Turns.AcceptAsync(Said("later"), CancellationToken.None));
            Assert.Equal([.. Enumerable.Range(0, kept).Select(i => $"m{i}"), "later"], store.Turns.PendingMessages().Select(m => m.MessageId));
        }
        Databases.Drop(small);
        Execute($"drop tablespace {disk.Name}");
    }

    [Fact]
    public async Task The_server_gives_up_a_replica_whose_machine_stopped_without_a_word_within_half_a_minute()
    {
        await using var source = new PostgresStoreOptions(database).Source();
        await using var command = source.CreateCommand("""
            select sum(setting::int * case name when 'tcp_keepalives_interval' then 3 else 1 end)::int from pg_settings
            where name in ('tcp_keepalives_idle', 'tcp_keepalives_interval') and (select setting from pg_settings where name = 'tcp_keepalives_count') = '3'
            """);
        Assert.InRange((int)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!, 1, 30);
    }

    [Fact]
    public async Task What_an_operator_set_in_the_connection_string_stays()
    {
        await using var source = new PostgresStoreOptions(database + ";Options=-c tcp_keepalives_idle=60 -c work_mem=1MB;Tcp Keepalive=false").Source();
        await using var command = source.CreateCommand("select string_agg(setting, ' ' order by name) from pg_settings where name in ('tcp_keepalives_idle', 'tcp_keepalives_interval', 'work_mem')");
        var settings = ((string)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!).Split(' ');
        Assert.Equal(("60", "1024"), (settings[0], settings[2]));
        Assert.NotEqual("5", settings[1]);
    }

    private static string Noise(Random random)
    {
        var bytes = new byte[20_000];
        random.NextBytes(bytes);
        return Convert.ToBase64String(bytes);
    }

    private void SetReadOnly(string how)
    {
        var name = new NpgsqlConnectionStringBuilder(database).Database;
        Execute($"alter database {name} {how}");
        Execute($"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{name}'");
    }

    private void Execute(string sql, string? where = null)
    {
        using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(where ?? database)
        {
            Database = where is null ? "postgres" : new NpgsqlConnectionStringBuilder(where).Database,
            Pooling = false,
        }.ConnectionString);
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}
