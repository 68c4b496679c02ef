using System.Net;
using System.Net.Http.Json;
using EscalationBot.Host.Tests.Tour;
using EscalationBot.Testing.Machine;
using Npgsql;

namespace EscalationBot.Host.Tests.Running;

/// <summary>The running program while its database is away.</summary>
public sealed class DatabaseOutageTests
{
    [Fact]
    public async Task Without_its_database_the_program_is_not_ready_and_refuses_messages_until_a_standby_has_taken_over_and_then_goes_on_by_itself()
    {
        await using var pair = await PostgresPair.StartAsync();
        Create(pair);
        await using var program = await RunningProgram.StartAsync("--Store:Provider=Postgres", $"--Store:Postgres:ConnectionString={pair.ConnectionString};Database=store;Timeout=5");
        Assert.StartsWith("(Bước 1/6)", await ReadAsync(await SayAsync(program, "m1", "Lập kiến nghị")), StringComparison.Ordinal);

        await pair.KillPrimaryAsync();
        using (var refused = await SayAsync(program, "m2", "1"))
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        using (var notReady = await program.Http.GetAsync("/health/ready", TestContext.Current.CancellationToken))
            Assert.Equal(HttpStatusCode.ServiceUnavailable, notReady.StatusCode);
        using (var alive = await program.Http.GetAsync("/health/live", TestContext.Current.CancellationToken))
            Assert.Equal(HttpStatusCode.OK, alive.StatusCode);

        await pair.PromoteAsync();
        Assert.Contains("(Bước 2/6)", await ReadAsync(await SayUntilTakenAsync(program, "m2", "1")), StringComparison.Ordinal);
        Assert.True(program.Lives);
    }

    /// <summary>As a channel does: what was refused is delivered again, under the same name.</summary>
    private static async Task<HttpResponseMessage> SayUntilTakenAsync(RunningProgram program, string id, string text)
    {
        while (true)
        {
            var response = await SayAsync(program, id, text);
            if (response.StatusCode != HttpStatusCode.ServiceUnavailable)
                return response;
            response.Dispose();
        }
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

    private static void Create(PostgresPair pair)
    {
        using var connection = new NpgsqlConnection($"{pair.ConnectionString};Database=postgres;Target Session Attributes=primary;Pooling=false");
        connection.Open();
        using var command = new NpgsqlCommand("create database store", connection);
        command.ExecuteNonQuery();
    }
}
