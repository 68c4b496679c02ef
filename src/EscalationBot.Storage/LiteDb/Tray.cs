using EscalationBot.Storage.Backups;
using EscalationBot.Storage.Present;
using EscalationBot.Storage.Sheets;
using EscalationBot.Storage.Writing;

namespace EscalationBot.Storage.LiteDb;

/// <summary>
/// What a fold has to put into the drawers, as a sealed file beside the store. It is put there whole before the first drawer is
/// touched, so a fold that was cut short anywhere is done once more from its tray, in slices of any size, until all of it
/// is in the drawers. A tray that is not whole was never begun.
/// </summary>
internal static class Tray
{
    private const string Journal = "journal";

    public static string Of(string store) => $"{store}.tray";

    /// <summary>Fills the tray and closes it durably.</summary>
    /// <param name="last">The number of the last commit that the image holds.</param>
    /// <param name="directoryOrder">See <see cref="ImageSheets.DirectoryOrder"/>.</param>
    /// <returns>The order of the directory afterwards.</returns>
    public static long Fill(string store, long last, OfficeImage image, Unfolded changed, IEnumerable<FileContent> files, long directoryOrder)
    {
        var open = $"{Of(store)}.open";
        long order;
        using (var file = File.Create(open))
        {
            using var to = new BackupWriter(file);
            to.Put(new BackupLine(Journal, last, null, ""));
            var sheets = new ImageSheets(name => new TrayDrawer(name, to)) { DirectoryOrder = directoryOrder };
            sheets.WriteSheets(image, changed);
            order = sheets.DirectoryOrder;
            foreach (var kept in files)
                to.Put(kept);
            to.Finish();
            file.Flush(flushToDisk: true);
        }
        File.Move(open, Of(store), overwrite: true);
        return order;
    }

    /// <summary>Reads a tray to its end.</summary>
    /// <returns>The number of the last commit in it, and its lines; an empty content means that the sheet is gone.</returns>
    public static (long Last, IEnumerable<BackupLine> Lines)? Open(string store)
    {
        File.Delete($"{Of(store)}.open");
        if (!File.Exists(Of(store)))
            return null;
        using (var file = File.OpenRead(Of(store)))
        {
            try
            {
                BackupReader.Check(file);
            }
            catch (BackupException e)
            {
                throw StoreException.Damaged(Of(store), e);
            }
        }
        return (Lines(store).First().Number, Lines(store).Skip(1));
    }

    public static void Remove(string store) => File.Delete(Of(store));

    private static IEnumerable<BackupLine> Lines(string store)
    {
        using var file = File.OpenRead(Of(store));
        foreach (var line in BackupReader.Lines(file))
            yield return line;
    }
}

/// <summary>A drawer as a fold sees it: what goes in and what goes out, nothing is looked up.</summary>
internal sealed class TrayDrawer(string name, BackupWriter tray) : IDrawer
{
    public string Name { get; } = name;

    public int Count => throw new NotSupportedException("A tray does not count; the drawers do.");

    public void Put(IEnumerable<Sheet> changed)
    {
        foreach (var sheet in changed)
            tray.Put(Name, sheet);
    }

    public void Remove(SheetId id) => tray.Put(Name, new Sheet(id, ""));

    public string? Find(SheetId id) => throw new NotSupportedException("A tray is only written.");

    public IEnumerable<Sheet> All() => throw new NotSupportedException("A tray is only written.");

    public string Place(SheetId id) => $"{Name} {id}";
}
