using System.Text;

namespace EscalationBot.Storage.LiteDb;

/// <summary>
/// Looks at a file before LiteDB does: LiteDB takes whatever is shorter than a page, or does not begin as it expects, for a
/// new file and writes over it.
/// </summary>
internal static class StoreFile
{
    private const int MarkAt = 32;

    private static readonly byte[] Mark = Encoding.ASCII.GetBytes("** This is a LiteDB file **");

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
