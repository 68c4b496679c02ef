using System.Collections.Immutable;

namespace EscalationBot.Storage.Present;

/// <summary>
/// The outbox with the indexes that make a claim cheap. A row can be claimed when it waits and is the lowest unfinished
/// row of its conversation; a notice without words yet has no conversation and stands for itself.
/// </summary>
/// <remarks><see cref="LatestClaim"/> and <see cref="ready"/> follow from the questions asked, not from facts; they start anew with the program.</remarks>
internal sealed record WorkBoard
{
    private ImmutableDictionary<long, WorkItem> items = ImmutableDictionary<long, WorkItem>.Empty;
    private ImmutableDictionary<string, long> keys = ImmutableDictionary.Create<string, long>(StringComparer.Ordinal);
    private ImmutableDictionary<Room, ImmutableSortedSet<long>> lanes = ImmutableDictionary<Room, ImmutableSortedSet<long>>.Empty;
    private ImmutableSortedSet<DueKey> claimable = [];
    private ImmutableSortedSet<ReadyKey> ready = [];
    private ImmutableSortedSet<DueKey> leases = [];
    private ImmutableSortedSet<DueKey> ended = [];
    private ImmutableSortedSet<long> unfinished = [];

    private WorkBoard() { }

    public static WorkBoard Empty { get; } = new();

    /// <summary>The latest moment a claim was asked for, in this process.</summary>
    public DateTimeOffset LatestClaim { get; private init; } = DateTimeOffset.MinValue;

    public IEnumerable<WorkItem> Items => items.Values;

    public DateTimeOffset? NextDue => claimable.IsEmpty ? null : claimable.Min.At;

    public WorkItem? this[long id] => items.GetValueOrDefault(id);

    /// <summary>Whether this intent ever existed.</summary>
    public bool Knows(string key) => keys.ContainsKey(key);

    /// <summary>Whether a claim at <paramref name="now"/> would find anything to do.</summary>
    public bool HasWork(DateTimeOffset now) => NextDue <= now || (!leases.IsEmpty && leases.Min.At <= now);

    /// <summary>Rows being sent whose lease is over, oldest lease first.</summary>
    public IEnumerable<WorkItem> Lapsed(DateTimeOffset now) => leases.TakeWhile(l => l.At <= now).Select(l => items[l.Id]);

    /// <summary>Rows that can be claimed now, in the order of going out; at most one of a conversation.</summary>
    public IEnumerable<WorkItem> Ready(DateTimeOffset now) => ready.Select(r => items[r.Id]).Where(i => i.Due <= now);

    /// <summary>Rows that have not ended, and those that ended at or after <paramref name="from"/>, by number.</summary>
    public IReadOnlyList<WorkItem> Since(DateTimeOffset from)
    {
        var start = ended.IndexOf(new DueKey(from, 0));
        var tail = Enumerable.Range(start < 0 ? ~start : start, ended.Count - (start < 0 ? ~start : start)).Select(i => ended[i].Id);
        return [.. tail.Concat(unfinished).Order().Select(id => items[id])];
    }

    /// <summary>Makes rows that became due until <paramref name="now"/> ready.</summary>
    public WorkBoard Advance(DateTimeOffset now)
    {
        if (now <= LatestClaim)
            return this;
        var from = claimable.IndexOf(new DueKey(LatestClaim, long.MaxValue));
        var fresh = ready.ToBuilder();
        for (var i = from < 0 ? ~from : from; i < claimable.Count && claimable[i].At <= now; i++)
            fresh.Add(Readiness(items[claimable[i].Id]));
        return this with { ready = fresh.ToImmutable(), LatestClaim = now };
    }

    /// <summary>Adds a row or replaces the one with its number.</summary>
    public WorkBoard Put(WorkItem item)
    {
        var board = Withdraw(HeadFor(item)).Unlist(items.GetValueOrDefault(item.Id)).List(item);
        return board.Offer(board.HeadFor(item));
    }

    /// <summary>The row whose turn it is where <paramref name="item"/> belongs.</summary>
    private WorkItem? HeadFor(WorkItem item)
    {
        if (item.To is not { } to)
            return items.GetValueOrDefault(item.Id);
        return lanes.TryGetValue(Room.Of(to), out var lane) ? items[lane.Min] : null;
    }

    private WorkBoard Withdraw(WorkItem? head) => head is null ? this : this with
    {
        claimable = claimable.Remove(new DueKey(head.Due, head.Id)),
        ready = ready.Remove(Readiness(head)),
    };

    private WorkBoard Offer(WorkItem? head)
    {
        if (head is not { State: WorkState.Waiting })
            return this;
        return this with
        {
            claimable = claimable.Add(new DueKey(head.Due, head.Id)),
            ready = head.Due <= LatestClaim ? ready.Add(Readiness(head)) : ready,
        };
    }

    private WorkBoard Unlist(WorkItem? old) => old is null ? this : this with
    {
        leases = old.State == WorkState.Sending ? leases.Remove(LeaseOf(old)) : leases,
        ended = old.EndedAt is { } at ? ended.Remove(new DueKey(at, old.Id)) : ended,
    };

    private WorkBoard List(WorkItem item) => this with
    {
        items = items.SetItem(item.Id, item),
        keys = item.Key is { } key ? keys.SetItem(key, item.Id) : keys,
        leases = item.State == WorkState.Sending ? leases.Add(LeaseOf(item)) : leases,
        ended = item.EndedAt is { } at ? ended.Add(new DueKey(at, item.Id)) : ended,
        unfinished = item.HasEnded() ? unfinished.Remove(item.Id) : unfinished.Add(item.Id),
        lanes = item.To is { } to ? InLane(Room.Of(to), item) : lanes,
    };

    private ImmutableDictionary<Room, ImmutableSortedSet<long>> InLane(Room room, WorkItem item)
    {
        var lane = lanes.GetValueOrDefault(room, []);
        lane = item.HasEnded() ? lane.Remove(item.Id) : lane.Add(item.Id);
        return lane.IsEmpty ? lanes.Remove(room) : lanes.SetItem(room, lane);
    }

    private static DueKey LeaseOf(WorkItem item) => new(item.LeaseUntil ?? DateTimeOffset.MinValue, item.Id);

    private static ReadyKey Readiness(WorkItem item) => new(item.Priority(), item.Id);
}
