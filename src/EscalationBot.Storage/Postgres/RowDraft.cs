using System.Text;
using EscalationBot.Conversation;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Office;
using EscalationBot.Domain.Organisation;
using EscalationBot.Storage.Changes;
using EscalationBot.Storage.Json;
using EscalationBot.Storage.Present;
using EscalationBot.Storage.Writing;

namespace EscalationBot.Storage.Postgres;

/// <summary>One piece of work in one transaction: looks for what it needs when it needs it, and writes its changes as rows.</summary>
/// <param name="hasBook">Whether it may write what belongs to the book; see <see cref="BookWanted"/>.</param>
internal sealed class RowDraft(Session session, Followed followed, OfficeRules rules, DateTimeOffset latestClaim, bool hasBook) : IDraft
{
    private readonly RowOffice office = new(session, followed, rules);
    private readonly InboxRows inbox = new(session);
    private readonly Dictionary<long, WorkItem?> work = [];
    private readonly Dictionary<string, InboxEntry?> messages = new(StringComparer.Ordinal);
    private StoredAuditEntry? lastEntry;
    private Gathered gathered = new();

    public DateTimeOffset LatestClaim => latestClaim;

    /// <summary>The outbox or the timers changed.</summary>
    public bool MustWake { get; private set; }

    /// <summary>Something of the present piece of work was done.</summary>
    public bool HasDone { get; set; }

    /// <summary>Holds conversations, and asks for what pieces of work will look at, all at once.</summary>
    public void Gather(IReadOnlyList<Needs> needs)
    {
        gathered = Gathered.Of(session, needs);
        foreach (var (key, entry) in gathered.Messages)
            messages[key] = entry;
        foreach (var (id, row) in gathered.Work)
            work[id] = row;
    }

    /// <summary>Before anything of a turn is done.</summary>
    /// <exception cref="BookWanted">It will write what belongs to the book.</exception>
    public void Expect(OfficeChanges changes)
    {
        if (changes is { Audit.Count: > 0 } or { Directory: not null } or { Snapshot: not null } or { Reviews.Count: > 0 }
            || changes.Proposals.Any(p => p.Facts.Count > 0) || changes.Campaigns.Any(c => c.Facts.Count > 0))
        {
            NeedBook();
        }
    }

    public IOffice Office(OfficeRules now) => office;

    public InboxEntry? Message(string inboxKey) =>
        messages.TryGetValue(inboxKey, out var entry) ? entry : messages[inboxKey] = inbox.Find(inboxKey);

    public ConversationState? State(ConversationKey conversation) =>
        gathered.KnowsState(conversation, out var state) ? state : State(session, conversation);

    public static ConversationState? State(Session session, ConversationKey conversation) => session.Ask(
        "select state from conversation where key = $1",
        r => StoreJson.Read<ConversationState>(r.GetString(0), "the state of a conversation"), Names.Of(conversation)).FirstOrDefault();

    public DueTimer? Timer(string key) => gathered.KnowsTimer(key, out var timer) ? timer : session.Ask(
        "select timer from timer where key = $1", r => StoreJson.Read<DueTimer>(r.GetString(0), "a timer"), Names.Of(key)).FirstOrDefault();

    public bool IsTaken(SlotTaken slot) => session.Any("select exists (select from slot where key = $1)", KeyOf(slot));

    public WorkItem? Work(long id) => work.TryGetValue(id, out var row)
        ? row
        : work[id] = session.Ask($"select {WorkRows.Columns} from work w where id = $1", WorkRows.Read, id).FirstOrDefault();

    /// <summary>A row that this transaction has locked and read.</summary>
    public void Take(WorkItem row) => work[row.Id] = row;

    public bool KnowsIntent(string key) => PastRows.Knows(session, key);

    /// <summary>
    /// Two messages of one notice may end at the same time; each must see whether the other has. So whoever asks writes the
    /// notice, and the second has to ask again.
    /// </summary>
    public IReadOnlyList<WorkItem> MessagesOf(long notice)
    {
        session.Write("update work set looked = looked + 1 where id = $1", notice);
        return Work(notice) is { State: WorkState.Told or WorkState.Sent or WorkState.Unknown } told
            ? Rows("told_notice = $1 and told_fence = $2 order by id", notice, told.Fence)
            : [];
    }

    public IReadOnlyList<WorkItem> Unanswered(Room room) =>
        gathered.KnowsNobodyAwaited(room) ? [] : Rows("room = $1 and awaits order by id", Names.Of(room));

    public WorkItem? FindSent(string channel, string wireId) =>
        Rows($"wire = $1 and state = {(int)WorkState.Sent} order by id desc limit 1", Names.Of(channel, wireId)).FirstOrDefault();

    public bool IsAtRest(Room room) => gathered.KnowsAtRest(room, out var isAtRest) ? isAtRest : RowDeliveries.IsAtRest(session, room);

    public Gate GateOf(string group) =>
        session.Ask("select gate from gate where grp = $1", r => (Gate)r.GetInt16(0), group) is [var gate] ? gate : Gate.Open;

    public IReadOnlyList<Change> ToForget(AccountId account) => Erasing.ToForget(account);

    public IReadOnlyList<Change> ToErase(AccountId account, DateTimeOffset at) => Erasing.ToErase(account, at, NextMark);

    public long NextMark() => gathered.Marks.TryDequeue(out var mark) ? mark : session.Ask("select nextval('mark')", r => r.GetInt64(0))[0];

    public StoredAuditEntry Chained(AuditEntry entry)
    {
        NeedBook();
        lastEntry ??= AuditRows.Last(session);
        return AuditChain.After(lastEntry, entry);
    }

    public void Keep(FileContent file)
    {
        HasDone = true;
        FileRows.Keep(session, file);
    }

    public void Do(Change change)
    {
        HasDone = true;
        switch (change)
        {
            case MessageAccepted c: inbox.Accept(c.Message); break;
            case MessageHandled c: Handle(c); break;
            case MessagePutAside c: PutAside(c); break;
            case MessageTakenUp c: inbox.TakeUp(c.InboxKey); messages.Remove(c.InboxKey); break;
            case MessageWordsForgotten c: inbox.Forget(Message(c.InboxKey)!); messages.Remove(c.InboxKey); break;
            case WorkWordsForgotten c: Forget(Work(c.Id)!); break;
            case MessageErased c: inbox.Erase(Message(c.InboxKey)!, c.Mark); messages.Remove(c.InboxKey); break;
            case WorkErased c: WorkRows.Erase(session, work[c.Id] = ErasedMessages.Of(Work(c.Id)!, c.Account)); break;
            case StateForgotten c: Erasing.Forget(c); gathered.Put(c.Conversation, null); break;
            case ErasureNoted c: Erasing.Note(c); break;
            case SlotTaken c: session.Write("insert into slot (key, job, name) values ($1, $2, $3)", KeyOf(c), c.Job, c.Name); break;
            case StateSaved c: Save(c); break;
            case TimerSet c: Set(c.Timer); break;
            case TimerCleared c: Clear(c.Key); break;
            case WorkAdded c: WorkRows.Add(session, work[c.Item.Id] = c.Item); MustWake = true; break;
            case WorkMoved c: Move(c.Apply(Work(c.Id)!)); break;
            case WorkReacted c: Move(Work(c.Id)! with { ReactedAt = c.At }); break;
            case GroupGated c: Set(c); break;
            case PastDayMoved c: PastRows.Put(session, c); break;
            case PastGroupMoved c: PastRows.Put(session, c); break;
            case AddressLearned c: ReachRows.PutAddress(session, gathered, c.Conversation, c.Address); break;
            case HoldChanged c: ReachRows.Put(session, c.Hold); break;
            default: NeedBook(); DoInBook(change); break;
        }
    }

    private void DoInBook(Change change)
    {
        switch (change)
        {
            case FactsAppended c: office.Proposals.Append(c.Proposal, c.Facts); break;
            case CampaignAppended c: office.CampaignBook = BookRows.Append(session, office.CampaignBook, c); break;
            case ReviewsAppended c: office.Reviews = BookRows.Append(session, office.Reviews, c); break;
            case DirectoryChanged c: BookRows.Put(session, c.Delta); office.Directory = c.Delta.ApplyTo(office.Directory); break;
            case ReachForgotten c: Erasing.Forget(c); gathered.Forget(c); break;
            case SnapshotTaken c: BookRows.Put(session, c.Snapshot); break;
            case AuditWritten c: AuditRows.Add(session, lastEntry = c.Entry); break;
            default: throw new ArgumentOutOfRangeException(nameof(change), change.GetType().Name, "A change that nobody writes.");
        }
    }

    private RowErasing Erasing => new(session, office);

    private void Forget(WorkItem row) =>
        WorkRows.Forget(session, work[row.Id] = row with { Message = ErasedMessages.Wordless(row.Message!), WordsForgotten = true });

    private void NeedBook()
    {
        if (!hasBook)
            throw new BookWanted();
    }

    private void Handle(MessageHandled handled)
    {
        inbox.Handle(handled.InboxKey, handled.Mark);
        Hear(messages[handled.InboxKey] = Message(handled.InboxKey)! with { Mark = handled.Mark, Error = null });
    }

    private void PutAside(MessagePutAside aside)
    {
        inbox.PutAside(aside.InboxKey, aside.Error);
        Hear(messages[aside.InboxKey] = Message(aside.InboxKey)! with { Error = aside.Error });
    }

    private void Hear(InboxEntry entry) => ReachRows.Hear(session, gathered, entry.Message);

    private void Save(StateSaved saved)
    {
        gathered.Put(saved.Conversation, saved.State);
        session.Write(
            "insert into conversation values ($1, $2, $3) on conflict (key) do update set state = excluded.state",
            Names.Of(saved.Conversation), StoreJson.Write(saved.Conversation), StoreJson.Write(saved.State));
    }

    private void Set(DueTimer timer)
    {
        MustWake = true;
        gathered.Put(timer.Key, timer);
        session.Write(
            "insert into timer values ($1, $2, $3, $4) on conflict (key) do update set due = excluded.due, timer = excluded.timer",
            Names.Of(timer.Key), Encoding.UTF8.GetBytes(timer.Key), timer.Due.UtcTicks, StoreJson.Write(timer));
    }

    private void Clear(string timer)
    {
        MustWake = true;
        gathered.Put(timer, null);
        session.Write("delete from timer where key = $1", Names.Of(timer));
    }

    private void Move(WorkItem row)
    {
        MustWake = true;
        WorkRows.Move(session, row);
        work[row.Id] = row;
    }

    private void Set(GroupGated gated)
    {
        MustWake = true;
        session.Write(
            "insert into gate values ($1, $2, $3) on conflict (grp) do update set gate = excluded.gate, not_before = excluded.not_before",
            gated.Group, (short)gated.Gate, gated.NotBefore?.UtcTicks);
    }

    private List<WorkItem> Rows(string where, params ReadOnlySpan<object?> values)
    {
        var rows = session.Ask($"select {WorkRows.Columns} from work w where {where}", WorkRows.Read, values);
        foreach (var row in rows)
            work[row.Id] = row;
        return rows;
    }

    private static byte[] KeyOf(SlotTaken slot) => Names.Of(slot.Job, slot.Name);
}

/// <summary>
/// The turn writes facts, counters, the directory or the audit chain. It runs again behind the lock of the book, which must
/// be taken before the transaction has seen anything.
/// </summary>
internal sealed class BookWanted : Exception;
