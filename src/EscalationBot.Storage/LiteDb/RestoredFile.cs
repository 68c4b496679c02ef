using EscalationBot.Storage.Backups;
using EscalationBot.Storage.Sheets;
using EscalationBot.Storage.Writing;

namespace EscalationBot.Storage.LiteDb;

/// <summary>A new file of the embedded store, made of a backup.</summary>
internal static class RestoredFile
{
    private const int LinesAtATime = 1000;

    public static void Make(string path, IEnumerable<BackupLine> lines)
    {
        using var database = StoreFile.Open(path);
        database.UtcDate = true;
        StoreFile.SetSchema(database, LiteDbJournal.SchemaVersion);
        var drawers = new Dictionary<string, Drawer>(StringComparer.Ordinal);
        foreach (var some in lines.Chunk(LinesAtATime))
        {
            database.BeginTrans();
            foreach (var sheets in some.Where(l => l.In != BackupLine.Files).GroupBy(l => l.In, StringComparer.Ordinal))
            {
                if (!drawers.TryGetValue(sheets.Key, out var drawer))
                    drawers[sheets.Key] = drawer = new Drawer(database, sheets.Key);
                drawer.Put(sheets.Select(l => new Sheet(new SheetId(l.Number, l.Id), l.Content)));
            }
            foreach (var file in some.Where(l => l.In == BackupLine.Files))
                StoreFile.Keep(database, new FileContent(file.Id!, file.FileName!, Convert.FromBase64String(file.Content)));
            database.Commit();
        }
        database.Checkpoint();
    }
}
