using System.Diagnostics;
using EscalationBot.Channels.Http;
using EscalationBot.Channels.Teams;
using EscalationBot.Host.Options;
using EscalationBot.Host.Runtime;
using EscalationBot.Host.Setup;
using EscalationBot.Testing.Teams;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace EscalationBot.Benchmarks.Teams;

/// <summary>
/// Messages through /api/messages of the whole program, on a file, with the token check and without: until they are safely
/// kept and confirmed, and until everybody is answered.
/// </summary>
internal static class DoorBenchmark
{
    private const int Messages = 2_000;
    private const int AtOnce = 16;
    private const int Rounds = 3;

    public static async Task RunAsync(TextWriter output)
    {
        var table = new Table(output, "Through the door of Teams", "token check", "kept/s", "answered/s");
        foreach (var check in new[] { false, true })
        {
            var rounds = new List<(double Kept, double Answered)>();
            for (var round = 0; round < Rounds; round++)
                rounds.Add(await RunAsync(check));
            table.Add(check ? "on" : "off", Table.Number(Measure.Median(rounds.Select(r => r.Kept))), Table.Number(Measure.Median(rounds.Select(r => r.Answered))));
        }
    }

    private static async Task<(double Kept, double Answered)> RunAsync(bool check)
    {
        var folder = Directory.CreateTempSubdirectory("escalationbot-benchmark-");
        try
        {
            await using var connector = await FakeConnector.StartAsync(Noon.Clock);
            connector.AsksForToken = check;
            await using var office = await OpenAsync(folder.FullName, check, connector);
            using var bot = new HttpClient { BaseAddress = new Uri(office.App.Urls.First()) };
            var start = Stopwatch.GetTimestamp();
            await Parallel.ForEachAsync(Enumerable.Range(0, Messages), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (i, _) => await WriteAsync(bot, connector, i, check));
            var kept = Stopwatch.GetElapsedTime(start);
            await office.App.Services.GetRequiredService<OfficeRuntime>().QuietAsync(CancellationToken.None);
            return (Messages / kept.TotalSeconds, Messages / Stopwatch.GetElapsedTime(start).TotalSeconds);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task WriteAsync(HttpClient bot, FakeConnector connector, int i, bool check)
    {
        var person = new TeamsPerson(bot, connector, $"person-{i}");
        connector.Open(person.Chat, person.Name);
        var said = person.Saying("xin chào");
        if (!check)
            said["serviceUrl"] = connector.ServiceUrl.ToString();
        var status = await person.PostAsync(said, check ? null : "");
        if (status != System.Net.HttpStatusCode.OK)
            throw new InvalidOperationException($"The message was answered with {status}.");
    }

    private static async Task<Office> OpenAsync(string folder, bool check, FakeConnector connector)
    {
        string[] credentials = check ? [$"--Teams:AppId={TokenKeys.AppId}", $"--Teams:TenantId={FakeConnector.TenantId}", "--Teams:AppPassword=secret"] : [];
        var builder = OfficeHost.CreateBuilder([
            "--urls=http://127.0.0.1:0", $"--Office:DataFolder={folder}", "--Demo:Enabled=false", "--Delivery:Channels:teams:Rates:0:Most=1000000", .. credentials]);
        var settings = HostSettings.Read(builder.Configuration, development: true);
        var store = StoreOpening.Open(settings);
        var app = OfficeHost.Build(builder, settings, store, services =>
        {
            services.AddKeyedSingleton<TimeProvider>(RealTime.Key, Noon.Clock);
            if (check)
                services.AddHttpClient(TeamsSetup.ChannelName).ConfigurePrimaryHttpMessageHandler(connector.Wire);
        });
        await app.StartAsync();
        return new Office(app, store);
    }

    /// <summary>Tokens do not grow old while they are measured.</summary>
    private sealed class Noon : TimeProvider
    {
        public static Noon Clock { get; } = new();

        public override DateTimeOffset GetUtcNow() => new(2026, 1, 5, 5, 0, 0, TimeSpan.Zero);
    }

    private sealed record Office(WebApplication App, OfficeStore Store) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await App.DisposeAsync();
            await Store.DisposeAsync();
        }
    }
}
