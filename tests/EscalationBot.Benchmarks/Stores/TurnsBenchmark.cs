using System.Diagnostics;

namespace EscalationBot.Benchmarks.Stores;

/// <summary>
/// Durable turns by conversations at once: the embedded store against an append with group commit and nothing else, and against
/// one commit for each turn. All in one run, in turn, on the same disk; what counts is the ratios.
/// </summary>
internal static class TurnsBenchmark
{
    private const int Rounds = 3;

    private static readonly (int AtOnce, int Turns)[] Loads = [(1, 200), (16, 2_000), (64, 4_000)];

    public static async Task RunAsync(TextWriter output)
    {
        var table = new Table(output, "Durable turns", "contender", "at once", "turns/s", "median ms", "99 % ms", "of bare append", "× one commit a turn");
        foreach (var (atOnce, turns) in Loads)
        {
            var results = Contenders().ToDictionary(c => c.Name, _ => new List<Result>());
            for (var round = 0; round < Rounds; round++)
            {
                foreach (var (name, open) in Contenders())
                    results[name].Add(await RunAsync(open, atOnce, name == CommitPerTurn.Name ? turns / 10 : turns));
            }
            var medians = results.ToDictionary(r => r.Key, r => r.Value.OrderBy(x => x.PerSecond).ElementAt(Rounds / 2));
            foreach (var (name, result) in medians)
            {
                table.Add(
                    name, $"{atOnce}", Table.Number(result.PerSecond), Table.Milliseconds(result.Half), Table.Milliseconds(result.Most),
                    Table.Number(result.PerSecond / medians[BareAppend.Name].PerSecond), Table.Number(result.PerSecond / medians[CommitPerTurn.Name].PerSecond));
            }
        }
    }

    private static IEnumerable<(string Name, Func<string, IContender> Open)> Contenders() =>
    [
        (StoreTurns.Name, file => new StoreTurns(file)),
        (StoreMessages.Name, file => new StoreMessages(file)),
        (BareAppend.Name, file => new BareAppend(file)),
        (LiteDbAppend.Name, file => new LiteDbAppend(file)),
        (CommitPerTurn.Name, file => new CommitPerTurn(file)),
    ];

    private static async Task<Result> RunAsync(Func<string, IContender> open, int atOnce, int turns)
    {
        var folder = Directory.CreateTempSubdirectory("escalationbot-benchmark-");
        try
        {
            await using var contender = open(Path.Combine(folder.FullName, "store.db"));
            await DriveAsync(contender, atOnce, turns / 10, first: 0);
            var start = Stopwatch.GetTimestamp();
            var latencies = await DriveAsync(contender, atOnce, turns, first: turns);
            return new Result(turns / Stopwatch.GetElapsedTime(start).TotalSeconds, Measure.Median(latencies), Measure.At(latencies, 0.99));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Every conversation waits for its turn before it begins the next.</summary>
    private static async Task<IReadOnlyList<TimeSpan>> DriveAsync(IContender contender, int atOnce, int turns, int first)
    {
        var all = await Task.WhenAll(Enumerable.Range(0, atOnce).Select(conversation => Task.Run(async () =>
        {
            var latencies = new List<TimeSpan>();
            for (var i = conversation; i < turns; i += atOnce)
            {
                var start = Stopwatch.GetTimestamp();
                await contender.TurnAsync(conversation, first + i);
                latencies.Add(Stopwatch.GetElapsedTime(start));
            }
            return latencies;
        })));
        return [.. all.SelectMany(l => l)];
    }

    private sealed record Result(double PerSecond, TimeSpan Half, TimeSpan Most);
}

/// <summary>Something that makes turns durable.</summary>
internal interface IContender : IAsyncDisposable
{
    Task TurnAsync(int conversation, int number);
}
