using EscalationBot.Storage.Backups;
using EscalationBot.Storage.LiteDb;

namespace EscalationBot.Storage;

/// <summary>Puts a backup in the place of an embedded store.</summary>
public static class LiteDbBackup
{
    /// <summary>
    /// Makes a new store of the backup, opens and checks it, and only then puts it in the place of the present one, which is
    /// neither opened nor needed: it may be damaged or missing. It is kept beside the new one.
    /// </summary>
    /// <param name="backup">A file written by <see cref="IBackupSource.BackupAsync"/>.</param>
    /// <param name="store">The file of the store.</param>
    /// <returns>Where the store of before is kept; null when there was none.</returns>
    /// <exception cref="BackupException">It is no backup, damaged, or newer; the present store is as it was.</exception>
    /// <exception cref="StoreException">A process has the store open (<see cref="StoreException.InUse"/>), or the disk refused.</exception>
    public static async Task<string?> RestoreAsync(string backup, string store)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(store)!);
        using var held = FileLock.Take(store);
        using var file = new FileStream(backup, FileMode.Open, FileAccess.Read, FileShare.Read);
        BackupReader.Check(file);
        var fresh = $"{store}.restoring";
        Clear(fresh);
        try
        {
            Fill(fresh, file);
            await CheckAsync(fresh).ConfigureAwait(false);
            return Replace(store, fresh);
        }
        finally
        {
            Clear(fresh);
        }
    }

    /// <exception cref="BackupException">It is no backup, damaged, or newer.</exception>
    public static void Check(string backup)
    {
        using var file = new FileStream(backup, FileMode.Open, FileAccess.Read, FileShare.Read);
        BackupReader.Check(file);
    }

    private static void Fill(string fresh, FileStream file)
    {
        try
        {
            RestoredFile.Make(fresh, BackupReader.Lines(file));
        }
        catch (Exception e) when (e is InvalidDataException or FormatException or StoreException)
        {
            throw new BackupException(BackupFault.Damaged, e);
        }
    }

    private static async Task CheckAsync(string fresh)
    {
        try
        {
            await using var opened = LiteDbStore.Open(new LiteDbStoreOptions(fresh), () => throw new InvalidOperationException("No turn runs here."));
            if (opened.FirstBroken() is not null)
                throw new BackupException(BackupFault.Damaged);
        }
        catch (StoreException e)
        {
            throw new BackupException(BackupFault.Damaged, e);
        }
    }

    /// <summary>The store of before is copied first, so that at every moment there is one whole store in its place or beside it.</summary>
    private static string? Replace(string store, string fresh)
    {
        string? before = null;
        if (File.Exists(store))
        {
            before = FreeName($"{store}.before-restore");
            File.Copy(store, before);
            foreach (var part in StoreFile.PartsOf(store))
                File.Copy(part, StoreFile.PartOf(before, store, part));
        }
        // Gone before the new store stands there: they would be brought into that one.
        foreach (var part in StoreFile.PartsOf(store))
            File.Delete(part);
        File.Move(fresh, store, overwrite: true);
        return before;
    }

    private static void Clear(string fresh)
    {
        foreach (var left in (string[])[fresh, .. StoreFile.PartsOf(fresh), $"{fresh}.lock"])
            File.Delete(left);
    }

    private static string FreeName(string wanted)
    {
        var name = wanted;
        for (var i = 2; File.Exists(name); i++)
            name = $"{wanted}-{i}";
        return name;
    }
}
