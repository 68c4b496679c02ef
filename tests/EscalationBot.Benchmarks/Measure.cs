using System.Diagnostics;

namespace EscalationBot.Benchmarks;

internal static class Measure
{
    /// <summary>The median of several runs.</summary>
    public static async Task<TimeSpan> MedianAsync(int runs, Func<Task> work)
    {
        var times = new List<TimeSpan>();
        for (var i = 0; i < runs; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await work();
            times.Add(Stopwatch.GetElapsedTime(start));
        }
        return Median(times);
    }

    public static Task<TimeSpan> MedianAsync(int runs, Action work) => MedianAsync(runs, () =>
    {
        work();
        return Task.CompletedTask;
    });

    public static T Median<T>(IEnumerable<T> values) => At(values, 0.5);

    /// <summary>The value below which a share of all lies.</summary>
    public static T At<T>(IEnumerable<T> values, double share)
    {
        var sorted = values.Order().ToList();
        return sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * share))];
    }
}
