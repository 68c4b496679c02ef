using EscalationBot.Storage.Changes;
using EscalationBot.Storage.Present;

namespace EscalationBot.Storage.Writing;

/// <summary>What a commit of one piece of work writes: its changes, already as JSON in UTF-8, and perhaps a file.</summary>
internal sealed record JournalEntry(IReadOnlyList<Change> Changes, byte[] Json, IReadOnlyList<FileContent> Files);

/// <summary>A kept file, without its bytes.</summary>
internal sealed record KeptFile(string Key, string FileName);

/// <summary>
/// Where commits are kept. Opening, committing and tidying are for one thread at a time: the one that opens, then the
/// writer's. Any thread may read.
/// </summary>
internal interface IJournal : IDisposable
{
    /// <summary>The image of everything committed; also opens anew after a failed commit.</summary>
    /// <exception cref="StoreException">The file is damaged, of a newer version, or cannot be opened.</exception>
    OfficeImage Load();

    /// <summary>Keeps all entries durably, or none.</summary>
    void Commit(IReadOnlyList<JournalEntry> entries);

    /// <summary>Begins to shorten the journal when it has grown past its threshold; commits go on meanwhile.</summary>
    /// <param name="image">Of the last commit.</param>
    void Tidy(OfficeImage image);

    /// <summary>Why the last attempt to shorten the journal failed; everything is kept, but it grows. Null when it succeeded.</summary>
    Exception? Trouble { get; }

    /// <summary>Begins anew to shorten the journal when that failed; for the same thread as a commit.</summary>
    /// <returns>Ends well when the attempt has ended, whether it succeeded or not.</returns>
    Task TryAgain();

    /// <summary>Brings everything to where it rests; nothing is committed afterwards.</summary>
    /// <param name="image">Of the last commit.</param>
    void Close(OfficeImage image);

    byte[]? ReadFile(string key);

    IReadOnlyList<KeptFile> AllFiles();

    /// <summary>Drops files that are not needed, except those kept since the last call.</summary>
    /// <returns>How many went.</returns>
    int DropFiles(Func<IReadOnlySet<string>> needed);

    /// <summary>The same image without what is at rest and can be read from there; for the same thread as a commit.</summary>
    OfficeImage Rested(OfficeImage image);

    /// <summary>Looks at the audit entries as they are kept, not as they are remembered.</summary>
    /// <returns>The first that does not fit or is missing, or null.</returns>
    long? FirstBrokenAudit(OfficeImage image);
}
