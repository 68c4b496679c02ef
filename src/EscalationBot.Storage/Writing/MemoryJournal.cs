using System.Collections.Concurrent;
using EscalationBot.Storage.Present;

namespace EscalationBot.Storage.Writing;

/// <summary>For <c>:memory:</c>: nothing outlives the process, everything else is the same.</summary>
internal sealed class MemoryJournal : IJournal
{
    private readonly ConcurrentDictionary<string, FileContent> files = new(StringComparer.Ordinal);
    private readonly FreshFiles fresh = new();

    public Exception? Trouble => null;

    public Task TryAgain() => Task.CompletedTask;

    public OfficeImage Load() => OfficeImage.Empty;

    public void Commit(IReadOnlyList<JournalEntry> entries)
    {
        fresh.Note(entries);
        foreach (var file in entries.SelectMany(e => e.Files))
            files[file.Key] = file with { Bytes = file.Bytes.ToArray() };
    }

    public void Tidy(OfficeImage image) { }

    public void Close(OfficeImage image) { }

    public byte[]? ReadFile(string key) => files.GetValueOrDefault(key)?.Bytes.ToArray();

    public IReadOnlyList<KeptFile> AllFiles() => [.. files.Values.Select(f => new KeptFile(f.Key, f.FileName))];

    public int DropFiles(Func<IReadOnlySet<string>> needed)
    {
        var aged = fresh.Age();
        var unneeded = files.Keys.Except(aged).Except(needed()).ToList();
        return unneeded.Count(key => files.TryRemove(key, out _));
    }

    public OfficeImage Rested(OfficeImage image) => image;

    public long? FirstBrokenAudit(OfficeImage image) => AuditChain.FirstBroken(image.Audit.All(), image.Audit.Count);

    public void Dispose() { }
}
