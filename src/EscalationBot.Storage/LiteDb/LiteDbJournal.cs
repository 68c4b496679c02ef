using EscalationBot.Storage.Changes;
using EscalationBot.Storage.Json;
using EscalationBot.Storage.Present;
using EscalationBot.Storage.Sheets;
using EscalationBot.Storage.Writing;
using LiteDB;

namespace EscalationBot.Storage.LiteDb;

/// <summary>
/// The journal in a LiteDB file: a document per commit with a rising number, folded into <see cref="ImageSheets"/> when it
/// has grown. Transactions of LiteDB belong to the thread that began them (2369); only the writer's thread comes here, so
/// no transaction is ever open while another begins, and the log file can always be emptied (2814).
/// </summary>
internal sealed class LiteDbJournal : IJournal
{
    /// <summary>Raised when an older program could no longer read what this one writes.</summary>
    public const int SchemaVersion = 1;

    private readonly LiteDbStoreOptions options;
    private readonly FileStream fileLock;
    private LiteDatabase? database;
    private ImageSheets? sheets;
    private Drawer? entries;
    private Unfolded unfolded = new();
    private long last;
    private long firstUnfolded;
    private long characters;

    private LiteDbJournal(LiteDbStoreOptions options, FileStream fileLock)
    {
        this.options = options;
        this.fileLock = fileLock;
    }

    /// <exception cref="StoreException">Another process has the file open.</exception>
    public static LiteDbJournal Open(LiteDbStoreOptions options)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(options.Path)) is { } folder)
            Directory.CreateDirectory(folder);
        return new LiteDbJournal(options, FileLock.Take(options.Path));
    }

    public OfficeImage Load() => Guarded("open", () =>
    {
        database?.Dispose();
        StoreFile.Check(options.Path);
        database = StoreFile.Open(options.Path);
        CheckSchema(database);
        sheets = new ImageSheets(name => new Drawer(database, name));
        entries = new Drawer(database, "journal");
        return Replay(sheets.Read());
    });

    public void Commit(IReadOnlyList<JournalEntry> group) => Guarded("write to", () =>
    {
        var number = last;
        InTransaction(() =>
        {
            entries!.Insert(group.Select(e => new Sheet(++number, e.Json)));
            foreach (var file in group.SelectMany(e => e.Files))
                Keep(file);
        });
        last = number;
        foreach (var entry in group)
            Remember(entry.Changes, entry.Json.Length);
    });

    /// <summary>What was erased must not wait in the journal.</summary>
    public void Tidy(OfficeImage image)
    {
        if (last - firstUnfolded >= options.CheckpointEntries || characters >= options.CheckpointCharacters || unfolded.Erasures.Count > 0)
            Guarded("fold the journal of", () => Fold(image));
    }

    public byte[]? ReadFile(string key) => Guarded("read from", () =>
    {
        if (Files.FindById(key) is not { } file)
            return null;
        using var content = new MemoryStream((int)file.Length);
        file.CopyTo(content);
        return FileContent.KeyOf(content.ToArray()) == key ? content.ToArray() : throw StoreException.Damaged($"file {key}");
    });

    public IReadOnlyList<KeptFile> AllFiles() => Guarded("read from", () => Files.FindAll().Select(f => new KeptFile(f.Id, f.Filename)).ToList());

    public IReadOnlyList<StoredAuditEntry> ReadAudit(OfficeImage image) => Guarded("read from", () => sheets!.ReadAudit()
        .Concat(Tail().SelectMany(e => e.Changes).OfType<AuditWritten>().Select(c => c.Entry))
        .ToList());

    public void Dispose()
    {
        database?.Dispose();
        fileLock.Dispose();
    }

    private ILiteStorage<string> Files => StoreFile.Files(database!);

    private OfficeImage Replay(OfficeImage image)
    {
        unfolded = new Unfolded();
        (characters, firstUnfolded) = (0, sheets!.Checkpoint());
        last = firstUnfolded;
        foreach (var (number, changes, length) in Tail())
        {
            last = number;
            Remember(changes, length);
            image = changes.Aggregate(image, (present, change) => present.Apply(change));
        }
        return image;
    }

    /// <summary>The journal after the checkpoint, in order and without a gap.</summary>
    private IEnumerable<(long Number, IReadOnlyList<Change> Changes, int Length)> Tail()
    {
        var expected = sheets!.Checkpoint();
        foreach (var (id, json) in entries!.All())
        {
            if (id != ++expected)
                throw StoreException.Damaged($"{entries.Place(expected)} is missing");
            yield return (expected, StoreJson.Read<List<Change>>(json, entries.Place(id)), json.Length);
        }
        if (entries.Last() is { } end && end != expected)
            throw StoreException.Damaged($"{entries.Place(expected + 1)} is missing");
    }

    private void Remember(IReadOnlyList<Change> changes, int length)
    {
        characters += length;
        foreach (var change in changes)
            unfolded.Note(change);
    }

    /// <summary>Documents and the number up to which they reach change together with the journal, so a crash leaves either all or nothing folded.</summary>
    private void Fold(OfficeImage image)
    {
        InTransaction(() =>
        {
            sheets!.Write(image, unfolded, last);
            entries!.Clear();
        });
        unfolded = new Unfolded();
        (characters, firstUnfolded) = (0, last);
        database!.Checkpoint();
    }

    private void Keep(FileContent file)
    {
        if (!Files.Exists(file.Key))
            StoreFile.Keep(database!, file);
    }

    private void InTransaction(Action write)
    {
        database!.BeginTrans();
        try
        {
            write();
            database.Commit();
        }
        catch
        {
            database.Rollback();
            throw;
        }
    }

    private void CheckSchema(LiteDatabase opened)
    {
        if (StoreFile.SchemaOf(opened) is not { } found)
        {
            if (opened.GetCollectionNames().Any())
                throw new StoreException($"{options.Path} is a LiteDB file of another program.");
            StoreFile.SetSchema(opened, SchemaVersion);
        }
        else if (found > SchemaVersion)
        {
            throw new StoreException($"{options.Path} was written by a newer version (schema {found}; this program knows {SchemaVersion}). Use that version, or restore an older backup.");
        }
        if (!opened.UtcDate)
            opened.UtcDate = true;
    }

    private void Guarded(string doing, Action action) => Guarded(doing, () =>
    {
        action();
        return true;
    });

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
}
