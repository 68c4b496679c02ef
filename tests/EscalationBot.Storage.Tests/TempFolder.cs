namespace EscalationBot.Storage.Tests;

/// <summary>A folder of its own for one test, gone afterwards; in memory where the system has such a place, for a commit costs many waits for a disk.</summary>
internal sealed class TempFolder : IDisposable
{
    private const string InMemory = "/dev/shm";

    private readonly DirectoryInfo folder = Directory.CreateDirectory(
        Path.Combine(Directory.Exists(InMemory) ? InMemory : Path.GetTempPath(), $"escalationbot-store-{Path.GetRandomFileName()}"));

    public string Store => Path.Combine(folder.FullName, "office.db");

    public string File(string name) => Path.Combine(folder.FullName, name);

    /// <summary>
    /// Copies the files of an open store as they lie there between two folds: what is left when its process is killed now.
    /// </summary>
    /// <returns>The file of the copy.</returns>
    public string CopyOpen(string store, string name)
    {
        var to = Path.Combine(folder.FullName, name);
        while (!TryCopy(Path.GetDirectoryName(store)!, to))
            Thread.Yield();
        return Path.Combine(to, Path.GetFileName(store));
    }

    public void Dispose() => folder.Delete(recursive: true);

    /// <summary>False when a fold was at work: files copied one after the other would not fit together.</summary>
    private static bool TryCopy(string from, string to)
    {
        var files = FilesOf(from);
        if (files.Any(f => f.Contains(".tray", StringComparison.Ordinal)))
            return false;
        Directory.CreateDirectory(to);
        try
        {
            foreach (var path in files)
            {
                using var source = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                using var copy = System.IO.File.Create(Path.Combine(to, Path.GetFileName(path)));
                source.CopyTo(copy);
            }
            if (FilesOf(from).SequenceEqual(files))
                return true;
        }
        catch (FileNotFoundException)
        {
            // A fold let go of it meanwhile.
        }
        Directory.Delete(to, recursive: true);
        return false;
    }

    private static List<string> FilesOf(string folder) =>
        [.. Directory.GetFiles(folder, "office*").Where(p => !p.EndsWith(".lock", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
}
