using System.Collections.Concurrent;
using EscalationBot.Storage;

namespace EscalationBot.Host.Runtime.Delivery;

/// <summary>
/// Reminders and news before digests before bulk, and yet a share for each: of eight unasked messages one goes to bulk and
/// two to digests first, so that nothing starves behind what is more important.
/// </summary>
internal sealed class Shares
{
    private static readonly WorkClass[] Round =
        [WorkClass.News, WorkClass.News, WorkClass.Digest, WorkClass.News, WorkClass.News, WorkClass.Bulk, WorkClass.News, WorkClass.Digest];

    private readonly ConcurrentQueue<WorkClass> owed = new();
    private int next;

    /// <summary>Divides the next claims among the classes.</summary>
    public IEnumerable<(WorkClass First, int Most)> Of(int rows) => Enumerable.Range(0, rows)
        .Select(_ => owed.TryDequeue(out var first) ? first : Round[next++ % Round.Length])
        .CountBy(first => first)
        .Select(share => (share.Key, share.Value))
        .ToList();

    /// <summary>What went to nobody, or to a row that could not go out, is first next time.</summary>
    public void GiveBack(WorkClass first, int most)
    {
        for (var i = 0; i < most; i++)
            owed.Enqueue(first);
    }
}
