using EscalationBot.Storage.Backups;
using EscalationBot.Storage.Sheets;
using EscalationBot.Storage.Writing;
using LiteDB;

namespace EscalationBot.Storage.LiteDb;

/// <summary>All drawers of an open file, and what is in each.</summary>
internal sealed class Drawers(LiteDatabase database)
{
    private readonly Dictionary<string, Drawer> open = new(StringComparer.Ordinal);

    public Drawer Open(string name)
    {
        if (!open.TryGetValue(name, out var drawer))
            open[name] = drawer = new Drawer(database, name);
        return drawer;
    }

    /// <summary>How many sheets there are in drawers; in the others they are counted when somebody asks.</summary>
    public void Remember(IReadOnlyDictionary<string, int> counts)
    {
        foreach (var (name, count) in counts)
            Open(name).Count = count;
    }

    public Dictionary<string, int> Counts() => open.ToDictionary(d => d.Key, d => d.Value.Count, StringComparer.Ordinal);

    /// <summary>Puts lines in their places, or takes out what they say is gone.</summary>
    public void Put(IEnumerable<BackupLine> lines)
    {
        foreach (var some in lines.GroupBy(l => l.In, StringComparer.Ordinal))
        {
            if (some.Key == BackupLine.Files)
                Keep(some);
            else
                Put(Open(some.Key), some);
        }
    }

    private static void Put(Drawer drawer, IEnumerable<BackupLine> lines)
    {
        var sheets = lines.Select(l => new Sheet(new SheetId(l.Number, l.Id), l.Content)).ToList();
        foreach (var gone in sheets.Where(s => s.Json.Length == 0))
            drawer.Remove(gone.Id);
        drawer.Put(sheets.Where(s => s.Json.Length > 0));
    }

    private void Keep(IEnumerable<BackupLine> files)
    {
        foreach (var file in files.Where(f => !StoreFile.Files(database).Exists(f.Id!)))
            StoreFile.Keep(database, new FileContent(file.Id!, file.FileName!, Convert.FromBase64String(file.Content)));
    }
}
