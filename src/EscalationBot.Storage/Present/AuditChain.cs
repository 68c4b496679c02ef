using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EscalationBot.Domain.Office;
using EscalationBot.Storage.Json;
using EscalationBot.Storage.Sheets;

namespace EscalationBot.Storage.Present;

/// <summary>Reads whole bundles of audit entries that are at rest, in the order asked for.</summary>
internal delegate IReadOnlyList<IReadOnlyList<StoredAuditEntry>> AuditShelf(IReadOnlyList<long> bundles);

/// <summary>
/// The audit entries. The hash of each is SHA-256, lower-case hex, over the hash before, the number and the entry as JSON, a line each.
/// Only the newest are in memory; bundles that are at rest are read from where they are kept, and never change there.
/// </summary>
/// <param name="Tail">From the beginning of a bundle on.</param>
internal sealed record AuditChain(ImmutableList<StoredAuditEntry> Tail)
{
    /// <summary>How many bundles are read at once, for each reading opens the file.</summary>
    private const int Page = 64;

    private long first;
    private AuditShelf shelf = bundles => throw new InvalidOperationException($"No bundle {bundles[0]} of audit entries is kept elsewhere.");

    /// <summary>What the first entry carries as the hash before.</summary>
    public static string Root { get; } = new('0', 64);

    public static AuditChain Empty { get; } = new([]);

    /// <summary>The newest entry; null when there is none.</summary>
    public StoredAuditEntry? Last { get; private init; } = Tail.IsEmpty ? null : Tail[^1];

    public long Count => Last?.Number ?? 0;

    /// <summary>Every bundle, in order.</summary>
    public IEnumerable<long> Bundles => Count == 0 ? [] : Enumerable.Range(0, (int)Bundle.Of(Count) + 1).Select(b => (long)b);

    public StoredAuditEntry Next(AuditEntry entry) => After(Last, entry);

    /// <summary>The entry that follows another, or (null) the first.</summary>
    public static StoredAuditEntry After(StoredAuditEntry? last, AuditEntry entry)
    {
        var (number, previous) = ((last?.Number ?? 0) + 1, last?.Hash ?? Root);
        return new StoredAuditEntry(number, entry, previous, Hash(previous, number, entry));
    }

    public AuditChain Add(StoredAuditEntry entry) => this with { Tail = Tail.Add(entry), Last = entry };

    /// <summary>Lets go of bundles that are at rest as a whole.</summary>
    /// <param name="kept">The number of the last entry that is.</param>
    public AuditChain Rested(long kept, AuditShelf where) => Bundle.Of(kept + 1) is var bundle && bundle <= first
        ? this
        : this with { Tail = Tail.RemoveAll(e => Bundle.Of(e.Number) < bundle), first = bundle, shelf = where };

    public IReadOnlyList<StoredAuditEntry> Read(long after, int most)
    {
        if (after >= Count || most <= 0)
            return [];
        var from = Math.Max(after, 0) + 1;
        var until = Math.Min(from - 1 + most, Count);
        return [.. Of(Bundles.Where(b => Bundle.Of(from) <= b && b <= Bundle.Of(until))).SelectMany(b => b.Entries).Where(e => from <= e.Number && e.Number <= until)];
    }

    /// <summary>All entries, a page of them in memory at a time.</summary>
    public IEnumerable<StoredAuditEntry> All() => Of(Bundles).SelectMany(b => b.Entries);

    /// <summary>The entries of bundles, in the order of these.</summary>
    public IEnumerable<(long Bundle, IReadOnlyList<StoredAuditEntry> Entries)> Of(IEnumerable<long> bundles)
    {
        foreach (var page in bundles.Order().Chunk(Page))
        {
            var resting = page.TakeWhile(b => b < first).ToList();
            foreach (var (bundle, entries) in resting.Zip(resting.Count == 0 ? [] : shelf(resting)))
                yield return (bundle, entries);
            foreach (var bundle in page.Skip(resting.Count))
                yield return (bundle, InTail(bundle));
        }
    }

    private ImmutableList<StoredAuditEntry> InTail(long bundle)
    {
        var start = Tail.IsEmpty ? 0 : Tail[0].Number;
        var (from, until) = (Math.Max(bundle * Bundle.Size, start) - start, Math.Min((bundle + 1) * Bundle.Size - start, Tail.Count));
        return from < until ? Tail.GetRange((int)from, (int)(until - from)) : [];
    }

    /// <summary>The number of the first entry that does not follow from the one before or is missing, or null.</summary>
    /// <param name="count">How many there are at least.</param>
    public static long? FirstBroken(IEnumerable<StoredAuditEntry> entries, long count)
    {
        var (number, previous) = (1L, Root);
        foreach (var entry in entries)
        {
            if (entry.Number != number || entry.PreviousHash != previous || entry.Hash != Hash(previous, number, entry.Entry))
                return number;
            (number, previous) = (number + 1, entry.Hash);
        }
        return number <= count ? number : null;
    }

    private static string Hash(string previous, long number, AuditEntry entry)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{previous}\n{number}\n{StoreJson.Write(entry)}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
