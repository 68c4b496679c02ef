using EscalationBot.Domain.Office;

namespace EscalationBot.Storage;

/// <summary>An audit entry as stored: each carries the hash of the one before.</summary>
public sealed record StoredAuditEntry(long Number, AuditEntry Entry, string PreviousHash, string Hash);

public interface IAuditTrail
{
    IReadOnlyList<StoredAuditEntry> Read(long after, int most);

    /// <summary>The number of the first entry whose hash does not fit, or null when the chain is whole.</summary>
    long? FirstBroken();
}
