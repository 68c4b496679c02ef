using System.Net;
using System.Net.Http.Json;
using EscalationBot.Host.Tests.Tour;
using EscalationBot.Testing.Machine;
using Npgsql;

namespace EscalationBot.Host.Tests.Running;

/// <summary>The running program while its database is away.</summary>
public sealed class DatabaseOutageTests
{
    /// <summary>Whatever replica looks for messages that were left behind knocks, whether it finds any or not.</summary>
    private const string Knocking = """
        create function knock() returns trigger language plpgsql as $$ begin perform pg_notify('knock', ''); return null; end $$;
        create trigger knocks after update on inbox for each statement execute function knock();
        """;

    [Fact]
    public async Task Without_its_database_the_program_is_not_ready_and_refuses_messages_until_a_standby_has_taken_over_and_then_goes_on_by_itself()
    {
        await using var pair = await PostgresPair.StartAsync();
        await ExecuteAsync(pair, "postgres", "create database store");
        await using var program = await RunningProgram.StartAsync("--Store:Provider=Postgres", $"--Store:Postgres:ConnectionString={pair.ConnectionString};Database=store;Timeout=5");
        Assert.StartsWith("(Bước 1/6)", await ReadAsync(await SayAsync(program, "m1", "Lập kiến nghị")), StringComparison.Ordinal);

        await ExecuteAsync(pair, "store", Knocking);

        await pair.KillPrimaryAsync();
        using (var refused = await SayAsync(program, "m2", "1"))
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await ReadinessAsync(program));
        using (var alive = await program.Http.GetAsync("/health/live", TestContext.Current.CancellationToken))
            Assert.Equal(HttpStatusCode.OK, alive.StatusCode);

        await pair.PromoteAsync();
        await using var standby = await OpenAsync(pair, "store");
        await ListenAsync(standby);
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        // From here on the program is back by itself: nobody has asked it for anything.
        await standby.WaitAsync(late.Token);
        Assert.Contains("(Bước 2/6)", await ReadAsync(await SayAsync(program, "m2", "1")), StringComparison.Ordinal);
        // That it was not ready holds for some seconds.
        while (await ReadinessAsync(program) != HttpStatusCode.OK)
            await standby.WaitAsync(late.Token);
        Assert.True(program.Lives);
    }

    private static async Task<HttpStatusCode> ReadinessAsync(RunningProgram program)
    {
        using var answer = await program.Http.GetAsync("/health/ready", TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    private static Task<HttpResponseMessage> SayAsync(RunningProgram program, string messageId, string text) =>
        program.Http.PostAsJsonAsync("/demo/posts/x-dak-cam/messages", new { text, messageId });

    private static async Task<string> ReadAsync(HttpResponseMessage response)
    {
        using (response)
        {
            response.EnsureSuccessStatusCode();
            return (await response.Content.ReadFromJsonAsync<Messages>())!.Text;
        }
    }

    private static async Task ListenAsync(NpgsqlConnection connection)
    {
        await using var listen = new NpgsqlCommand("listen knock", connection);
        await listen.ExecuteNonQueryAsync();
    }

    private static async Task ExecuteAsync(PostgresPair pair, string database, string sql)
    {
        await using var connection = await OpenAsync(pair, database);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<NpgsqlConnection> OpenAsync(PostgresPair pair, string database)
    {
        var connection = new NpgsqlConnection($"{pair.ConnectionString};Database={database};Target Session Attributes=primary;Host Recheck Seconds=0;Pooling=false");
        await connection.OpenAsync();
        return connection;
    }
}
