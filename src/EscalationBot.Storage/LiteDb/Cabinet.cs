using System.Text;
using EscalationBot.Storage.Backups;
using EscalationBot.Storage.Present;
using EscalationBot.Storage.Sheets;
using EscalationBot.Storage.Writing;
using LiteDB;

namespace EscalationBot.Storage.LiteDb;

/// <summary>
/// The LiteDB file: the drawers with the sheets of the image, and the kept files. It is open only while it is worked with, for
/// LiteDB never gives back the memory of pages it has read. Used by any thread; transactions of LiteDB belong to the thread
/// that began them (2369), and nobody else is in while one is open, so its log can always be emptied (2814).
/// </summary>
internal sealed class Cabinet(string path)
{
    /// <summary>
    /// Raised when an older program could no longer read what this one writes. 1 had the journal in the LiteDB file, 2 kept every notice.
    /// </summary>
    public const int SchemaVersion = 3;

    /// <summary>How much goes into one transaction: small enough that a reader does not wait long, and that the log stays small.</summary>
    private const int SheetsAtATime = 500;

    private const int CharactersAtATime = 1024 * 1024;

    private readonly Lock gate = new();
    private long directoryOrder;

    /// <summary>The number of the last commit that the sheets contain.</summary>
    public long Folded { get; private set; }

    /// <summary>The image of what was folded.</summary>
    /// <exception cref="StoreException">The file is damaged, of another program or a newer version, or cannot be opened.</exception>
    public OfficeImage Load()
    {
        if (Tray.Open(path) is { } tray)
            File(tray.Last, tray.Lines, recount: true);
        return With((_, drawers) =>
        {
            var sheets = new ImageSheets(drawers.Open);
            var image = sheets.Read(ReadAudit);
            (Folded, directoryOrder) = (sheets.Checkpoint(), sheets.DirectoryOrder);
            return image;
        });
    }

    /// <summary>Brings an image up to date with what changed since the last fold; others may read meanwhile.</summary>
    public void Fold(long last, OfficeImage image, Unfolded changed, IEnumerable<FileContent> files)
    {
        // What an earlier attempt left is of the same fold or of one before it.
        if (Tray.Open(path) is { } left)
            File(left.Last, left.Lines, recount: true);
        if (Folded >= last)
            return;
        directoryOrder = Tray.Fill(path, last, image, changed, files, directoryOrder);
        File(last, Tray.Open(path)!.Value.Lines, recount: false);
    }

    /// <summary>Brings the journal of a store of schema 1 to where it belongs now.</summary>
    public void Upgrade(JournalFiles journal) => With((database, drawers) =>
    {
        if (StoreFile.SchemaOf(database) != 1)
            return false;
        var commits = drawers.Open("journal").All().ToList();
        if (commits is [var first, ..])
            journal.Append(first.Id.Number, [.. commits.Select(c => new JournalEntry([], Encoding.UTF8.GetBytes(c.Json), []))]);
        InTransaction(database, () =>
        {
            database.GetCollection("journal").DeleteAll();
            StoreFile.SetSchema(database, SchemaVersion);
        });
        database.Checkpoint();
        return true;
    });

    public byte[]? ReadFile(string key) => With((database, _) =>
    {
        if (StoreFile.Files(database).FindById(key) is not { } file)
            return null;
        using var content = new MemoryStream((int)file.Length);
        file.CopyTo(content);
        return FileContent.KeyOf(content.ToArray()) == key ? content.ToArray() : throw StoreException.Damaged($"file {key}");
    });

    public IReadOnlyList<KeptFile> AllFiles() => With((database, _) => StoreFile.Files(database).FindAll().Select(f => new KeptFile(f.Id, f.Filename)).ToList());

    /// <returns>How many went.</returns>
    public int DropFiles(IReadOnlyList<string> keys) => keys.Count == 0 ? 0 : With((database, _) =>
    {
        InTransaction(database, () =>
        {
            foreach (var key in keys)
                StoreFile.Files(database).Delete(key);
        });
        database.Checkpoint();
        return keys.Count;
    });

    /// <summary>Bundles of audit entries, up to the first that is not there.</summary>
    public IReadOnlyList<IReadOnlyList<StoredAuditEntry>> ReadAudit(IReadOnlyList<long> bundles) =>
        With((_, drawers) => new ImageSheets(drawers.Open).ReadAudit(bundles));

    /// <summary>The audit entries from the first on, some thousand in memory at a time; nobody may fold meanwhile.</summary>
    public IEnumerable<StoredAuditEntry> AllAudit()
    {
        const int Page = 64;
        for (var from = 0L; ReadAudit([.. Enumerable.Range(0, Page).Select(i => from + i)]) is { Count: > 0 } bundles; from += Page)
            foreach (var entry in bundles.SelectMany(b => b))
                yield return entry;
    }

    /// <summary>Empties the tray into the drawers, slice by slice; only the last one says that they are up to date.</summary>
    private void File(long last, IEnumerable<BackupLine> lines, bool recount)
    {
        var counts = recount ? [] : With((_, drawers) => new ImageSheets(drawers.Open).Documents.ToDictionary());
        foreach (var slice in Slices(lines).Append([]))
        {
            With((database, drawers) =>
            {
                drawers.Remember(counts);
                InTransaction(database, () =>
                {
                    drawers.Put(slice);
                    if (slice.Count == 0)
                        new ImageSheets(drawers.Open).WriteCheckpoint(last);
                });
                // A commit of LiteDB may still be on its way to the disk; a checkpoint is there.
                database.Checkpoint();
                counts = drawers.Counts();
                return true;
            });
        }
        Folded = last;
        Tray.Remove(path);
    }

    private static IEnumerable<List<BackupLine>> Slices(IEnumerable<BackupLine> lines)
    {
        var (slice, characters) = (new List<BackupLine>(), 0);
        foreach (var line in lines)
        {
            slice.Add(line);
            characters += line.Content.Length;
            if (slice.Count < SheetsAtATime && characters < CharactersAtATime)
                continue;
            yield return slice;
            (slice, characters) = ([], 0);
        }
        if (slice.Count > 0)
            yield return slice;
    }

    private T With<T>(Func<LiteDatabase, Drawers, T> work)
    {
        lock (gate)
        {
            StoreFile.Check(path);
            using var database = StoreFile.Open(path);
            CheckSchema(database);
            return work(database, new Drawers(database));
        }
    }

    private static void InTransaction(LiteDatabase database, Action write)
    {
        database.BeginTrans();
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
                throw new StoreException($"{path} is a LiteDB file of another program.");
            StoreFile.SetSchema(opened, SchemaVersion);
        }
        else if (found > SchemaVersion)
        {
            throw new StoreException($"{path} was written by a newer version (schema {found}; this program knows {SchemaVersion}). Use that version, or restore an older backup.");
        }
        else if (found == 2)
        {
            StoreFile.SetSchema(opened, SchemaVersion);
        }
        if (!opened.UtcDate)
            opened.UtcDate = true;
    }
}
