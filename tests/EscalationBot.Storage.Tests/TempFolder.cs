namespace EscalationBot.Storage.Tests;

/// <summary>A folder of its own for one test, gone afterwards; in memory where the system has such a place, for a commit costs many waits for a disk.</summary>
internal sealed class TempFolder : IDisposable
{
    private const string InMemory = "/dev/shm";

    private readonly DirectoryInfo folder = Directory.CreateDirectory(
        Path.Combine(Directory.Exists(InMemory) ? InMemory : Path.GetTempPath(), $"escalationbot-store-{Path.GetRandomFileName()}"));

    public string Store => Path.Combine(folder.FullName, "office.db");

    public string File(string name) => Path.Combine(folder.FullName, name);

    /// <summary>Copies the files of an open store as they lie there: what is left when its process is killed now.</summary>
    /// <returns>The file of the copy.</returns>
    public string CopyOpen(string store, string name)
    {
        var to = folder.CreateSubdirectory(name).FullName;
        foreach (var path in Directory.GetFiles(Path.GetDirectoryName(store)!, "office*").Where(p => !p.EndsWith(".lock", StringComparison.Ordinal)))
        {
            using var from = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var copy = System.IO.File.Create(Path.Combine(to, Path.GetFileName(path)));
            from.CopyTo(copy);
        }
        return Path.Combine(to, Path.GetFileName(store));
    }

    public void Dispose() => folder.Delete(recursive: true);
}
