using System.Collections.Immutable;
using EscalationBot.Domain.Notices;

namespace EscalationBot.Storage.Present;

/// <summary>
/// The outbox with the indexes that make a claim cheap. A row can be claimed when it waits and is the lowest unfinished
/// row of its conversation; a notice without words yet has no conversation and stands for itself, or behind the gate of
/// its group. Holding or closing a group touches the gate alone, however many rows wait behind it.
/// </summary>
/// <remarks><see cref="LatestClaim"/> and what is ready follow from the questions asked, not from facts; they start anew with the program.</remarks>
internal sealed record WorkBoard
{
    private ImmutableDictionary<long, WorkItem> items = ImmutableDictionary<long, WorkItem>.Empty;
    private ImmutableDictionary<string, long> keys = ImmutableDictionary.Create<string, long>(StringComparer.Ordinal);
    private ImmutableDictionary<Room, ImmutableSortedSet<long>> lanes = ImmutableDictionary<Room, ImmutableSortedSet<long>>.Empty;
    private WaitingRows waiting = WaitingRows.None;
    private ImmutableSortedDictionary<string, WorkGroup> groups = ImmutableSortedDictionary.Create<string, WorkGroup>(StringComparer.Ordinal);
    private ImmutableSortedSet<string> liveGroups = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);
    private ImmutableDictionary<Room, ImmutableSortedSet<long>> unanswered = ImmutableDictionary<Room, ImmutableSortedSet<long>>.Empty;
    private ImmutableSortedSet<DueKey> leases = [];
    private ImmutableSortedSet<DueKey> ended = [];
    private ImmutableSortedSet<long> unfinished = [];

    private WorkBoard() { }

    public static WorkBoard Empty { get; } = new();

    /// <summary>The latest moment a claim was asked for, in this process.</summary>
    public DateTimeOffset LatestClaim { get; private init; } = DateTimeOffset.MinValue;

    public IEnumerable<WorkItem> Items => items.Values;

    public DateTimeOffset? NextDue => Live.Select(g => g.NextDue).Append(waiting.NextDue).Min();

    /// <summary>Groups with recipients who still wait.</summary>
    private IEnumerable<WorkGroup> Live => liveGroups.Select(g => groups[g]);

    public IEnumerable<KeyValuePair<string, WorkGroup>> Groups => groups;

    public WorkItem? this[long id] => items.GetValueOrDefault(id);

    /// <summary>Whether this intent ever existed.</summary>
    public bool Knows(string key) => keys.ContainsKey(key);

    /// <summary>The row of an intent.</summary>
    public WorkItem? Find(string key) => keys.TryGetValue(key, out var id) ? items[id] : null;

    public WorkGroup Group(string group) => groups.GetValueOrDefault(group, WorkGroup.Empty);

    /// <summary>Whether a claim at <paramref name="now"/> would find anything to do.</summary>
    public bool HasWork(DateTimeOffset now) =>
        NextDue <= now || (!leases.IsEmpty && leases.Min.At <= now) || Live.Any(g => g.MustBeSwept);

    /// <summary>Rows being sent whose lease is over, oldest lease first.</summary>
    public IEnumerable<WorkItem> Lapsed(DateTimeOffset now) => leases.TakeWhile(l => l.At <= now).Select(l => items[l.Id]);

    /// <summary>Rows of closed groups that nobody is sending, at most so many.</summary>
    public IEnumerable<WorkItem> ToSweep(int most) => Live.Where(g => g.MustBeSwept)
        .SelectMany(g => g.Of(NoticeOutcome.Waiting))
        .Select(id => items[id])
        .Where(row => row.State == WorkState.Waiting)
        .Take(most);

    /// <summary>Rows that can be claimed now, at most so many, in the order of going out; at most one of a conversation.</summary>
    public IEnumerable<WorkItem> Ready(DateTimeOffset now, int most) => Live.Where(g => g.IsOpen(now))
        .Select(g => g.Notices)
        .Append(waiting)
        .SelectMany(w => w.Ready.Take(most))
        .Order()
        .Select(r => items[r.Id])
        .Where(i => i.Due <= now)
        .Take(most);

    /// <summary>Rows that have not ended, and those that ended at or after <paramref name="from"/>, by number.</summary>
    public IReadOnlyList<WorkItem> Since(DateTimeOffset from)
    {
        var start = ended.IndexOf(new DueKey(from, 0));
        var tail = Enumerable.Range(start < 0 ? ~start : start, ended.Count - (start < 0 ? ~start : start)).Select(i => ended[i].Id);
        return [.. tail.Concat(unfinished).Order().Select(id => items[id])];
    }

    /// <summary>Messages of groups that reached a conversation, or may have, and met no reaction there.</summary>
    public IEnumerable<WorkItem> Unanswered(Room room) => unanswered.GetValueOrDefault(room, []).Select(id => items[id]);

    /// <summary>Makes rows that became due until <paramref name="now"/> ready, of each group no more than a claim can take.</summary>
    public WorkBoard Advance(DateTimeOffset now, int most)
    {
        var board = this with { waiting = waiting.Advance(now, int.MaxValue, Row), LatestClaim = now > LatestClaim ? now : LatestClaim };
        return liveGroups.Aggregate(board, (b, name) => b.With(name, groups[name].Advance(now, most, Row)));
    }

    /// <summary>Sets the gate of a group, which need not have any rows yet.</summary>
    public WorkBoard Put(string group, Gate gate, DateTimeOffset? notBefore) => With(group, Group(group) with { Gate = gate, NotBefore = notBefore });

    /// <summary>Adds a row or replaces the one with its number.</summary>
    public WorkBoard Put(WorkItem item)
    {
        var old = items.GetValueOrDefault(item.Id);
        var board = Withdraw(HeadFor(item)).Unlist(old).List(item);
        return (item.Group is { } group ? board.With(group, board.Group(group).Move(old, item)) : board).Offer(board.HeadFor(item));
    }

    private WorkItem Row(long id) => items[id];

    /// <summary>The row whose turn it is where <paramref name="item"/> belongs.</summary>
    private WorkItem? HeadFor(WorkItem item)
    {
        if (item.To is not { } to)
            return items.GetValueOrDefault(item.Id);
        return lanes.TryGetValue(Room.Of(to), out var lane) ? items[lane.Min] : null;
    }

    private WorkBoard Withdraw(WorkItem? head) => head is null ? this : Among(head, rows => rows.Remove(head));

    private WorkBoard Offer(WorkItem? head) => head is not { State: WorkState.Waiting } ? this : Among(head, rows => rows.Add(head));

    /// <summary>Changes the rows that a row waits among: all, or those behind the gate of its group.</summary>
    private WorkBoard Among(WorkItem row, Func<WaitingRows, WaitingRows> change) => row is { Group: { } group, To: null }
        ? With(group, Group(group) with { Notices = change(Group(group).Notices) })
        : this with { waiting = change(waiting) };

    private WorkBoard With(string name, WorkGroup group) => this with
    {
        groups = groups.SetItem(name, group),
        liveGroups = group.Of(NoticeOutcome.Waiting).IsEmpty ? liveGroups.Remove(name) : liveGroups.Add(name),
    };

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
        lanes = item.To is { } to ? Kept(lanes, Room.Of(to), item.Id, !item.HasEnded()) : lanes,
        unanswered = item is { Group: not null, To: { } user } ? Kept(unanswered, Room.Of(user), item.Id, item.AwaitsReaction()) : unanswered,
    };

    /// <summary>The rows of a place, with one of them or without it.</summary>
    private static ImmutableDictionary<Room, ImmutableSortedSet<long>> Kept(
        ImmutableDictionary<Room, ImmutableSortedSet<long>> places, Room room, long id, bool with)
    {
        var rows = places.GetValueOrDefault(room, []);
        rows = with ? rows.Add(id) : rows.Remove(id);
        return rows.IsEmpty ? places.Remove(room) : places.SetItem(room, rows);
    }

    private static DueKey LeaseOf(WorkItem item) => new(item.LeaseUntil ?? DateTimeOffset.MinValue, item.Id);
}
