using EscalationBot.Host.Demo;

namespace EscalationBot.Host.Components.TryOut;

/// <summary>
/// Reads a conversation on, line by line. A line may show up after one with a higher mark (it was delivered while the next
/// message was already handled), so the last stretch is always looked at again.
/// </summary>
/// <param name="read">The lines after a mark.</param>
internal sealed class Follower(Func<long, IReadOnlyList<DemoLine>> read)
{
    private const int Again = 32;

    private readonly SortedSet<long> recent = [];
    private long settled;

    /// <summary>The lines that were not returned before.</summary>
    public IReadOnlyList<DemoLine> News()
    {
        List<DemoLine> news = [.. read(settled).Where(line => recent.Add(line.Mark))];
        while (recent.Count > Again)
        {
            settled = recent.Min;
            recent.Remove(settled);
        }
        return news;
    }
}
