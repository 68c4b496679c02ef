using System.Diagnostics;
using EscalationBot.Conversation.Delivery;
using EscalationBot.Conversation.Messages;
using EscalationBot.Host.Options;
using EscalationBot.Host.Runtime;
using EscalationBot.Host.Setup;
using EscalationBot.Storage;
using EscalationBot.Testing.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EscalationBot.Benchmarks.Hosts;

/// <summary>How many replies the dispatcher claims, hands to a channel that answers at once, and records, when nothing limits it.</summary>
internal static class DispatchBenchmark
{
    private const int Replies = 10_000;
    private const int Conversations = 500;

    public static async Task RunAsync(TextWriter output)
    {
        var table = new Table(output, "Replies through the dispatcher, channel without limits", "store", "replies", "sent and recorded/s");
        foreach (var onFile in new[] { false, true })
        {
            var rounds = new List<double>();
            for (var round = 0; round < 3; round++)
                rounds.Add(await MeasureAsync(onFile));
            table.Add(onFile ? "on file" : "in memory", $"{Replies:N0}", Table.Number(Measure.Median(rounds)));
        }
    }

    private static async Task<double> MeasureAsync(bool onFile)
    {
        var folder = Directory.CreateTempSubdirectory("escalationbot-benchmark-");
        try
        {
            var channel = new Instant();
            var builder = OfficeHost.CreateBuilder([
                "--urls=http://127.0.0.1:0", $"--Office:DataFolder={folder.FullName}", "--Demo:Enabled=false", $"--Delivery:Channels:{channel.Name}:Rates:0:Most=1000000",
                .. onFile ? (string[])[] : ["--Store:LiteDb:Path=:memory:"]]);
            builder.Logging.ClearProviders();
            var settings = HostSettings.Read(builder.Configuration, development: true);
            await using var store = StoreOpening.Open(settings);
            await Task.WhenAll(Enumerable.Range(0, Replies).Select(i => store.Turns.RunAsync(
                new Trigger.Command("benchmark", store.Time.GetUtcNow()), StoreUnderTest.Talk($"c{i % Conversations}", channel.Name), StoreUnderTest.Turn(null, "đáp"), CancellationToken.None)));
            await using var app = OfficeHost.Build(builder, settings, store, services => services.AddSingleton<IChannel>(channel));
            var start = Stopwatch.GetTimestamp();
            await app.StartAsync();
            await app.Services.GetRequiredService<OfficeRuntime>().QuietAsync(CancellationToken.None);
            var rate = Replies / Stopwatch.GetElapsedTime(start).TotalSeconds;
            await app.StopAsync();
            return channel.Sent == Replies ? rate : throw new InvalidOperationException($"{channel.Sent} of {Replies} were sent.");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private sealed class Instant : IChannel
    {
        private int sent;

        public string Name => "instant";

        public ChannelLimits Limits { get; } = new(2000, 5, 100, Cards: false, RepeatIsRecognisable: false);

        public int Sent => sent;

        public Task<SendResult> SendAsync(OutgoingMessage message, Destination destination, CancellationToken cancellation)
        {
            Interlocked.Increment(ref sent);
            return Task.FromResult<SendResult>(new SendResult.Delivered(null));
        }
    }
}
