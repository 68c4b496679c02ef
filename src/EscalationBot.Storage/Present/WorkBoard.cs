using System.Collections.Immutable;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Organisation;

namespace EscalationBot.Storage.Present;

/// <summary>
/// The outbox with the indexes that make a claim cheap. A message can be claimed when it waits and is the lowest unfinished
/// row of its conversation, a notice when its recipient has no other on its way; both wait in pens, by channel and group.
/// Holding or closing a group touches its gate alone, however many rows wait behind it.
/// </summary>
/// <remarks><see cref="LatestClaim"/> and what is ready follow from the questions asked, not from facts; they start anew with the program.</remarks>
internal sealed record WorkBoard
{
    private ImmutableDictionary<long, WorkItem> items = ImmutableDictionary<long, WorkItem>.Empty;
    private ImmutableDictionary<string, long> keys = ImmutableDictionary.Create<string, long>(StringComparer.Ordinal);
    private ImmutableDictionary<Room, ImmutableSortedSet<long>> lanes = ImmutableDictionary<Room, ImmutableSortedSet<long>>.Empty;
    private Pens waiting = Pens.Empty;
    private ImmutableSortedDictionary<string, WorkGroup> groups = ImmutableSortedDictionary.Create<string, WorkGroup>(StringComparer.Ordinal);
    private ImmutableSortedSet<string> liveGroups = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);
    private ImmutableDictionary<Room, ImmutableSortedSet<long>> unanswered = ImmutableDictionary<Room, ImmutableSortedSet<long>>.Empty;
    private ImmutableDictionary<PostId, ImmutableSortedSet<long>> underway = ImmutableDictionary<PostId, ImmutableSortedSet<long>>.Empty;
    private Tellings tellings = Tellings.Empty;
    private ImmutableSortedSet<DueKey> leases = [];
    private ImmutableSortedSet<DueKey> ended = [];
    private ImmutableSortedSet<DueKey> worded = [];
    private ImmutableSortedSet<DueKey> wordless = [];
    private ImmutableSortedSet<DueKey> over = [];
    private KeyFence fence = KeyFence.Empty;
    private ImmutableSortedSet<long> unfinished = [];

    private WorkBoard() { }

    public static WorkBoard Empty { get; } = new();

    /// <summary>The latest moment a claim was asked for, in this process.</summary>
    public DateTimeOffset LatestClaim { get; private init; } = DateTimeOffset.MinValue;

    public IEnumerable<WorkItem> Items => items.Values;

    public DeliveryCounts Counts { get; private init; } = DeliveryCounts.None;

    /// <summary>What is left of notices whose rows are gone, by the office day they were due on.</summary>
    public ImmutableSortedDictionary<DateOnly, PastDay> Past { get; private init; } = ImmutableSortedDictionary<DateOnly, PastDay>.Empty;

    public IEnumerable<KeyValuePair<string, WorkGroup>> Groups => groups;

    public WorkItem? this[long id] => items.GetValueOrDefault(id);

    /// <summary>Groups with recipients who still wait.</summary>
    private IEnumerable<WorkGroup> Live => liveGroups.Select(g => groups[g]);

    /// <summary>When the first row outside of these channels is due, behind its gate or not.</summary>
    public DateTimeOffset? NextDue(IReadOnlySet<string>? closed = null) => waiting.Rows
        .Where(pen => closed?.Contains(pen.Key.Bucket) != true && Group(pen.Key.Group).Gate == Gate.Open)
        .Select(pen => Later(pen.Value.NextDue, Group(pen.Key.Group).NotBefore))
        .Min();

    /// <summary>Whether this intent ever existed.</summary>
    public bool Knows(string key) => keys.ContainsKey(key) || fence.Contains(KeyFence.Of(key));

    /// <summary>The row of an intent; null when there is none, or it was kept long enough.</summary>
    public WorkItem? Find(string key) => keys.TryGetValue(key, out var id) ? items[id] : null;

    public WorkGroup Group(string group) => groups.GetValueOrDefault(group, WorkGroup.Empty);

    /// <summary>Whether a claim would find anything to do.</summary>
    public bool HasWork(ClaimWish wish) => NextDue(wish.Closed) <= wish.Now || Lapsed(wish.Now).Any(r => r.Of is null) || Live.Any(g => g.MustBeSwept);

    /// <summary>Rows being sent whose lease is over, oldest lease first.</summary>
    public IEnumerable<WorkItem> Lapsed(DateTimeOffset now) => leases.TakeWhile(l => l.At <= now).Select(l => items[l.Id]);

    /// <summary>Messages that ended before a moment and still have their words, oldest first.</summary>
    public IEnumerable<WorkItem> ToForget(DateTimeOffset before, int most) => worded.TakeWhile(w => w.At < before).Take(most).Select(w => items[w.Id]);

    /// <summary>Messages that ended before a moment, without their words, whose notice (if any) has ended too; oldest first.</summary>
    public IEnumerable<WorkItem> ToDrop(DateTimeOffset before) => wordless.TakeWhile(w => w.At < before).Select(w => items[w.Id])
        .Where(row => row.Of is not { } of || items.GetValueOrDefault(of.Notice)?.HasEnded() != false);

    /// <summary>Notices that ended before a moment, oldest first.</summary>
    public IEnumerable<WorkItem> NoticesToDrop(DateTimeOffset before) => over.TakeWhile(o => o.At < before).Select(o => items[o.Id]);

    /// <summary>Rows that ended and name an account.</summary>
    public IEnumerable<WorkItem> Of(AccountId account) => items.Values.Where(row => row.HasEnded() && ErasedMessages.Concerns(row, account));

    /// <summary>Rows of closed groups that nobody is sending, at most so many.</summary>
    public IEnumerable<WorkItem> ToSweep(int most) => Live.Where(g => g.MustBeSwept)
        .SelectMany(g => g.Of(NoticeOutcome.Waiting))
        .Select(id => items[id])
        .Where(row => row.State == WorkState.Waiting)
        .Take(most);

    /// <summary>Rows that can be claimed now, in the order of going out; at most one of a conversation or a recipient.</summary>
    public IReadOnlyList<WorkItem> Ready(ClaimWish wish)
    {
        var recipients = new HashSet<PostId>();
        return
        [
            .. waiting.Ready(OpenPens(wish), wish.First)
                .Select(r => items[r.Id])
                .Where(i => i.Due <= wish.Now && (i.Notice is not { } notice || (!underway.ContainsKey(notice.Recipient) && recipients.Add(notice.Recipient))))
                .Take(wish.Most),
        ];
    }

    /// <summary>Rows that have not ended, and those that ended at or after <paramref name="from"/>, by number.</summary>
    public IReadOnlyList<WorkItem> Since(DateTimeOffset from)
    {
        var start = ended.IndexOf(new DueKey(from, 0));
        var tail = Enumerable.Range(start < 0 ? ~start : start, ended.Count - (start < 0 ? ~start : start)).Select(i => ended[i].Id);
        return [.. tail.Concat(unfinished).Order().Select(id => items[id])];
    }

    public IReadOnlyDictionary<WorkState, int> Depth() => unfinished.CountBy(id => items[id].State).ToDictionary();

    /// <summary>Messages of groups that reached a conversation, or may have, and met no reaction there.</summary>
    public IEnumerable<WorkItem> Unanswered(Room room) => unanswered.GetValueOrDefault(room, []).Select(id => items[id]);

    /// <summary>Whether nothing of a conversation is on its way or waits.</summary>
    public bool IsAtRest(Room room) => !lanes.ContainsKey(room);

    /// <summary>The messages that a notice became when it was told last, in order; none once nothing more can be learned of them.</summary>
    public IReadOnlyList<WorkItem> MessagesOf(long notice) => [.. tellings.MessagesOf(notice).Select(id => items[id])];

    /// <summary>The message that a channel took under this name and may still confirm.</summary>
    public WorkItem? FindSent(string channel, string wireId) => tellings.FindSent(channel, wireId) is { } id ? items[id] : null;

    /// <summary>Messages whose end is unknown and which go by this mark, oldest first.</summary>
    public IEnumerable<WorkItem> Unclear(string channel, string mark) => tellings.Unclear(channel, mark).Select(id => items[id]);

    /// <summary>Makes rows ready that became due.</summary>
    public WorkBoard Advance(ClaimWish wish) => this with
    {
        waiting = waiting.Advance(OpenPens(wish), wish.Now, wish.Most, id => items[id]),
        LatestClaim = wish.Now > LatestClaim ? wish.Now : LatestClaim,
    };

    /// <summary>Sets the gate of a group, which need not have any rows yet.</summary>
    public WorkBoard Put(string group, Gate gate, DateTimeOffset? notBefore) => With(group, Group(group) with { Gate = gate, NotBefore = notBefore });

    /// <summary>Adds a row or replaces the one with its number.</summary>
    public WorkBoard Put(WorkItem item)
    {
        var old = items.GetValueOrDefault(item.Id);
        var board = Withdraw(HeadFor(item)).Unlist(old).List(item) with { Counts = Counts.Move(old, item) };
        return (item is { Group: { } group, Notice: not null } ? board.With(group, board.Group(group).Move(old, item)) : board).Offer(board.HeadFor(item));
    }

    /// <summary>A row that ended loses an account; it answers for no conversation any more.</summary>
    public WorkBoard Erase(long id, AccountId account)
    {
        var row = items[id];
        var board = row.To is { } to ? this with { unanswered = Kept(unanswered, Room.Of(to), id, false) } : this;
        return (board with { tellings = board.tellings.Without(row) }).Put(ErasedMessages.Of(row, account) with { ReactedAt = row.ReactedAt });
    }

    /// <summary>A row that ended is gone; what a message was sent for keeps its own.</summary>
    public WorkBoard Drop(WorkItem row) => Unlist(row) with
    {
        items = items.Remove(row.Id),
        keys = row.Key is { } key ? keys.Remove(key) : keys,
        unanswered = row.To is { } to ? Kept(unanswered, Room.Of(to), row.Id, false) : unanswered,
        tellings = tellings.Dropped(row),
        Counts = Counts.Without(row),
    };

    /// <summary>A notice that ended loses its row; the sums keep it, and the fence its key.</summary>
    public WorkBoard DropNotice(WorkItem notice)
    {
        var day = PastDay.Of(notice);
        var board = Drop(notice) with
        {
            Past = Past.SetItem(day, Past.GetValueOrDefault(day, PastDay.Empty).With(notice)),
            fence = notice.Key is { } key ? fence.Add(KeyFence.Of(key)) : fence,
        };
        return notice.Group is { } group ? board.With(group, board.Group(group).Drop(notice)) : board;
    }

    /// <summary>What is left of a day, before any of its rows is put.</summary>
    public WorkBoard Put(DateOnly day, PastDay past) => this with
    {
        Past = Past.SetItem(day, past),
        fence = fence.Add([.. past.Keys.All]),
        Counts = Counts.With(day, past),
    };

    /// <summary>What is left of a group whose rows are gone.</summary>
    public WorkBoard Put(string group, GroupTally past) => With(group, Group(group) with { Past = past });

    private List<PenKey> OpenPens(ClaimWish wish) =>
    [
        .. waiting.Rows.Keys.Where(pen =>
            (pen.Words ? wish.Messages : wish.Notices && Group(pen.Group).IsOpen(wish.Now)) && !wish.Closed.Contains(pen.Bucket)),
    ];

    /// <summary>The row whose turn it is where <paramref name="item"/> belongs.</summary>
    private WorkItem? HeadFor(WorkItem item)
    {
        if (item.To is not { } to)
            return items.GetValueOrDefault(item.Id);
        return lanes.TryGetValue(Room.Of(to), out var lane) ? items[lane.Min] : null;
    }

    private WorkBoard Withdraw(WorkItem? head) => head is not { State: WorkState.Waiting } ? this : this with { waiting = waiting.Remove(head) };

    private WorkBoard Offer(WorkItem? head) => head is not { State: WorkState.Waiting } ? this : this with { waiting = waiting.Add(head) };

    private WorkBoard With(string name, WorkGroup group) => this with
    {
        groups = groups.SetItem(name, group),
        liveGroups = group.Of(NoticeOutcome.Waiting).IsEmpty ? liveGroups.Remove(name) : liveGroups.Add(name),
    };

    private WorkBoard Unlist(WorkItem? old) => old is null ? this : this with
    {
        leases = old.State == WorkState.Sending ? leases.Remove(LeaseOf(old)) : leases,
        ended = old.EndedAt is { } at ? ended.Remove(new DueKey(at, old.Id)) : ended,
        worded = old.EndedAt is { } then ? worded.Remove(new DueKey(then, old.Id)) : worded,
        wordless = old.EndedAt is { } past ? wordless.Remove(new DueKey(past, old.Id)) : wordless,
        over = old.EndedAt is { } once ? over.Remove(new DueKey(once, old.Id)) : over,
    };

    private WorkBoard List(WorkItem item) => this with
    {
        items = items.SetItem(item.Id, item),
        keys = item.Key is { } key ? keys.SetItem(key, item.Id) : keys,
        leases = item.State == WorkState.Sending ? leases.Add(LeaseOf(item)) : leases,
        ended = item.EndedAt is { } at ? ended.Add(new DueKey(at, item.Id)) : ended,
        worded = item is { EndedAt: { } then, Message: not null, WordsForgotten: not true } ? worded.Add(new DueKey(then, item.Id)) : worded,
        wordless = item is { EndedAt: { } past, Message: not null, WordsForgotten: true } ? wordless.Add(new DueKey(past, item.Id)) : wordless,
        over = item is { EndedAt: { } once, Notice: not null } ? over.Add(new DueKey(once, item.Id)) : over,
        unfinished = item.HasEnded() ? unfinished.Remove(item.Id) : unfinished.Add(item.Id),
        lanes = item.To is { } to ? Kept(lanes, Room.Of(to), item.Id, !item.HasEnded()) : lanes,
        unanswered = item is { Group: not null, To: { } user } ? Kept(unanswered, Room.Of(user), item.Id, item.AwaitsReaction()) : unanswered,
        underway = item.Notice is { } notice ? Kept(underway, notice.Recipient, item.Id, item.IsUnderway()) : underway,
        tellings = tellings.With(item, this),
    };

    /// <summary>The rows of a place, with one of them or without it.</summary>
    private static ImmutableDictionary<TPlace, ImmutableSortedSet<long>> Kept<TPlace>(
        ImmutableDictionary<TPlace, ImmutableSortedSet<long>> places, TPlace place, long id, bool with)
        where TPlace : notnull
    {
        var rows = places.GetValueOrDefault(place, []);
        rows = with ? rows.Add(id) : rows.Remove(id);
        return rows.IsEmpty ? places.Remove(place) : places.SetItem(place, rows);
    }

    private static DueKey LeaseOf(WorkItem item) => new(item.LeaseUntil ?? DateTimeOffset.MinValue, item.Id);

    private static DateTimeOffset? Later(DateTimeOffset? due, DateTimeOffset? notBefore) => notBefore > due ? notBefore : due;
}
