using EscalationBot.Domain.Office;
using EscalationBot.Storage.Backups;
using EscalationBot.Storage.LiteDb;

namespace EscalationBot.Storage;

/// <summary>What a restore came to.</summary>
/// <param name="Before">Where the store of before is kept; null when there was none.</param>
/// <param name="AsOf">The newest entry of the audit trail in the backup; null when it has none.</param>
/// <param name="ErasedAgain">Accounts that the backup held and that had been deleted since.</param>
/// <param name="ErasuresKnown">False when there was no store to learn from what was deleted since.</param>
public sealed record RestoreReport(string? Before, DateTimeOffset? AsOf, int ErasedAgain, bool ErasuresKnown);

/// <summary>Puts a backup in the place of an embedded store.</summary>
public static class LiteDbBackup
{
    /// <summary>
    /// Makes a new store of the backup, opens and checks it, and only then puts it in the place of the present one, which is kept beside
    /// it as it is. What the present one knows to be deleted is deleted from the new one too; it may be damaged or missing.
    /// </summary>
    /// <param name="backup">A file written by <see cref="IBackupSource.BackupAsync"/>.</param>
    /// <param name="store">The file of the store.</param>
    /// <param name="rules">By which the days of deletions are counted.</param>
    /// <exception cref="BackupException">It is no backup, damaged, or newer; the present store is as it was.</exception>
    /// <exception cref="StoreException">A process has the store open (<see cref="StoreException.InUse"/>), or the disk refused.</exception>
    public static async Task<RestoreReport> RestoreAsync(string backup, string store, Func<OfficeRules> rules)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(store)!);
        using var held = FileLock.Take(store);
        using var file = new FileStream(backup, FileMode.Open, FileAccess.Read, FileShare.Read);
        BackupReader.Check(file);
        var fresh = $"{store}.restoring";
        StoreFile.Clear(fresh);
        try
        {
            Fill(fresh, file);
            var erasures = await PastErasures.OfAsync(store).ConfigureAwait(false);
            var (asOf, erased) = await CheckAsync(fresh, erasures, rules).ConfigureAwait(false);
            // What is not in the file would be left behind.
            if (StoreFile.PartsOf(fresh).Count > 0)
                throw new StoreException($"Could not finish writing {fresh}.");
            return new RestoreReport(Replace(store, fresh), asOf, erased, erasures is not null);
        }
        finally
        {
            StoreFile.Clear(fresh);
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

    private static async Task<(DateTimeOffset? AsOf, int Erased)> CheckAsync(string fresh, IReadOnlyDictionary<string, DateTimeOffset>? erasures, Func<OfficeRules> rules)
    {
        try
        {
            await using var opened = LiteDbStore.Open(new LiteDbStoreOptions(fresh), rules);
            if (opened.FirstBroken() is not null)
                throw new BackupException(BackupFault.Damaged);
            var asOf = opened.Image.Audit.Last?.Entry.At;
            return (asOf, erasures is null ? 0 : await PastErasures.RepeatAsync(opened, erasures, rules).ConfigureAwait(false));
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
            StoreFile.Copy(store, before);
        }
        // Gone before the new store stands there: they would be brought into that one.
        foreach (var part in StoreFile.PartsOf(store))
            File.Delete(part);
        File.Move(fresh, store, overwrite: true);
        return before;
    }

    private static string FreeName(string wanted)
    {
        var name = wanted;
        for (var i = 2; File.Exists(name); i++)
            name = $"{wanted}-{i}";
        return name;
    }
}
