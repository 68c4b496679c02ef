using EscalationBot.Storage.Present;
using EscalationBot.Storage.Writing;

namespace EscalationBot.Storage.Tests.LiteDb;

/// <summary>A journal that tells what is asked of it, can be made to wait, and can be made to fail.</summary>
internal sealed class WatchedJournal(IJournal inner) : IJournal
{
    /// <summary>How many pieces of work each commit held.</summary>
    public List<int> Commits { get; } = [];

    public HashSet<int> Threads { get; } = [];

    /// <summary>Called before a commit reaches the journal.</summary>
    public Action Before { get; set; } = () => { };

    /// <summary>Called after the journal has kept it.</summary>
    public Action After { get; set; } = () => { };

    public Exception? Trouble => inner.Trouble;

    public Task TryAgain() => inner.TryAgain();

    public OfficeImage Load() => inner.Load();

    public void Commit(IReadOnlyList<JournalEntry> entries)
    {
        Threads.Add(Environment.CurrentManagedThreadId);
        Commits.Add(entries.Count);
        Before();
        inner.Commit(entries);
        After();
    }

    public void Tidy(OfficeImage image)
    {
        Threads.Add(Environment.CurrentManagedThreadId);
        inner.Tidy(image);
    }

    public void Close(OfficeImage image) => inner.Close(image);

    public byte[]? ReadFile(string key) => inner.ReadFile(key);

    public IReadOnlyList<KeptFile> AllFiles() => inner.AllFiles();

    public int DropFiles(Func<IReadOnlySet<string>> needed) => inner.DropFiles(needed);

    public OfficeImage Rested(OfficeImage image) => inner.Rested(image);

    public long? FirstBrokenAudit(OfficeImage image) => inner.FirstBrokenAudit(image);

    public void Dispose() => inner.Dispose();
}
