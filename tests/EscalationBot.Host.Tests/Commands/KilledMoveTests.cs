using System.Diagnostics;
using EscalationBot.Domain.Office;
using EscalationBot.Storage;
using EscalationBot.Testing.Storage;
using Npgsql;
using static EscalationBot.Testing.Storage.StoreUnderTest;

namespace EscalationBot.Host.Tests.Commands;

/// <summary>The command that moves a store is killed as a process, in the middle, and given again.</summary>
public sealed class KilledMoveTests : IDisposable
{
    private const int Messages = 250;

    /// <summary>The key of the advisory lock at which a move comes no further.</summary>
    private const int Barrier = 4242;

    private readonly string database = Databases.New();
    private readonly CommandLine admin = new();

    private string[] Settings => [$"--Store:Postgres:ConnectionString={database}", $"--Store:LiteDb:Path={admin.Path("office.db")}"];

    public void Dispose()
    {
        admin.Dispose();
        Databases.Drop(database);
    }

    [Fact]
    public async Task To_the_database_it_goes_on_where_it_was()
    {
        await using (var store = OnFile(admin.Path("office.db")))
            await FillAsync(store);
        // What comes first of a move is told when it is committed, and what comes later is held up.
        await using var barrier = await RaiseAsync(
            $"""
            create function tell() returns trigger language plpgsql as $$ begin perform pg_notify('moved', ''); return null; end $$;
            create trigger tells after insert on audit for each statement execute function tell();
            create function hold() returns trigger language plpgsql as $$ begin perform pg_advisory_xact_lock_shared({Barrier}); return null; end $$;
            create trigger holds after insert on inbox for each statement execute function hold();
            listen moved;
            """);
        using (var move = Start("migrate", "Postgres"))
        {
            await barrier.WaitAsync(TestContext.Current.CancellationToken);
            await KillAsync(move);
        }
        await barrier.CloseAsync();

        var again = await admin.RunAsync(["migrate", "Postgres", .. Settings]);
        Assert.Equal((0, ""), (again.ExitCode, again.Error));
        Assert.StartsWith("[####", again.Output, StringComparison.Ordinal);
        Assert.Contains($"  audit: {Messages}", again.Output, StringComparison.Ordinal);
        Assert.Contains($"  inbox: {Messages}", again.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await admin.RunAsync(["verify", "--Store:Provider=Postgres", .. Settings])).ExitCode);
    }

    [Fact]
    public async Task To_a_file_there_is_no_store_before_it_is_whole_and_it_is_made_anew()
    {
        await using (var store = OnPostgres(database))
        {
            await FillAsync(store);
            await store.Files.PutAsync("a.txt", "tệp"u8.ToArray(), CancellationToken.None);
        }
        // The bytes of files come last.
        await using var barrier = await RaiseAsync(
            $"""
            create function hold(content bytea) returns bytea language plpgsql stable as $$ begin perform pg_advisory_xact_lock_shared({Barrier}); return content; end $$;
            alter table file rename to kept;
            create view file as select key, name, hold(content) as content from kept;
            """);
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var watcher = new FileSystemWatcher(admin.DataFolder, "office.db.moving");
        watcher.Created += (_, _) => begun.TrySetResult();
        watcher.EnableRaisingEvents = true;
        using (var move = Start("migrate", "LiteDb"))
        {
            await begun.Task.WaitAsync(TestContext.Current.CancellationToken);
            await KillAsync(move);
        }
        Assert.False(File.Exists(admin.Path("office.db")));
        await barrier.CloseAsync();

        var again = await admin.RunAsync(["migrate", "LiteDb", .. Settings]);
        Assert.Equal((0, ""), (again.ExitCode, again.Error));
        Assert.Contains($"  audit: {Messages}", again.Output, StringComparison.Ordinal);
        Assert.Contains("  files: 1", again.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(admin.Path("office.db.moving")));
        Assert.Equal(0, (await admin.RunAsync(["verify", .. Settings])).ExitCode);
    }

    private static Task<TurnOutcome[]> FillAsync(StoreUnderTest store) => Task.WhenAll(Enumerable.Range(0, Messages).Select(i =>
        store.HearAsync(Said($"m{i}", $"c{i % 10}"), Turn(c => c.Audit.Add(new AuditEntry(Morning, null, null, "heard", $"m{i}", null))))));

    /// <returns>Whoever holds the barrier, until it is closed.</returns>
    private async Task<NpgsqlConnection> RaiseAsync(string sql)
    {
        var connection = new NpgsqlConnection($"{database};Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"{sql} select pg_advisory_lock({Barrier})", connection);
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    private Process Start(params string[] words) => Process.Start(new ProcessStartInfo(
        "dotnet", [Path.Combine(AppContext.BaseDirectory, "EscalationBot.Host.dll"), .. words, $"--Office:DataFolder={admin.DataFolder}", "--Demo:Enabled=false", .. Settings])
    {
        RedirectStandardOutput = true,
    })!;

    private static async Task KillAsync(Process process)
    {
        Assert.False(process.HasExited);
        process.Kill();
        await process.WaitForExitAsync();
    }
}
