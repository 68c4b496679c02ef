using System.Globalization;
using System.Text;
using EscalationBot.Storage.Sheets;
using EscalationBot.Storage.Writing;
using LiteDB;

namespace EscalationBot.Storage.LiteDb;

/// <summary>What the journal and a restored backup agree on about the file.</summary>
internal static class StoreFile
{
    private const int MarkAt = 32;

    private static readonly byte[] Mark = Encoding.ASCII.GetBytes("** This is a LiteDB file **");

    private static readonly SheetId SchemaVersionId = SheetId.Of("schemaVersion");

    public static LiteDatabase Open(string path) => new(new ConnectionString
    {
        Filename = path,
        Connection = ConnectionType.Direct,
        // The default compares keys without regard to case; identifiers of channels differ by case alone.
        Collation = Collation.Binary,
    });

    /// <summary>Where LiteDB writes before a checkpoint brings it into the file.</summary>
    public static string LogOf(string path) => Path.Combine(
        Path.GetDirectoryName(path)!, $"{Path.GetFileNameWithoutExtension(path)}-log{Path.GetExtension(path)}");

    /// <summary>What stands beside the file and belongs to its content, as far as it is there.</summary>
    public static IReadOnlyList<string> PartsOf(string path) => [.. ((string[])[LogOf(path), Tray.Of(path), .. JournalFiles.Of(path)]).Where(File.Exists)];

    /// <summary>The file with everything that belongs to it, which nobody writes meanwhile.</summary>
    public static void Copy(string path, string to)
    {
        File.Copy(path, to);
        foreach (var part in PartsOf(path))
            File.Copy(part, PartOf(to, path, part));
    }

    /// <summary>Nothing is left of a store that was made for a while.</summary>
    public static void Clear(string path)
    {
        foreach (var left in (string[])[path, .. PartsOf(path), $"{path}.lock"])
            File.Delete(left);
    }

    /// <summary>What a part of one store is called beside another.</summary>
    public static string PartOf(string other, string path, string part) => part == LogOf(path) ? LogOf(other) : other + part[path.Length..];

    public static int? SchemaOf(LiteDatabase database) =>
        new Drawer(database, "meta").Find(SchemaVersionId) is { } version ? int.Parse(version, CultureInfo.InvariantCulture) : null;

    public static void SetSchema(LiteDatabase database, int version) =>
        new Drawer(database, "meta").Put([new Sheet(SchemaVersionId, version.ToString(CultureInfo.InvariantCulture))]);

    public static ILiteStorage<string> Files(LiteDatabase database) => database.GetStorage<string>("files", "chunks");

    public static void Keep(LiteDatabase database, FileContent file)
    {
        using var content = new MemoryStream(file.Bytes.ToArray(), writable: false);
        Files(database).Upload(file.Key, file.FileName, content);
    }

    /// <summary>
    /// Looks at a file before LiteDB does: LiteDB takes whatever is shorter than a page, or does not begin as it expects, for
    /// a new file and writes over it.
    /// </summary>
    /// <exception cref="StoreException">The file holds something else. A file that is missing or empty may become a store.</exception>
    public static void Check(string path)
    {
        if (!File.Exists(path))
            return;
        using var file = File.OpenRead(path);
        if (file.Length == 0)
            return;
        var start = new byte[MarkAt + Mark.Length];
        var read = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        if (read < start.Length || !start.AsSpan(MarkAt).SequenceEqual(Mark))
            throw new StoreException($"{path} is not a store of this program, or is damaged from its beginning.");
    }
}
