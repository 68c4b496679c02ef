using EscalationBot.Domain.Office;
using EscalationBot.Storage.Json;
using EscalationBot.Storage.Present;
using Npgsql;

namespace EscalationBot.Storage.Postgres;

/// <summary>The audit chain.</summary>
internal static class AuditRows
{
    /// <summary>How many entries a check holds in memory at a time.</summary>
    private const int CheckedAtATime = 5000;

    public static StoredAuditEntry? Last(Session session) =>
        session.Ask("select number, entry, previous, hash from audit order by number desc limit 1", Read).FirstOrDefault();

    public static void Add(Session session, StoredAuditEntry entry) => session.Write(
        "insert into audit values ($1, $2, $3, $4)", entry.Number, StoreJson.Write(entry.Entry), entry.PreviousHash, entry.Hash);

    public static IReadOnlyList<StoredAuditEntry> Read(Session session, long after, int most) =>
        session.Ask("select number, entry, previous, hash from audit where number > $1 order by number limit $2", Read, after, most);

    public static long? FirstBroken(Session session) => AuditChain.FirstBroken(All(session), Last(session)?.Number ?? 0);

    public static IEnumerable<StoredAuditEntry> All(Session session)
    {
        for (var after = 0L; Read(session, after, CheckedAtATime) is { Count: > 0 } entries; after = entries[^1].Number)
            foreach (var entry in entries)
                yield return entry;
    }

    private static StoredAuditEntry Read(NpgsqlDataReader reader) => new(
        reader.GetInt64(0), StoreJson.Read<AuditEntry>(reader.GetString(1), $"audit entry {reader.GetInt64(0)}"), reader.GetString(2), reader.GetString(3));
}
