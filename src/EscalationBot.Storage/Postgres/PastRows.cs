using System.Buffers.Binary;
using System.Collections.Immutable;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Reach;
using EscalationBot.Storage.Changes;
using EscalationBot.Storage.Present;

namespace EscalationBot.Storage.Postgres;

/// <summary>What is left of notices whose rows are gone: their part in the sums, and the fence around their keys.</summary>
internal static class PastRows
{
    /// <summary>Sixteen bytes, as <see cref="KeyFence.Of"/> makes them of a key.</summary>
    private const int Width = 16;

    public static bool Knows(Session session, string key) =>
        session.Any("select exists (select from work where key = $1) or exists (select from past_key where key = $2)", Names.Of(key), Names.Of(key)[..Width]);

    /// <summary>Takes notices that ended before a moment out of the outbox, the oldest first.</summary>
    /// <returns>How many.</returns>
    public static int Drop(Session session, DateTimeOffset before, int most) => session.WriteAsking(
        """
        with gone as (
            delete from work where id in (select id from work where ended < $1 and not words order by ended, id limit $2)
            returning key, day, kind, grp, outcome, reacted),
        keys as (
            insert into past_key select substring(key from 1 for 16), coalesce(day, 0) from gone where key is not null),
        days as (
            insert into past_intent select day, kind, outcome, count(*) from gone where kind is not null group by day, kind, outcome
            on conflict (day, kind, outcome) do update set count = past_intent.count + excluded.count),
        groups as (
            insert into past_group select grp, outcome, count(*), count(*) filter (where reacted) from gone where grp <> '' group by grp, outcome
            on conflict (grp, outcome) do update set count = past_group.count + excluded.count, reacted = past_group.reacted + excluded.reacted)
        select count(*)::int from gone
        """,
        r => r.GetInt32(0), before.UtcTicks, most)[0];

    public static GroupTally Tally(Session session, string group) => Tally(session.Ask(
        "select outcome, count, reacted from past_group where grp = $1", r => ((NoticeOutcome)r.GetInt16(0), r.GetInt32(1), r.GetInt32(2)), group));

    public static void Put(Session session, PastGroupMoved moved)
    {
        foreach (var outcome in Enum.GetValues<NoticeOutcome>())
        {
            // Who reacted is a number of the whole group; it stands with the first of its outcomes.
            var reacted = outcome == NoticeOutcome.Waiting ? moved.Tally.Reacted : 0;
            if (moved.Tally.Count(outcome) + reacted > 0)
                session.Write("insert into past_group values ($1, $2, $3, $4)", moved.Group, (short)outcome, moved.Tally.Count(outcome), reacted);
        }
    }

    public static void Put(Session session, PastDayMoved moved)
    {
        var counts = moved.Sums.SelectMany(sums => DeliveryCounts.Parts(sums).Where(p => p.Count > 0), (sums, part) => (sums.Kind, part.Outcome, part.Count));
        foreach (var (kind, outcome, count) in counts)
            session.Write("insert into past_intent values ($1, $2, $3, $4)", moved.Day.DayNumber, (short)kind, (short)outcome, count);
        session.Write(
            "insert into past_key select key, $2 from unnest($1) as key", KeyFence.Parse(moved.Keys).All.Select(Bytes).ToArray(), moved.Day.DayNumber);
    }

    /// <summary>The outbox of an image before its rows.</summary>
    public static WorkBoard Read(Session session, WorkBoard gates)
    {
        var groups = session
            .Ask("select grp, outcome, count, reacted from past_group", r => (Group: r.GetString(0), Part: ((NoticeOutcome)r.GetInt16(1), r.GetInt32(2), r.GetInt32(3))))
            .GroupBy(p => p.Group, p => p.Part);
        var sums = session
            .Ask("select day, kind, outcome, count from past_intent order by kind", r => (Day: r.GetInt32(0), Part: ((IntentKind)r.GetInt16(1), (NoticeOutcome)r.GetInt16(2), r.GetInt32(3))))
            .ToLookup(p => p.Day, p => p.Part);
        var keys = session.Ask("select day, key from past_key", r => (Day: r.GetInt32(0), Key: BinaryPrimitives.ReadUInt128BigEndian(r.GetFieldValue<byte[]>(1)))).ToLookup(k => k.Day, k => k.Key);
        var board = groups.Aggregate(gates, (all, group) => all.Put(group.Key, Tally(group)));
        return sums.Select(s => s.Key).Union(keys.Select(k => k.Key)).Aggregate(board, (all, day) => all.Put(
            DateOnly.FromDayNumber(day),
            new PastDay(DeliveryCounts.Summed(sums[day]).ToImmutableSortedDictionary(s => s.Kind, s => s), KeyFence.Empty.Add([.. keys[day]]))));
    }

    private static GroupTally Tally(IEnumerable<(NoticeOutcome Outcome, int Count, int Reacted)> parts)
    {
        var all = parts.ToList();
        return GroupTally.Of(outcome => all.Where(p => p.Outcome == outcome).Sum(p => p.Count), all.Sum(p => p.Reacted)) with { Gone = all.Sum(p => p.Count) };
    }

    private static byte[] Bytes(UInt128 key)
    {
        var bytes = new byte[Width];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, key);
        return bytes;
    }
}
