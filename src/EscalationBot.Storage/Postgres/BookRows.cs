using EscalationBot.Domain.Digests;
using EscalationBot.Domain.Reviews;
using EscalationBot.Storage.Changes;
using EscalationBot.Storage.Json;
using EscalationBot.Storage.Present;

namespace EscalationBot.Storage.Postgres;

/// <summary>Writes what is followed by place: directory, bulk reminders, review rounds; and the figures of a day.</summary>
internal static class BookRows
{
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

    public static void Put(Session session, TallySnapshot snapshot) => session.Write(
        "insert into snapshot values ($1, $2) on conflict (day) do update set snapshot = excluded.snapshot",
        snapshot.Day.DayNumber, StoreJson.Write(snapshot));
}
