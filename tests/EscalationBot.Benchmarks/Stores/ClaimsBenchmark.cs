using System.Diagnostics;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Organisation;
using EscalationBot.Testing.Storage;
using static EscalationBot.Testing.Storage.StoreUnderTest;

namespace EscalationBot.Benchmarks.Stores;

/// <summary>Claiming and recording what is due among what is not: it may not grow with what waits.</summary>
internal static class ClaimsBenchmark
{
    private const int Due = 5_000;
    private const int Batch = 100;

    public static async Task RunAsync(TextWriter output)
    {
        var table = new Table(output, "Claim and outcome of 5,000 due messages, by what else waits", "waiting rows", "claims and outcomes/s", "microseconds each");
        foreach (var waiting in new[] { 10_000, 100_000, 1_000_000 })
        {
            await using var store = InMemory();
            foreach (var batch in Enumerable.Range(0, waiting).Chunk(5_000))
                await store.ChangeAsync(c => c.Notices.AddRange(batch.Select(i => new HelpWantedNotice($"later:{i}", new PostId($"p{i}"), Morning.AddDays(9).AddSeconds(i), null))));
            for (var i = 0; i < Due; i++)
                await store.HearAsync(Said($"m{i}", $"c{i}"), Turn(null, "đáp"));
            var elapsed = await DrainAsync(store);
            table.Add($"{waiting:N0}", Table.Number(Due / elapsed.TotalSeconds), Table.Number(elapsed.TotalMicroseconds / Due));
        }
    }

    private static async Task<TimeSpan> DrainAsync(StoreUnderTest store)
    {
        var start = Stopwatch.GetTimestamp();
        var done = 0;
        while (await store.ClaimAsync(most: Batch) is { Count: > 0 } claimed)
        {
            await Task.WhenAll(claimed.Select(item => store.CompleteAsync(item)));
            done += claimed.Count;
        }
        return done == Due ? Stopwatch.GetElapsedTime(start) : throw new InvalidOperationException($"{done} of {Due} were claimed.");
    }
}
