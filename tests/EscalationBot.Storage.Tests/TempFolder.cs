namespace EscalationBot.Storage.Tests;

/// <summary>A folder of its own for one test, gone afterwards; in memory where the system has such a place, for a commit costs many waits for a disk.</summary>
internal sealed class TempFolder : IDisposable
{
    private const string InMemory = "/dev/shm";

    private readonly DirectoryInfo folder = Directory.CreateDirectory(
        Path.Combine(Directory.Exists(InMemory) ? InMemory : Path.GetTempPath(), $"escalationbot-store-{Path.GetRandomFileName()}"));

    public string Store => Path.Combine(folder.FullName, "office.db");

    public string File(string name) => Path.Combine(folder.FullName, name);

    public void Dispose() => folder.Delete(recursive: true);
}
