using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EscalationBot.Domain.Office;
using EscalationBot.Storage.Json;

namespace EscalationBot.Storage.Present;

/// <summary>The audit entries. The hash of each is SHA-256, lower-case hex, over the hash before, the number and the entry as JSON, a line each.</summary>
internal sealed record AuditChain(ImmutableList<StoredAuditEntry> Entries)
{
    /// <summary>What the first entry carries as the hash before.</summary>
    public static string Root { get; } = new('0', 64);

    public static AuditChain Empty { get; } = new([]);

    public StoredAuditEntry Next(AuditEntry entry) => After(Entries.IsEmpty ? null : Entries[^1], entry);

    /// <summary>The entry that follows another, or (null) the first.</summary>
    public static StoredAuditEntry After(StoredAuditEntry? last, AuditEntry entry)
    {
        var (number, previous) = ((last?.Number ?? 0) + 1, last?.Hash ?? Root);
        return new StoredAuditEntry(number, entry, previous, Hash(previous, number, entry));
    }

    public AuditChain Add(StoredAuditEntry entry) => new(Entries.Add(entry));

    public IReadOnlyList<StoredAuditEntry> Read(long after, int most) =>
        [.. Enumerable.Range((int)Math.Clamp(after, 0, Entries.Count), (int)Math.Clamp(Entries.Count - after, 0, most)).Select(i => Entries[i])];

    /// <summary>The number of the first entry that does not follow from the one before, or null.</summary>
    public static long? FirstBroken(IEnumerable<StoredAuditEntry> entries)
    {
        var (number, previous) = (1L, Root);
        foreach (var entry in entries)
        {
            if (entry.Number != number || entry.PreviousHash != previous || entry.Hash != Hash(previous, number, entry.Entry))
                return number;
            (number, previous) = (number + 1, entry.Hash);
        }
        return null;
    }

    private static string Hash(string previous, long number, AuditEntry entry)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{previous}\n{number}\n{StoreJson.Write(entry)}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
