using System.Data;
using EscalationBot.Domain.Office;
using EscalationBot.Storage.Postgres;
using EscalationBot.Testing.Storage;
using Npgsql;
using static EscalationBot.Testing.Storage.StoreUnderTest;

[assembly: AssemblyFixture(typeof(Databases))]

namespace EscalationBot.Storage.Tests.Postgres;

/// <summary>The database as others may have left it, and connections that go away.</summary>
public sealed class DatabaseTests : IDisposable
{
    private readonly string database = Databases.Bare();

    public void Dispose() => Databases.Drop(database);

    [Fact]
    public async Task Replicas_that_start_together_on_a_new_database_make_its_tables_once()
    {
        var stores = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => OnPostgres(database))));
        foreach (var store in stores)
        {
            Assert.Empty(store.Turns.PendingMessages());
            await store.DisposeAsync();
        }
        Assert.Equal(Migrations.Known, Ask<int>("select version from schema_version"));
    }

    [Fact]
    public async Task A_file_that_nothing_needs_is_dropped_a_day_after_it_came_and_one_of_a_message_stays()
    {
        await using var store = OnPostgres(database);
        var lost = await store.Files.PutAsync("a.pdf", new byte[] { 1 }, CancellationToken.None);
        var kept = await store.Files.PutAsync("b.pdf", new byte[] { 2 }, CancellationToken.None);
        await store.HearAsync(Said("m1") with { Files = [new(kept, "b.pdf", "application/pdf", 1)] }, Turn());
        var retention = (IRetention)store.Turns;
        Assert.Equal(0, await retention.DropFilesAsync(Morning, CancellationToken.None));

        Execute("update file set put = put - interval '2 days'");

        Assert.Equal(1, await retention.DropFilesAsync(Morning, CancellationToken.None));
        Assert.Null(await store.Files.GetAsync(lost, CancellationToken.None));
        Assert.NotNull(await store.Files.GetAsync(kept, CancellationToken.None));
        Assert.Equal(1, await retention.DropFilesAsync(Morning.AddDays(1), CancellationToken.None));
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_refused_and_left_as_it_is()
    {
        await OnPostgres(database).DisposeAsync();
        Execute($"update schema_version set version = {Migrations.Known + 1}");
        Assert.Contains($"schema {Migrations.Known + 1}", Assert.Throws<StoreException>(() => OnPostgres(database)).Message, StringComparison.Ordinal);
        Assert.Equal(Migrations.Known + 1, Ask<int>("select version from schema_version"));
    }

    [Fact]
    public async Task A_replica_that_runs_goes_on_after_a_newer_one_has_changed_the_schema()
    {
        await using var running = OnPostgres(database);
        Execute($"alter table inbox add novelty text not null default ''; create table novelty (id int); update schema_version set version = {Migrations.Known + 1}");
        await running.HearAsync(Said("m1"), Turn(c => c.Audit.Add(new AuditEntry(Morning, null, null, "test", "x", null)), "một"));
        Assert.Equal(["một"], (await running.DeliverAllAsync()).Select(i => TextOf(i.Message)));
        Assert.Throws<StoreException>(() => OnPostgres(database));
    }

    [Fact]
    public void Every_script_but_the_first_only_adds_so_that_replicas_of_the_version_before_go_on_working()
    {
        foreach (var (version, script) in Migrations.Texts().Where(s => s.Version > 1))
        {
            var statements = string.Join(' ', script.Split('\n').Where(l => !l.StartsWith("--", StringComparison.Ordinal)));
            Assert.DoesNotMatch(@"(?i)\b(drop|rename|truncate|alter column)\b", statements);
            Assert.DoesNotMatch(@"(?i)alter table \w+ add \w+ (?!.*default)[^;,]*not null", statements);
            Assert.True(version <= Migrations.Known);
        }
    }

    [Fact]
    public void A_database_with_tables_of_another_program_is_refused()
    {
        Execute("create table orders (id int)");
        Assert.Contains("another program", Assert.Throws<StoreException>(() => OnPostgres(database)).Message, StringComparison.Ordinal);
        Assert.False(Ask<bool>("select to_regclass('work') is not null"));
    }

    [Fact]
    public void A_database_that_cannot_be_reached_is_said_so() =>
        Assert.Contains("cannot be used", Assert.Throws<StoreException>(() => OnPostgres(database + "-none")).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_store_goes_on_after_the_server_has_dropped_all_its_connections()
    {
        await using var store = OnPostgres(database);
        await store.HearAsync(Said("m1"), Turn(null, "một"));
        Execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()");
        Assert.Equal(TurnOutcome.Done, await store.HearAsync(Said("m2"), Turn(null, "hai")));
        Assert.Equal(["một", "hai"], (await store.DeliverAllAsync()).Select(i => TextOf(i.Message)));
    }

    [Fact]
    public void Of_a_commit_that_was_cut_off_the_database_knows_what_became_of_it()
    {
        using var source = NpgsqlDataSource.Create(database);
        Migrations.Run(source);
        const string First = "00000001";
        var done = Write(source, commit: true);
        Assert.True(Outcome.IsCommitted(source, new CommitInDoubt(done, First, new IOException())));
        Assert.False(Outcome.IsCommitted(source, new CommitInDoubt(Write(source, commit: false), First, new IOException())));
        // A standby that took over may have given the number to somebody else.
        Assert.Throws<NpgsqlException>(() => Outcome.IsCommitted(source, new CommitInDoubt(done, "00000002", new IOException())));
    }

    [Fact]
    public async Task A_turn_of_nothing_but_talk_does_not_wait_for_whoever_writes_the_book()
    {
        await using var store = OnPostgres(database);
        using var connection = new NpgsqlConnection(database);
        connection.Open();
        using var writing = connection.BeginTransaction();
        using (var command = new NpgsqlCommand("lock table book in exclusive mode", connection))
            command.ExecuteNonQuery();
        Assert.Equal(TurnOutcome.Done, await store.HearAsync(Said("m1"), Turn(null, "một")));
        var recording = store.ChangeAsync(c => c.Audit.Add(new AuditEntry(Morning, null, null, "test", "x", null)));
        Assert.False(recording.IsCompleted);
        writing.Rollback();
        Assert.Equal(TurnOutcome.Done, await recording);
    }

    private static string Write(NpgsqlDataSource source, bool commit)
    {
        using var session = new Session(source, IsolationLevel.RepeatableRead);
        session.Write("insert into slot values ($1)", Names.Of($"{commit}"));
        var number = session.Ask("select pg_current_xact_id()::text", r => r.GetString(0))[0];
        if (commit)
            session.Commit();
        return number;
    }

    private T Ask<T>(string sql)
    {
        using var connection = new NpgsqlConnection(database);
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        return (T)command.ExecuteScalar()!;
    }

    private void Execute(string sql) => Ask<object?>(sql + (sql.StartsWith("select", StringComparison.Ordinal) ? "" : "; select true"));
}
