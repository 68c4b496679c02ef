using System.Collections.Immutable;

namespace EscalationBot.Storage.Present;

/// <summary>Rows that are let out together: of one channel, of one group, with or without words.</summary>
internal readonly record struct PenKey(bool Words, string Bucket, string Group)
{
    public static PenKey Of(WorkItem row) => new(row.Message is not null, row.Bucket ?? "", row.Message is null ? row.Group ?? "" : "");
}

/// <summary>Everything that waits to be claimed, by pen; an empty pen does not exist.</summary>
internal sealed record Pens(ImmutableDictionary<PenKey, WaitingRows> Rows)
{
    /// <summary>How many rows of a group become ready at a time: enough for any claim, and no long stop when a hundred thousand are due.</summary>
    private const int AtATime = 512;

    public static Pens Empty { get; } = new(ImmutableDictionary<PenKey, WaitingRows>.Empty);

    public Pens Add(WorkItem row) => With(PenKey.Of(row), Pen(PenKey.Of(row)).Add(row));

    public Pens Remove(WorkItem row) => With(PenKey.Of(row), Pen(PenKey.Of(row)).Remove(row));

    /// <summary>Makes rows of these pens ready that became due until <paramref name="now"/>, no more than a claim can take.</summary>
    public Pens Advance(IEnumerable<PenKey> open, DateTimeOffset now, int most, Func<long, WorkItem> row)
    {
        var rows = Rows;
        foreach (var key in open)
            rows = rows.SetItem(key, rows[key].Advance(now, key.Group.Length == 0 ? int.MaxValue : Math.Max(most, AtATime), row));
        return new Pens(rows);
    }

    /// <summary>What is ready in these pens, in the order of going out, one class before all others.</summary>
    public IEnumerable<ReadyKey> Ready(IReadOnlyList<PenKey> open, WorkClass first)
    {
        var ready = open.Select(key => Rows[key].Ready).Where(r => !r.IsEmpty).ToList();
        var favoured = Merged(ready.Select(r => r.From(first)));
        return first == WorkClass.Reply ? Merged(ready) : favoured.Concat(Merged(ready).Where(r => r.Class != first));
    }

    private WaitingRows Pen(PenKey key) => Rows.GetValueOrDefault(key, WaitingRows.None);

    private Pens With(PenKey key, WaitingRows pen) => new(pen.IsEmpty ? Rows.Remove(key) : Rows.SetItem(key, pen));

    private static IEnumerable<ReadyKey> Merged(IEnumerable<IEnumerable<ReadyKey>> sorted)
    {
        var heads = new PriorityQueue<IEnumerator<ReadyKey>, ReadyKey>();
        foreach (var head in sorted.Select(s => s.GetEnumerator()).Where(e => e.MoveNext()))
            heads.Enqueue(head, head.Current);
        while (heads.TryDequeue(out var head, out var next))
        {
            yield return next;
            if (head.MoveNext())
                heads.Enqueue(head, head.Current);
        }
    }
}

internal static class ReadyRows
{
    /// <summary>The rows of one class.</summary>
    public static IEnumerable<ReadyKey> From(this ImmutableSortedSet<ReadyKey> ready, WorkClass only)
    {
        var found = ready.IndexOf(new ReadyKey(only, 0));
        for (var i = found < 0 ? ~found : found; i < ready.Count && ready[i].Class == only; i++)
            yield return ready[i];
    }
}
