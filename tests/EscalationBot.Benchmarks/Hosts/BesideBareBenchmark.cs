using System.Diagnostics;
using EscalationBot.Host.Options;
using EscalationBot.Host.Setup;
using Microsoft.Extensions.Logging;

namespace EscalationBot.Benchmarks.Hosts;

/// <summary>
/// Messages of Teams until they are answered, by the whole program with its records in memory and by <see cref="BareKestrel"/> with the same reply; in one
/// process with the other side, in turn.
/// </summary>
internal static class BesideBareBenchmark
{
    private const int Messages = 5_000;
    private const int Rounds = 3;

    private static readonly int[] AtOnce = [1, 16, 64];

    public static async Task RunAsync(TextWriter output)
    {
        await using var desk = await ReplyDesk.StartAsync();
        var builder = OfficeHost.CreateBuilder([
            "--urls=http://127.0.0.1:0", "--Store:LiteDb:Path=:memory:", "--Demo:Enabled=false", "--Delivery:Channels:teams:Rates:0:Most=1000000"]);
        builder.Logging.ClearProviders();
        var settings = HostSettings.Read(builder.Configuration, development: true);
        await using var store = StoreOpening.Open(settings);
        await using var office = OfficeHost.Build(builder, settings, store);
        await office.StartAsync();
        using var toOffice = new HttpClient { BaseAddress = new Uri(office.Urls.First()) };
        await using var bare = await BareKestrel.StartAsync(await desk.AskAsync(toOffice));
        using var toBare = new HttpClient { BaseAddress = new Uri(bare.Urls.First()) };
        var table = new Table(output, "Messages until answered, in memory", "at once", "bare Kestrel/s", "EscalationBot/s", "of bare", "processor µs, bare", "processor µs, EscalationBot");
        await MeasureAsync(desk, toBare, AtOnce[^1]);
        await MeasureAsync(desk, toOffice, AtOnce[^1]);
        foreach (var atOnce in AtOnce)
        {
            var (least, whole) = (new List<Result>(), new List<Result>());
            for (var round = 0; round < Rounds; round++)
            {
                least.Add(await MeasureAsync(desk, toBare, atOnce));
                whole.Add(await MeasureAsync(desk, toOffice, atOnce));
            }
            var (most, reached) = (Measure.Median(least.Select(r => r.PerSecond)), Measure.Median(whole.Select(r => r.PerSecond)));
            table.Add(
                $"{atOnce}", Table.Number(most), Table.Number(reached), Table.Number(reached / most),
                Table.Number(Measure.Median(least.Select(r => r.Microseconds))), Table.Number(Measure.Median(whole.Select(r => r.Microseconds))));
        }
    }

    private static async Task<Result> MeasureAsync(ReplyDesk desk, HttpClient bot, int atOnce)
    {
        var (start, used) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        await Parallel.ForEachAsync(Enumerable.Range(0, Messages), new ParallelOptions { MaxDegreeOfParallelism = atOnce }, async (_, _) => await desk.AskAsync(bot));
        return new Result(Messages / Stopwatch.GetElapsedTime(start).TotalSeconds, (Environment.CpuUsage.TotalTime - used).TotalMicroseconds / Messages);
    }

    /// <param name="Microseconds">Of the processor, a message, both sides and the reply desk together.</param>
    private sealed record Result(double PerSecond, double Microseconds);
}
