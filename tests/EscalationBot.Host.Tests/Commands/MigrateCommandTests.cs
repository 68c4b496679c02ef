using EscalationBot.Testing.Machine;
using EscalationBot.Testing.Storage;

namespace EscalationBot.Host.Tests.Commands;

/// <summary>An office moves to PostgreSQL and back, and a database is backed up with the tools of PostgreSQL.</summary>
public sealed class MigrateCommandTests : IDisposable
{
    private readonly string database = Databases.Bare();
    private readonly CommandLine admin = new();

    private string Connection => $"--Store:Postgres:ConnectionString={database}";

    public void Dispose()
    {
        admin.Dispose();
        Databases.Drop(database);
    }

    [Fact]
    public async Task An_office_is_moved_with_a_bar_and_counts_verifies_there_and_comes_back()
    {
        await admin.RunAsync("admin-code");
        var there = await admin.RunAsync("migrate", "Postgres", Connection);
        Assert.Equal((0, ""), (there.ExitCode, there.Error));
        Assert.Contains("[########################################] 100%", there.Output, StringComparison.Ordinal);
        Assert.Contains("  audit: 1", there.Output, StringComparison.Ordinal);
        Assert.Contains("Store:Provider = Postgres", there.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await admin.RunAsync("verify", "--Store:Provider=Postgres", Connection)).ExitCode);

        Assert.Contains("đã có", (await admin.RunAsync("migrate", "LiteDb", Connection)).Error, StringComparison.Ordinal);
        var elsewhere = $"--Store:LiteDb:Path={admin.Path("back.db")}";
        Assert.Equal(0, (await admin.RunAsync("migrate", "LiteDb", Connection, elsewhere)).ExitCode);
        Assert.Equal(0, (await admin.RunAsync("verify", elsewhere)).ExitCode);
    }

    [Fact]
    public async Task A_database_that_is_used_already_is_refused()
    {
        await admin.RunAsync("admin-code");
        await admin.RunAsync("admin-code", "--Store:Provider=Postgres", Connection);
        var refused = await admin.RunAsync("migrate", "Postgres", Connection);
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("not empty", refused.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Postgres")]
    [InlineData("LiteDb")]
    public async Task A_store_in_memory_is_refused_and_what_to_set_is_said(string to)
    {
        var refused = await admin.RunAsync("migrate", to, Connection, "--Store:LiteDb:Path=:memory:");
        Assert.Equal((1, ""), (refused.ExitCode, refused.Output));
        Assert.Contains("không có tệp nào để chuyển dữ liệu đi hoặc chuyển dữ liệu đến. Đề nghị đặt Store:LiteDb:Path là đường dẫn của một tệp.", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dump_of_the_database_restores_into_an_empty_one_and_verifies()
    {
        await admin.RunAsync("admin-code", "--Store:Provider=Postgres", Connection);
        var copy = Databases.Bare();
        try
        {
            Assert.StartsWith("exit code 0", await PostgresTools.DumpAsync(database, admin.Path("a.dump")), StringComparison.Ordinal);
            Assert.StartsWith("exit code 0", await PostgresTools.RestoreAsync(admin.Path("a.dump"), copy), StringComparison.Ordinal);
            var verify = await admin.RunAsync("verify", "--Store:Provider=Postgres", $"--Store:Postgres:ConnectionString={copy}");
            Assert.Equal((0, ""), (verify.ExitCode, verify.Error));
        }
        finally
        {
            Databases.Drop(copy);
        }
    }
}
