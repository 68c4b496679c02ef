using EscalationBot.Storage.Writing;

namespace EscalationBot.Storage.Postgres;

/// <summary>Kept files.</summary>
internal static class FileRows
{
    /// <summary>What came in today may belong to a message that is not accepted yet.</summary>
    private const string Unneeded = """
        delete from file where put < now() - interval '1 day' and key not in (
            select (regexp_matches(fact, '[0-9a-f]{64}', 'g'))[1] from fact
            union select (regexp_matches(fact, '[0-9a-f]{64}', 'g'))[1] from campaign_fact
            union select (regexp_matches(state, '[0-9a-f]{64}', 'g'))[1] from conversation
            union select (regexp_matches(message, '[0-9a-f]{64}', 'g'))[1] from inbox where mark is null or at >= $1
            union select (regexp_matches(message, '[0-9a-f]{64}', 'g'))[1] from work where message is not null and (ended is null or ended >= $1))
        returning key
        """;

    public static void Keep(Session session, FileContent file) => session.Write(
        "insert into file (key, name, content) values ($1, $2, $3) on conflict (key) do update set put = now()", file.Key, file.FileName, file.Bytes.ToArray());

    /// <summary>See <see cref="IRetention.DropFilesAsync"/>.</summary>
    public static int Drop(Session session, DateTimeOffset before) => session.WriteAsking(Unneeded, r => r.GetString(0), before.UtcTicks).Count;
}
