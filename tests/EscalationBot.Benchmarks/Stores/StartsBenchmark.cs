using System.Diagnostics;
using EscalationBot.Storage;
using EscalationBot.Testing.Storage;
using static EscalationBot.Testing.Storage.StoreUnderTest;

namespace EscalationBot.Benchmarks.Stores;

/// <summary>How long a start takes by what is stored, and how long the longest commit waits when the journal is folded.</summary>
internal static class StartsBenchmark
{
    public static async Task RunAsync(TextWriter output)
    {
        var table = new Table(output, "Starts and folds", "records", "file MB", "close (last fold) s", "start s", "turns", "median turn ms", "longest turn ms");
        foreach (var records in new[] { 10_000, 100_000 })
            table.Add(await MeasureAsync(records));
    }

    private static async Task<IReadOnlyList<string>> MeasureAsync(int records)
    {
        const int Turns = 25_000;
        var folder = Directory.CreateTempSubdirectory("escalationbot-benchmark-");
        try
        {
            var options = new LiteDbStoreOptions(Path.Combine(folder.FullName, "store.db"));
            var filled = OnFile(options);
            await LargeOffice.FillAsync(filled, records, 2_000);
            var close = await Measure.MedianAsync(1, () => filled.DisposeAsync().AsTask());
            StoreUnderTest? store = null;
            var start = await Measure.MedianAsync(1, () => store = OnFile(options));
            var latencies = await WriteAsync(store!, Turns);
            await store!.DisposeAsync();
            return
            [
                $"{records:N0}", Table.Number(new FileInfo(options.Path).Length / 1048576.0), Table.Number(close.TotalSeconds), Table.Number(start.TotalSeconds),
                $"{Turns:N0}", Table.Milliseconds(Measure.Median(latencies)), Table.Milliseconds(latencies.Max()),
            ];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>More turns than a fold waits for, so that one of them meets it.</summary>
    private static async Task<IReadOnlyList<TimeSpan>> WriteAsync(StoreUnderTest store, int turns)
    {
        const int AtOnce = 64;
        var all = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(c => Task.Run(async () =>
        {
            var latencies = new List<TimeSpan>();
            for (var i = c; i < turns; i += AtOnce)
            {
                var start = Stopwatch.GetTimestamp();
                await store.Turns.RunAsync(new Trigger.Command("benchmark"), Talk($"c{i % 5000}"), SampleTurn.Answer(i), CancellationToken.None);
                latencies.Add(Stopwatch.GetElapsedTime(start));
            }
            return latencies;
        })));
        return [.. all.SelectMany(l => l)];
    }
}
