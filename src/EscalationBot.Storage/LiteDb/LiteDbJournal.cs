using System.Collections.Concurrent;
using EscalationBot.Storage.Changes;
using EscalationBot.Storage.Json;
using EscalationBot.Storage.Present;
using EscalationBot.Storage.Sheets;
using EscalationBot.Storage.Writing;

namespace EscalationBot.Storage.LiteDb;

/// <summary>
/// The journal beside a LiteDB file. Commits are appended to <see cref="JournalFiles"/>; when those have grown, everything that
/// changed is folded into the <see cref="Cabinet"/> on a thread of its own, out of an image that no longer changes, and the
/// writer goes on with a new file.
/// </summary>
internal sealed class LiteDbJournal : IJournal
{
    private readonly LiteDbStoreOptions options;
    private readonly FileStream fileLock;
    private readonly JournalFiles files;
    private readonly Cabinet cabinet;
    private readonly ConcurrentDictionary<string, FilePlace> places = new(StringComparer.Ordinal);

    /// <summary>Held while a fold is at work, and by whoever must see cabinet and journal fit together.</summary>
    private readonly Lock folding = new();
    private readonly FreshFiles fresh = new();
    private Unfolded unfolded = new();
    private PendingFold? pending;
    private Task fold = Task.CompletedTask;
    private long last;
    private long foldAt;
    private long bytes;
    private volatile Exception? trouble;

    /// <summary>The number of the last audit entry that the cabinet holds.</summary>
    private long auditFolded;

    private LiteDbJournal(LiteDbStoreOptions options, FileStream fileLock)
    {
        (this.options, this.fileLock) = (options, fileLock);
        files = new JournalFiles(options.Path);
        cabinet = new Cabinet(options.Path);
    }

    /// <exception cref="StoreException">Another process has the file open.</exception>
    public static LiteDbJournal Open(LiteDbStoreOptions options)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(options.Path)) is { } folder)
            Directory.CreateDirectory(folder);
        return new LiteDbJournal(options, FileLock.Take(options.Path));
    }

    public Exception? Trouble => trouble;

    public OfficeImage Load() => Guarded("open", () =>
    {
        Wait(fold);
        pending = null;
        cabinet.Upgrade(files);
        var folded = cabinet.Load();
        Interlocked.Exchange(ref auditFolded, folded.Audit.Count);
        return Replay(folded);
    });

    public void Commit(IReadOnlyList<JournalEntry> entries) => Guarded("write to", () =>
    {
        fresh.Note(entries);
        foreach (var (key, place) in files.Append(last + 1, entries))
            places[key] = place;
        last += entries.Count;
        foreach (var entry in entries)
            Remember(entry.Changes, entry.Json.Length);
        return true;
    });

    /// <summary>What was erased must not wait in the journal.</summary>
    public void Tidy(OfficeImage image)
    {
        var erased = unfolded.Erasures.Count > 0;
        if (erased)
            Wait(fold);
        if (fold.IsCompleted && (erased || last >= foldAt || bytes >= options.CheckpointBytes))
            BeginFold(image);
    }

    public Task TryAgain()
    {
        if (fold.IsCompleted && pending is { } failed)
            BeginFold(failed.Image);
        return fold.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    public void Close(OfficeImage image) => Guarded("fold the journal of", () =>
    {
        Wait(fold);
        // At most two: what an earlier attempt could not finish, and what came since.
        while (pending is not null || last > cabinet.Folded)
        {
            BeginFold(image);
            fold.GetAwaiter().GetResult();
        }
        return true;
    });

    public byte[]? ReadFile(string key) => Guarded("read from", () =>
        (places.TryGetValue(key, out var place) ? JournalFiles.Read(place) : null) ?? cabinet.ReadFile(key));

    public IReadOnlyList<KeptFile> AllFiles() => Guarded("read from", () => places
        .Select(p => new KeptFile(p.Key, p.Value.FileName))
        .Concat(cabinet.AllFiles())
        .DistinctBy(f => f.Key)
        .ToList());

    /// <summary>No fold meanwhile: it would take a file that came in again for one that is there already.</summary>
    public int DropFiles(Func<IReadOnlySet<string>> needed) => Guarded("drop files from", () =>
    {
        lock (folding)
        {
            var aged = fresh.Age();
            return cabinet.DropFiles([.. cabinet.AllFiles().Select(f => f.Key).Except(aged).Except(places.Keys).Except(needed())]);
        }
    });

    public OfficeImage Rested(OfficeImage image) => image with { Audit = image.Audit.Rested(Interlocked.Read(ref auditFolded), cabinet.ReadAudit) };

    public long? FirstBrokenAudit(OfficeImage image) => Guarded("read from", () =>
    {
        lock (folding)
        {
            var fresh = files.Read(cabinet.Folded).SelectMany(ChangesOf).OfType<AuditWritten>().Select(c => c.Entry);
            return AuditChain.FirstBroken(cabinet.AllAudit().Concat(fresh), image.Audit.Count);
        }
    });

    public void Dispose()
    {
        Wait(fold);
        files.Dispose();
        fileLock.Dispose();
    }

    private OfficeImage Replay(OfficeImage image)
    {
        (unfolded, bytes, last) = (new Unfolded(), 0, cabinet.Folded);
        places.Clear();
        foreach (var record in files.Open(last))
        {
            var changes = ChangesOf(record);
            last = record.Number;
            foreach (var (key, place) in record.Files)
                places[key] = place;
            Remember(changes, record.Json.Length);
            image = changes.Aggregate(image, (present, change) => present.Apply(change));
        }
        files.DropUntil(cabinet.Folded);
        foldAt = cabinet.Folded + options.CheckpointEntries;
        return image;
    }

    private static List<Change> ChangesOf(JournalRecord record) => StoreJson.Read<List<Change>>(record.Json, $"journal {record.Number}");

    private void Remember(IReadOnlyList<Change> changes, int length)
    {
        bytes += length;
        foreach (var change in changes)
            unfolded.Note(change);
    }

    /// <summary>Folds in the background; a fold that failed is tried again before anything newer is folded.</summary>
    private void BeginFold(OfficeImage image)
    {
        if (pending is null)
        {
            pending = new PendingFold(last, image, unfolded, [.. places]);
            unfolded = new Unfolded();
            files.Rotate();
        }
        bytes = 0;
        foldAt = last + options.CheckpointEntries;
        fold = Task.Factory.StartNew(
            () => Try(pending), CancellationToken.None, TaskCreationOptions.LongRunning | TaskCreationOptions.DenyChildAttach, TaskScheduler.Default);
    }

    private void Try(PendingFold now)
    {
        try
        {
            Fold(now);
            trouble = null;
        }
        catch (Exception e)
        {
            trouble = e;
            throw;
        }
    }

    private void Fold(PendingFold now)
    {
        lock (folding)
        {
            cabinet.Fold(now.Last, now.Image, now.Changed, now.Files.Select(f => new FileContent(f.Key, f.Value.FileName, JournalFiles.Read(f.Value)!)));
            Interlocked.Exchange(ref auditFolded, now.Image.Audit.Count);
            foreach (var file in now.Files)
                places.TryRemove(file);
            files.DropUntil(now.Last);
        }
        pending = null;
    }

    /// <summary>Until it has ended, well or not.</summary>
    private static void Wait(Task work) => ((IAsyncResult)work).AsyncWaitHandle.WaitOne();

    /// <summary>LiteDB meets a damaged page with whatever exception its code runs into.</summary>
    private T Guarded<T>(string doing, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreException($"Could not {doing} {options.Path}: {e.Message}", e);
        }
        catch (Exception e) when (e is not StoreException)
        {
            throw StoreException.Damaged($"{options.Path}: {e.Message}", e);
        }
    }

    /// <summary>A fold that was begun: everything up to a commit.</summary>
    private sealed record PendingFold(long Last, OfficeImage Image, Unfolded Changed, IReadOnlyList<KeyValuePair<string, FilePlace>> Files);
}
