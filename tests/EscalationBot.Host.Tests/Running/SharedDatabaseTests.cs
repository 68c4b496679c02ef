using System.Net.Http.Json;
using EscalationBot.Channels.Web;
using EscalationBot.Conversation.Messages;
using EscalationBot.Host.Tests.Commands;
using EscalationBot.Host.Tests.Tour;
using EscalationBot.Testing.Storage;
using Npgsql;

[assembly: AssemblyFixture(typeof(Databases))]

namespace EscalationBot.Host.Tests.Running;

/// <summary>Processes of the program that share one database of PostgreSQL.</summary>
public sealed class SharedDatabaseTests : IDisposable
{
    private readonly string database = Databases.New();
    private readonly CommandLine admin = new();

    private string[] OnDatabase => ["--Store:Provider=Postgres", $"--Store:Postgres:ConnectionString={database}"];

    public void Dispose()
    {
        admin.Dispose();
        Databases.Drop(database);
    }

    [Fact]
    public async Task A_conversation_begun_with_one_process_goes_on_with_another_also_when_the_first_was_killed()
    {
        await using var first = await RunningProgram.StartAsync(OnDatabase);
        Assert.StartsWith("(Bước 1/6)", await SayAsync(first, "Lập kiến nghị"), StringComparison.Ordinal);
        await using var second = await RunningProgram.StartAsync(OnDatabase);
        Assert.Contains("(Bước 2/6)", await SayAsync(second, "1"), StringComparison.Ordinal);
        await first.KillAsync();
        Assert.StartsWith("Đã hủy: báo cáo kiến nghị mới.", await SayAsync(second, "hủy"), StringComparison.Ordinal);
        await first.StartAgainAsync();
        Assert.Contains("(Bước 2/6)", await SayAsync(first, "hoàn tác"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_process_accepted_before_it_died_is_handled_before_what_comes_later_and_when_nothing_comes_after_its_lease()
    {
        await using var program = await RunningProgram.StartAsync(OnDatabase);
        await using var gone = StoreUnderTest.OnPostgres(database);
        await gone.Turns.AcceptAsync(Said("m1", "Lập kiến nghị"), CancellationToken.None);
        Assert.Contains("(Bước 2/6)", await SayAsync(program, "1"), StringComparison.Ordinal);
        await gone.Turns.AcceptAsync(Said("m2", "hủy"), CancellationToken.None);
        Execute("update inbox set accepted = accepted - interval '1 hour' where mark is null");
        var changed = gone.Queue.ChangedAsync(TestContext.Current.CancellationToken);
        for (; !(await ReadAsync(program)).Contains("Đã hủy: báo cáo kiến nghị mới.", StringComparison.Ordinal); changed = gone.Queue.ChangedAsync(TestContext.Current.CancellationToken))
            await changed.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Commands_work_on_the_database_while_processes_use_it()
    {
        await using var program = await RunningProgram.StartAsync(OnDatabase);
        var verify = await admin.RunAsync(["verify", .. OnDatabase]);
        Assert.Contains("Đạt: chuỗi nhật ký kiểm toán", verify.Output, StringComparison.Ordinal);
        Assert.Contains("Đạt: số liệu tổng hợp khớp", verify.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("backup", "pg_dump")]
    [InlineData("restore", "pg_restore")]
    public async Task Backups_are_left_to_the_tools_of_the_engine(string command, string tool)
    {
        var refused = await admin.RunAsync([command, admin.Path("x.backup"), .. OnDatabase]);
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains(tool, refused.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "Host")]
    [InlineData("Host=127.0.0.1", "Database")]
    [InlineData("Host=127.0.0.1;Database=x;Pasword=geheim", "ArgumentException")]
    public async Task A_connection_string_that_cannot_work_is_refused_by_name_and_never_quoted(string text, string fault)
    {
        var refused = await admin.RunAsync("verify", "--Store:Provider=Postgres", $"--Store:Postgres:ConnectionString={text}");
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("Store:Postgres:ConnectionString", refused.Error, StringComparison.Ordinal);
        Assert.Contains(fault, refused.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_is_not_there_is_named_with_what_to_check()
    {
        var refused = await admin.RunAsync("verify", "--Store:Provider=Postgres", $"--Store:Postgres:ConnectionString={database}_missing");
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("Store:Postgres:ConnectionString", refused.Error, StringComparison.Ordinal);
    }

    private static IncomingMessage Said(string id, string text) =>
        new(WebChannel.ChannelName, "x-dak-cam", id, "x-dak-cam", new DateTimeOffset(2024, 9, 23, 8, 5, 0, TimeSpan.FromHours(7)), IncomingKind.Text, text);

    private void Execute(string sql)
    {
        using var connection = new NpgsqlConnection(database);
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    private static async Task<string> ReadAsync(RunningProgram program) =>
        (await program.Http.GetFromJsonAsync<Messages>("/demo/posts/x-dak-cam/messages?after=0"))!.Text;

    private static async Task<string> SayAsync(RunningProgram program, string text)
    {
        using var response = await program.Http.PostAsJsonAsync("/demo/posts/x-dak-cam/messages", new { text });
        Assert.True(response.IsSuccessStatusCode, program.Log);
        return (await response.Content.ReadFromJsonAsync<Messages>())!.Text;
    }
}
