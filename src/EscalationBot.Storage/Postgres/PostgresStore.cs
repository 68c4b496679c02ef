using System.Data;
using EscalationBot.Conversation;
using EscalationBot.Conversation.Delivery;
using EscalationBot.Conversation.Messages;
using EscalationBot.Domain.Office;
using EscalationBot.Storage.Present;
using EscalationBot.Storage.Writing;
using Npgsql;

namespace EscalationBot.Storage.Postgres;

/// <summary>
/// The store of several replicas: one database of PostgreSQL, and nothing in a process that another one would have to know.
/// A turn is one transaction on one view of the database; what it may not do beside another turn makes it run again.
/// </summary>
public sealed class PostgresStore : ITurnStore, IWorkQueue, IMessageLog, IFileStore, IAuditTrail, IRetention, IReplicas, IAsyncDisposable
{
    private readonly NpgsqlDataSource source;
    private readonly Func<OfficeRules> rules;
    private readonly Transactions transactions;
    private readonly Wakeups wakeups;
    private readonly Threads threads;
    private readonly Lanes lanes = new();
    private readonly Groups groups;

    private PostgresStore(NpgsqlDataSource source, PostgresStoreOptions options, Func<OfficeRules> rules, TimeProvider time, DatabaseTime clock)
    {
        this.source = source;
        this.rules = rules;
        Time = clock;
        wakeups = new Wakeups(source, time, clock);
        transactions = new Transactions(source, wakeups, rules);
        threads = new Threads(options.Turns);
        groups = new Groups(transactions, threads);
    }

    /// <summary>The clock of the database: the same for all replicas, whatever the clocks of their machines show.</summary>
    public TimeProvider Time { get; }

    /// <summary>Opens the database, and brings it to the schema of this program.</summary>
    /// <param name="rules">Asked anew for every turn and reading.</param>
    /// <param name="time">The clock of this machine: for pauses, and for what passes between two looks at the clock of the database.</param>
    /// <exception cref="StoreException">It cannot be reached, is of a newer version, or belongs to another program.</exception>
    public static PostgresStore Open(PostgresStoreOptions options, Func<OfficeRules> rules, TimeProvider time)
    {
        var source = options.Source();
        try
        {
            Migrations.Run(source);
            var clock = new DatabaseTime(time);
            using (var connection = source.OpenConnection())
                clock.Read(connection);
            return new PostgresStore(source, options, rules, time, clock);
        }
        catch (NpgsqlException e)
        {
            source.Dispose();
            throw new StoreException($"The database cannot be used: {e.Message}", e);
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    public Task<bool> AcceptAsync(IncomingMessage message, CancellationToken cancellation) =>
        groups.AcceptAsync(message.Withheld ? message with { Text = "", Files = null } : message, cancellation);

    public IReadOnlyList<IncomingMessage> PendingMessages() => Ask(s => new InboxRows(s).Pending().Select(e => e.Message).ToList());

    public IReadOnlyList<IncomingMessage> TakeUp(TimeSpan age, int most) =>
        transactions.ReadCommitted(session => new InboxRows(session).TakeUp(age, most).Select(e => e.Message).ToList());

    public IReadOnlyList<IncomingMessage> UnhandledBefore(IncomingMessage message) =>
        Ask(s => new InboxRows(s).OpenBefore(message).Select(e => e.Message).ToList());

    public IReadOnlyList<string> PageKeys() => Ask(s => s.Ask("select key from page_key order by name", r => r.GetString(0)));

    public void KeepPageKey(string name, string key) => transactions.Do(false, new Needs(), (session, _) =>
    {
        session.Write("insert into page_key values ($1, $2) on conflict do nothing", name, key);
        return true;
    });

    /// <summary>The secrets of channels, the same for all replicas.</summary>
    /// <param name="before">Where they were before the database was used.</param>
    public IVault Vault(IVault before) => new PostgresVault(source, before);

    public async Task<IReadOnlyList<TimeSpan>> TakeAsync(
        string channel, IReadOnlyList<SharedLimit> limits, TimeSpan patience, CancellationToken cancellation)
    {
        await using var command = source.CreateCommand("select reserve_rate($1, $2, $3, $4, $5)");
        command.Parameters.Add(new() { Value = channel });
        command.Parameters.Add(new() { Value = limits.Select(l => l.Name).ToArray() });
        command.Parameters.Add(new() { Value = limits.Select(l => l.Most).ToArray() });
        command.Parameters.Add(new() { Value = limits.Select(l => (long)l.Window.TotalMicroseconds).ToArray() });
        command.Parameters.Add(new() { Value = (long)patience.TotalMicroseconds });
        return [.. ((long[])(await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false))!).Select(w => TimeSpan.FromMicroseconds(w))];
    }

    public Task<TurnOutcome> RunAsync(
        Trigger trigger, ConversationKey? conversation, Func<TurnView, TurnResult<OfficeChanges>> turn, CancellationToken cancellation)
    {
        var needs = Needs.Of(trigger, conversation);
        // What people say is mostly only talk; the rest mostly is written down.
        var withBook = trigger is not (Trigger.Message or Trigger.GivenUp or Trigger.Notice);
        TurnOutcome Work(RowDraft draft) => Turns.Run(draft, trigger, conversation, view => Expected(draft, turn(view)), rules());
        // Nobody else waits for an order that may take long.
        Task<TurnOutcome> Run() => trigger is Trigger.Command or Trigger.Slot
            ? threads.DoAsync(() => transactions.Do(withBook, needs, (_, draft) => Work(draft)), cancellation)
            : groups.DoAsync(withBook, needs, Work, cancellation);
        return needs.Room is { } place ? lanes.AddAsync(place, Run) : Run();
    }

    public IReadOnlyList<SetAsideMessage> SetAside() => Ask(s => new InboxRows(s).Aside().Select(e => new SetAsideMessage(e.Message, e.Error!)).ToList());

    public ConversationState? StateOf(ConversationKey conversation) => Ask(s => RowDraft.State(s, conversation));

    public IOfficeReading Read() => transactions.Read();

    public Task<IReadOnlyList<WorkItem>> ClaimAsync(ClaimWish wish, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(wish.Most, 1);
        return threads.DoAsync(() => transactions.Claim(wish), cancellation);
    }

    public IReadOnlyList<WorkItem> MessagesOf(WorkItem notice) =>
        [.. Rows("told_notice = $1 and told_fence = $2 and state = 1 order by id", notice.Id, notice.Fence).Where(m => m.Of!.AtOnce)];

    public WorkItem? NoticeOf(WorkItem message) => message.Of is { } of ? Find(of.Notice) : null;

    public IReadOnlyList<WorkItem> Lapsed(DateTimeOffset now, int most) =>
        Rows("state = 1 and lease <= $1 and told_notice is not null order by lease, id limit $2", now.UtcTicks, most);

    public WorkItem? FindUnclear(string channel, string mark, string wireId, DateTimeOffset since)
    {
        if (Rows($"wire = $1 and state = {(int)WorkState.Unknown} and ended >= $2 order by id limit 1", Names.Of(channel, mark), since.UtcTicks) is not [{ To: { } to } found])
            return null;
        var beside = Rows($"room = $1 and (state = {(int)WorkState.Sending} or ended >= $2)", Names.Of(Room.Of(to)), since.UtcTicks);
        return beside.Any(row => row.MayBe(wireId)) ? null : found;
    }

    public bool Knows(string channel, string wireId, DateTimeOffset since) =>
        Rows($"wire = $1 and state <> {(int)WorkState.Unknown} and ended >= $2 limit 1", Names.Of(channel, wireId), since.UtcTicks).Count > 0;

    public Task<bool> CompleteAsync(WorkOutcome outcome, CancellationToken cancellation) =>
        groups.DoAsync(false, new Needs { Work = outcome.Item.Id }, draft => Endings.Complete(draft, outcome), cancellation);

    public Task<bool> ConfirmAsync(string channel, string wireId, WorkState state, string? reason, DateTimeOffset at, CancellationToken cancellation) => groups.DoAsync(
        false, new Needs(),
        draft => draft.FindSent(channel, wireId) is { } message && Endings.Confirm(draft, message, state, reason, at), cancellation);

    public Task DelayAsync(string group, DateTimeOffset notBefore, CancellationToken cancellation) => threads.DoAsync(
        () => transactions.Do(false, new Needs(), (session, _) =>
        {
            session.Write(
                """
                insert into gate values ($1, 0, $2)
                on conflict (grp) do update set not_before = greatest(gate.not_before, excluded.not_before) where gate.gate = 0
                """,
                group, notBefore.UtcTicks);
            return true;
        }),
        cancellation);

    public IReadOnlyList<DueTimer> DueTimers(DateTimeOffset now, int most) => Ask(s => Due.Timers(s, now, most));

    public DateTimeOffset? NextDue(IReadOnlySet<string>? closed = null) =>
        Ask(s => new[] { Due.Next(s, closed ?? new HashSet<string>()), Due.NextTimer(s) }.Min());

    public DateTimeOffset? NextLapse() => Ask(Due.NextLapse);

    public Task ChangedAsync(CancellationToken cancellation) => wakeups.Changed.WaitAsync(cancellation);

    public IReadOnlyList<LogEntry> Read(string channel, string conversation, long after, int most) =>
        Ask(s => LogRows.Read(s, new Room(channel, conversation), after, most));

    public IReadOnlyList<WorkItem> Newest(string channel, string conversation, int most) =>
        Rows("room = $1 and words and not forgotten order by id desc limit $2", Names.Of(new Room(channel, conversation)), most);

    public WorkItem? Find(long id) => Rows("id = $1", id).FirstOrDefault();

    public IReadOnlyDictionary<WorkState, int> Depth() => Ask(s => s
        .Ask("select state, count(*)::int from work where state in (0, 1, 2) group by state", r => KeyValuePair.Create((WorkState)r.GetInt16(0), r.GetInt32(1)))
        .ToDictionary());

    public IReadOnlyList<WorkItem> Work(DateTimeOffset from) => Rows("state in (0, 1, 2) or ended >= $1 order by id", from.UtcTicks);

    /// <exception cref="ArgumentException">The file is larger than <see cref="LiteDbStore.LargestFile"/>.</exception>
    public Task<string> PutAsync(string fileName, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        if (content.Length > LiteDbStore.LargestFile)
            throw new ArgumentException($"A file of {content.Length} bytes is too large; {LiteDbStore.LargestFile} are kept.", nameof(content));
        var file = new FileContent(FileContent.KeyOf(content.Span), fileName, content);
        return threads.DoAsync(
            () => transactions.Do(false, new Needs(), (_, draft) =>
            {
                draft.Keep(file);
                return file.Key;
            }),
            cancellation);
    }

    public Task<byte[]?> GetAsync(string key, CancellationToken cancellation) => threads.DoAsync(
        () => Ask(s => s.Ask("select content from file where key = $1", r => r.GetFieldValue<byte[]>(0), key).FirstOrDefault()), cancellation);

    public IReadOnlyList<StoredAuditEntry> Read(long after, int most) => Ask(s => AuditRows.Read(s, after, most));

    public Task<int> ForgetWordsAsync(DateTimeOffset before, int most, CancellationToken cancellation) => threads.DoAsync(
        () => transactions.Do(false, new Needs(), (session, draft) =>
        {
            var changes = RowErasing.ToForget(session, before, most);
            foreach (var change in changes)
                draft.Do(change);
            return changes.Count;
        }),
        cancellation);

    public Task<int> DropDetailsAsync(DateTimeOffset before, int most, CancellationToken cancellation) =>
        threads.DoAsync(() => transactions.Do(false, new Needs(), (session, _) => RowErasing.Drop(session, before, most)), cancellation);

    public Task<int> DropFilesAsync(DateTimeOffset before, CancellationToken cancellation) =>
        threads.DoAsync(() => transactions.Do(false, new Needs(), (session, _) => FileRows.Drop(session, before)), cancellation);

    public long? FirstBroken() => Ask(AuditRows.FirstBroken);

    public async ValueTask DisposeAsync()
    {
        await threads.DisposeAsync().ConfigureAwait(false);
        await wakeups.DisposeAsync().ConfigureAwait(false);
        await source.DisposeAsync().ConfigureAwait(false);
    }

    private static TurnResult<OfficeChanges> Expected(RowDraft draft, TurnResult<OfficeChanges> result)
    {
        draft.Expect(result.Changes);
        return result;
    }

    private T Ask<T>(Func<Session, T> look)
    {
        using var session = new Session(source, IsolationLevel.RepeatableRead);
        return look(session);
    }

    private List<WorkItem> Rows(string where, params object?[] values) =>
        Ask(s => s.Ask($"select {WorkRows.Columns} from work w where {where}", WorkRows.Read, values));
}
