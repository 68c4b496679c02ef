using System.Collections.Concurrent;

namespace EscalationBot.Storage.Writing;

/// <summary>
/// Files kept since the last time that unneeded ones were dropped. The message a file came with is accepted a moment after it, so
/// a file is left alone until it was there once before.
/// </summary>
internal sealed class FreshFiles
{
    private volatile ConcurrentDictionary<string, bool> fresh = new(StringComparer.Ordinal);

    public void Note(IEnumerable<JournalEntry> entries)
    {
        foreach (var file in entries.SelectMany(e => e.Files))
            fresh[file.Key] = true;
    }

    /// <summary>Those kept until now; from now on they are old.</summary>
    public IReadOnlyCollection<string> Age()
    {
        var aged = fresh;
        fresh = new(StringComparer.Ordinal);
        return [.. aged.Keys];
    }
}
