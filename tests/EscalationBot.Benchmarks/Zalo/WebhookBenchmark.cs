using System.Diagnostics;
using EscalationBot.Channels.Zalo;
using EscalationBot.Host.Options;
using EscalationBot.Host.Setup;
using EscalationBot.ZaloSimulator;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace EscalationBot.Benchmarks.Zalo;

/// <summary>Events through /api/zalo/webhook of the whole program, on a file: signature checked, message safely kept, 200 answered.</summary>
internal static class WebhookBenchmark
{
    private const int Messages = 2_000;
    private const int Rounds = 3;

    public static async Task RunAsync(TextWriter output)
    {
        var table = new Table(output, "Through the webhook of Zalo", "at once", "kept/s");
        foreach (var atOnce in new[] { 1, 16 })
        {
            var rounds = new List<double>();
            for (var round = 0; round < Rounds; round++)
                rounds.Add(await RunAsync(atOnce));
            table.Add(Table.Number(atOnce), Table.Number(Measure.Median(rounds)));
        }
    }

    private static async Task<double> RunAsync(int atOnce)
    {
        var folder = Directory.CreateTempSubdirectory("escalationbot-benchmark-");
        try
        {
            TimeProvider? clock = null;
            await using var zalo = await FakeZalo.StartAsync(() => clock!.GetUtcNow());
            var builder = OfficeHost.CreateBuilder([
                "--urls=http://127.0.0.1:0", $"--Office:DataFolder={folder.FullName}", "--Demo:Enabled=false",
                $"--ZaloOa:AppId={ZaloAccountKeys.One.AppId}", "--ZaloOa:AppSecret=app-secret",
                $"--ZaloOa:OaId={ZaloAccountKeys.One.OaId}", $"--ZaloOa:OaSecret={ZaloAccountKeys.One.OaSecret}"]);
            await using var store = StoreOpening.Open(HostSettings.Read(builder.Configuration, development: true));
            await using var app = OfficeHost.Build(builder, HostSettings.Read(builder.Configuration, development: true), store, services =>
                services.AddHttpClient(ZaloSetup.ChannelName).ConfigurePrimaryHttpMessageHandler(zalo.Wire));
            clock = app.Services.GetRequiredService<TimeProvider>();
            await app.StartAsync();
            return await PostAllAsync(app, clock, atOnce);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<double> PostAllAsync(WebApplication app, TimeProvider clock, int atOnce)
    {
        using var bot = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        var start = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(Enumerable.Range(0, Messages), new ParallelOptions { MaxDegreeOfParallelism = atOnce }, async (i, _) =>
        {
            var person = new ZaloPerson(bot, ZaloAccountKeys.One, $"{2_000_000_000_000_000_000 + i}", clock.GetUtcNow);
            if (await person.SayAsync("xin chào") is not System.Net.HttpStatusCode.OK and var status)
                throw new InvalidOperationException($"The event was answered with {status}.");
        });
        return Messages / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
