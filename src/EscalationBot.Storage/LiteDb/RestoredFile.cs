using EscalationBot.Storage.Backups;

namespace EscalationBot.Storage.LiteDb;

/// <summary>A new file of the embedded store, made of a backup.</summary>
internal static class RestoredFile
{
    private const int LinesAtATime = 1000;

    public static void Make(string path, IEnumerable<BackupLine> lines)
    {
        using var database = StoreFile.Open(path);
        database.UtcDate = true;
        StoreFile.SetSchema(database, Cabinet.SchemaVersion);
        var drawers = new Drawers(database);
        foreach (var some in lines.Chunk(LinesAtATime))
        {
            database.BeginTrans();
            drawers.Put(some);
            database.Commit();
        }
        database.Checkpoint();
    }
}
