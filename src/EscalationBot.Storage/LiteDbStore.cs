using EscalationBot.Conversation;
using EscalationBot.Conversation.Messages;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Office;
using EscalationBot.Storage.Backups;
using EscalationBot.Storage.Changes;
using EscalationBot.Storage.LiteDb;
using EscalationBot.Storage.Present;
using EscalationBot.Storage.Sheets;
using EscalationBot.Storage.Writing;

namespace EscalationBot.Storage;

/// <summary>
/// The embedded store: one file, one process. The present is an immutable image in memory that readers take without locks;
/// one writer thread commits whole groups of turns to an append-only journal; beside it the journal is folded into small
/// documents in LiteDB from time to time. A start reads those documents and the rest of the journal.
/// </summary>
public sealed class LiteDbStore : ITurnStore, IWorkQueue, IMessageLog, IFileStore, IAuditTrail, IBackupSource, IRetention, IUpkeep, IAsyncDisposable
{
    /// <summary>The largest file that is kept, bytes (25 MB).</summary>
    public const int LargestFile = 25 * 1024 * 1024;

    private readonly Func<OfficeRules> rules;
    private readonly IJournal journal;
    private readonly Writer writer;

    private LiteDbStore(IJournal journal, Func<OfficeRules> rules)
    {
        (this.rules, this.journal) = (rules, journal);
        writer = new Writer(journal);
    }

    public Exception? Trouble => journal.Trouble;

    public async Task TryAgainAsync(CancellationToken cancellation) => await await writer.DoAsync(_ => journal.TryAgain(), cancellation).ConfigureAwait(false);

    internal OfficeImage Image => writer.Image;

    /// <summary>Opens the store, or makes it when the file is not there.</summary>
    /// <param name="rules">Asked anew for every turn and reading.</param>
    /// <exception cref="StoreException">Another process has it open, it is of a newer version, or damaged.</exception>
    public static LiteDbStore Open(LiteDbStoreOptions options, Func<OfficeRules> rules) =>
        Open(options.InMemory ? new MemoryJournal() : LiteDbJournal.Open(options), rules);

    internal static LiteDbStore Open(IJournal journal, Func<OfficeRules> rules)
    {
        try
        {
            return new LiteDbStore(journal, rules);
        }
        catch
        {
            journal.Dispose();
            throw;
        }
    }

    public Task<bool> AcceptAsync(IncomingMessage message, CancellationToken cancellation) => writer.DoAsync(
        draft =>
        {
            if (draft.Image.Inbox.Find(message.Key) is not null)
                return false;
            draft.Do(new MessageAccepted(message.Withheld ? message with { Text = "", Files = null } : message));
            return true;
        },
        cancellation);

    public IReadOnlyList<IncomingMessage> PendingMessages()
    {
        var inbox = writer.Image.Inbox;
        return [.. inbox.Pending.Select(n => inbox.ByNumber(n).Message)];
    }

    public Task<TurnOutcome> RunAsync(
        Trigger trigger, ConversationKey? conversation, Func<TurnView, TurnResult<OfficeChanges>> turn, CancellationToken cancellation) =>
        writer.DoAsync(draft => Turns.Run(draft, trigger, conversation, turn, rules()), cancellation);

    public IReadOnlyList<SetAsideMessage> SetAside()
    {
        var inbox = writer.Image.Inbox;
        return [.. inbox.Aside.Select(inbox.ByNumber).Select(e => new SetAsideMessage(e.Message, e.Error!))];
    }

    public ConversationState? StateOf(ConversationKey conversation) => writer.Image.Conversations.GetValueOrDefault(conversation);

    public IOfficeReading Read() => new OfficeView(writer.Image, rules());

    public async Task<IReadOnlyList<WorkItem>> ClaimAsync(ClaimWish wish, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(wish.Most, 1);
        if (!writer.Image.Work.HasWork(wish))
            return [];
        return await writer.DoAsync(draft => Claims.Take(draft, wish), cancellation).ConfigureAwait(false);
    }

    public IReadOnlyList<WorkItem> MessagesOf(WorkItem notice) =>
        [.. writer.Image.Work.MessagesOf(notice.Id).Where(m => m is { State: WorkState.Sending, Of: { AtOnce: true } of } && of.Fence == notice.Fence)];

    public WorkItem? NoticeOf(WorkItem message) => message.Of is { } of ? writer.Image.Work[of.Notice] : null;

    public IReadOnlyList<WorkItem> Lapsed(DateTimeOffset now, int most) => [.. writer.Image.Work.Lapsed(now).Where(row => row.Of is not null).Take(most)];

    public WorkItem? FindUnclear(string channel, string mark, string wireId, DateTimeOffset since)
    {
        var board = writer.Image.Work;
        if (board.Unclear(channel, mark).FirstOrDefault(row => row.EndedAt >= since) is not { To: { } to } found)
            return null;
        var beside = board.Since(since).Where(row => row.To is { } other && Room.Of(other) == Room.Of(to));
        return beside.Any(row => row.MayBe(wireId)) ? null : found;
    }

    public bool Knows(string channel, string wireId, DateTimeOffset since)
    {
        var board = writer.Image.Work;
        return board.FindSent(channel, wireId) is not null
            || board.Since(since).Any(row => row.To?.Channel == channel && row.ChannelMessageId == wireId && row.State != WorkState.Unknown);
    }

    public Task<bool> CompleteAsync(WorkOutcome outcome, CancellationToken cancellation) =>
        writer.DoAsync(draft => Endings.Complete(draft, outcome), cancellation);

    public Task<bool> ConfirmAsync(string channel, string wireId, WorkState state, string? reason, DateTimeOffset at, CancellationToken cancellation) =>
        writer.DoAsync(
            draft => draft.Image.Work.FindSent(channel, wireId) is { } message && Endings.Confirm(draft, message, state, reason, at),
            cancellation);

    public Task DelayAsync(string group, DateTimeOffset notBefore, CancellationToken cancellation) => writer.DoAsync(
        draft =>
        {
            var present = draft.Image.Work.Group(group);
            if (present.Gate == Gate.Open && !(present.NotBefore >= notBefore))
                draft.Do(new GroupGated(group, Gate.Open, notBefore));
            return true;
        },
        cancellation);

    public IReadOnlyList<DueTimer> DueTimers(DateTimeOffset now, int most) => writer.Image.Timers.Due(now, most);

    public DateTimeOffset? NextDue(IReadOnlySet<string>? closed = null)
    {
        var image = writer.Image;
        return (image.Work.NextDue(closed), image.Timers.NextDue) switch
        {
            ({ } work, { } timer) => work < timer ? work : timer,
            var (work, timer) => work ?? timer,
        };
    }

    public Task ChangedAsync(CancellationToken cancellation) => writer.Changed.WaitAsync(cancellation);

    public IReadOnlyList<LogEntry> Read(string channel, string conversation, long after, int most)
    {
        var image = writer.Image;
        return image.Log.Read(new Room(channel, conversation), after, most, image.Work);
    }

    public IReadOnlyList<WorkItem> Newest(string channel, string conversation, int most)
    {
        var image = writer.Image;
        return image.Log.Newest(new Room(channel, conversation), most, image.Work);
    }

    public WorkItem? Find(long id) => writer.Image.Work[id];

    public IReadOnlyDictionary<WorkState, int> Depth() => writer.Image.Work.Depth();

    public IReadOnlyList<WorkItem> Work(DateTimeOffset from) => writer.Image.Work.Since(from);

    /// <exception cref="ArgumentException">The file is larger than <see cref="LargestFile"/>.</exception>
    public Task<string> PutAsync(string fileName, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        if (content.Length > LargestFile)
            throw new ArgumentException($"A file of {content.Length} bytes is too large; {LargestFile} are kept.", nameof(content));
        var key = FileContent.KeyOf(content.Span);
        return writer.DoAsync(
            draft =>
            {
                draft.Keep(new FileContent(key, fileName, content));
                return key;
            },
            cancellation);
    }

    public Task<byte[]?> GetAsync(string key, CancellationToken cancellation) => Task.Run(() => journal.ReadFile(key), cancellation);

    public IReadOnlyList<StoredAuditEntry> Read(long after, int most) => writer.Image.Audit.Read(after, most);

    /// <summary>Reads what is kept, not what is remembered.</summary>
    public long? FirstBroken() => journal.FirstBrokenAudit(writer.Image);

    public Task<int> ForgetWordsAsync(DateTimeOffset before, int most, CancellationToken cancellation) => writer.DoAsync(
        draft =>
        {
            var messages = draft.Image.Inbox.ToForget(before, most).Select(e => e.Message.Key).ToList();
            var rows = draft.Image.Work.ToForget(before, most - messages.Count).Select(r => r.Id).ToList();
            foreach (var key in messages)
                draft.Do(new MessageWordsForgotten(key));
            foreach (var id in rows)
                draft.Do(new WorkWordsForgotten(id));
            return messages.Count + rows.Count;
        },
        cancellation);

    public Task<int> DropDetailsAsync(DateTimeOffset before, int most, CancellationToken cancellation) => writer.DoAsync(
        draft =>
        {
            // The latest mark stays, for a start goes on counting from it.
            var (image, latest) = (draft.Image, draft.Image.NextMark - 1);
            var messages = image.Inbox.ToDrop(before).Where(e => e.Mark < latest).Select(Change (e) => new MessageDropped(e.Number));
            var rows = image.Work.ToDrop(before).Where(r => r.Id < latest).Select(Change (r) => new WorkDropped(r.Id));
            var notices = image.Work.NoticesToDrop(before).Where(r => r.Id < latest).Select(Change (r) => new NoticeDropped(r.Id, PastDay.Of(r), r.Group));
            var gone = messages.Concat(rows).Concat(notices).Take(most).ToList();
            gone.ForEach(draft.Do);
            return gone.Count;
        },
        cancellation);

    public Task<int> DropFilesAsync(DateTimeOffset before, CancellationToken cancellation) =>
        Task.Run(() => journal.DropFiles(() => NeededFiles.Of(writer.Image, before)), cancellation);

    public async Task BackupAsync(Stream to, CancellationToken cancellation)
    {
        // The files after the image: every file it speaks of is among them.
        var image = writer.Image;
        await Task.Run(() => WriteAsync(to, image, journal.AllFiles(), cancellation), cancellation).ConfigureAwait(false);
    }

    /// <summary>What another store knew of erased accounts, by their hashes.</summary>
    internal Task NoteErasuresAsync(IReadOnlyDictionary<string, DateTimeOffset> erasures) => writer.DoAsync(
        draft =>
        {
            foreach (var (hash, at) in erasures)
                draft.Do(new ErasureNoted(hash, at));
            return true;
        },
        CancellationToken.None);

    internal IReadOnlyList<KeptFile> Files() => [.. journal.AllFiles().OrderBy(f => f.Key, StringComparer.Ordinal)];

    public ValueTask DisposeAsync() => writer.DisposeAsync();

    private async Task WriteAsync(Stream to, OfficeImage image, IReadOnlyList<KeptFile> files, CancellationToken cancellation)
    {
        using var backup = new BackupWriter(to);
        new ImageSheets(name => new BackupDrawer(name, backup, cancellation)).Write(image, Unfolded.Everything(image), journal: 0);
        foreach (var file in files)
            if (await GetAsync(file.Key, cancellation).ConfigureAwait(false) is { } bytes)
                backup.Put(new FileContent(file.Key, file.FileName, bytes));
        backup.Finish();
    }
}
