using EscalationBot.Domain.Digests;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Reviews;
using EscalationBot.Storage.Changes;
using EscalationBot.Storage.Json;
using EscalationBot.Storage.Present;

namespace EscalationBot.Storage.Postgres;

/// <summary>Writes what is followed by place: directory, bulk reminders, review rounds; and the figures of a day.</summary>
internal static class BookRows
{
    private const string Unnamed = "gone:";

    /// <exception cref="InvalidOperationException">The facts do not continue the history.</exception>
    public static CampaignBook Append(Session session, CampaignBook present, CampaignAppended change)
    {
        var after = present.Append(change.Campaign, change.Facts);
        foreach (var fact in change.Facts)
            session.Write("insert into campaign_fact (campaign, sequence, fact) values ($1, $2, $3)", change.Campaign.Number, fact.Sequence, StoreJson.Write(fact));
        return after;
    }

    /// <exception cref="InvalidOperationException">The facts do not continue the history.</exception>
    public static ReviewBook Append(Session session, ReviewBook present, ReviewsAppended change)
    {
        var after = change.Facts.Aggregate(present, (book, fact) => book.Apply(fact));
        foreach (var fact in change.Facts)
            session.Write("insert into review_fact values ($1, $2)", (long)fact.Sequence, StoreJson.Write(fact));
        return after;
    }

    public static void Put(Session session, DirectoryDelta delta)
    {
        const string Sql = """
            insert into directory values ($1, nextval('directory_place'), $2)
            on conflict (part_id) do update set place = excluded.place, part = excluded.part
            """;
        foreach (var id in delta.Removed)
            session.Write(Sql, id, null);
        foreach (var part in delta.Set)
            session.Write(Sql, part.PartId(), StoreJson.Write(part));
    }

    /// <summary>The row of a part that is gone stays for replicas that have not heard of it, under a hash of its id.</summary>
    public static void Unname(Session session, string id)
    {
        var unnamed = Unnamed + ErasedMessages.HashOf(id);
        session.Write("delete from directory where part_id = $1", unnamed);
        session.Write("update directory set part_id = $2, place = nextval('directory_place') where part is null and part_id = $1", id, unnamed);
    }

    /// <summary>The ids that the row of a part that is gone stands for.</summary>
    public static IEnumerable<string> Gone(OfficeDirectory present, string id) => id.StartsWith(Unnamed, StringComparison.Ordinal)
        ? present.Accounts.Values.Select(a => new AccountPart(a).PartId()).Where(known => ErasedMessages.HashOf(known) == id[Unnamed.Length..])
        : [id];

    public static void Put(Session session, TallySnapshot snapshot) => session.Write(
        "insert into snapshot values ($1, $2) on conflict (day) do update set snapshot = excluded.snapshot",
        snapshot.Day.DayNumber, StoreJson.Write(snapshot));
}
