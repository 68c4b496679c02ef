using System.Collections.Immutable;

namespace EscalationBot.Storage.Present;

/// <summary>
/// Rows that wait to be claimed, by the moment they are due, and those of them that have become due, by their order of
/// going out. <see cref="Reached"/> is how far the second follows the first; it starts anew with the program.
/// </summary>
internal sealed record WaitingRows(ImmutableSortedSet<DueKey> ByDue, ImmutableSortedSet<ReadyKey> Ready, DueKey Reached)
{
    public static WaitingRows None { get; } = new([], [], new DueKey(DateTimeOffset.MinValue, 0));

    public bool IsEmpty => ByDue.IsEmpty;

    public DateTimeOffset? NextDue => ByDue.IsEmpty ? null : ByDue.Min.At;

    public WaitingRows Add(WorkItem row)
    {
        var key = new DueKey(row.Due, row.Id);
        return this with { ByDue = ByDue.Add(key), Ready = key.CompareTo(Reached) <= 0 ? Ready.Add(ReadyKey.Of(row)) : Ready };
    }

    public WaitingRows Remove(WorkItem row) =>
        this with { ByDue = ByDue.Remove(new DueKey(row.Due, row.Id)), Ready = Ready.Remove(ReadyKey.Of(row)) };

    /// <summary>Makes rows ready that became due until <paramref name="now"/>, at most so many more.</summary>
    public WaitingRows Advance(DateTimeOffset now, int most, Func<long, WorkItem> row)
    {
        var found = ByDue.IndexOf(Reached);
        var from = found >= 0 ? found + 1 : ~found;
        var fresh = ImmutableSortedSet.CreateBuilder<ReadyKey>();
        var reached = Reached;
        for (var i = from; i < ByDue.Count && ByDue[i].At <= now && fresh.Count < most; i++)
        {
            reached = ByDue[i];
            fresh.Add(ReadyKey.Of(row(reached.Id)));
        }
        if (fresh.Count < most && new DueKey(now, long.MaxValue) is var end && end.CompareTo(reached) > 0)
            reached = end;
        return fresh.Count == 0 && reached == Reached ? this : this with { Ready = Ready.Union(fresh), Reached = reached };
    }
}
