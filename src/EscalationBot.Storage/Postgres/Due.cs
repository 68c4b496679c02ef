using EscalationBot.Storage.Json;

namespace EscalationBot.Storage.Postgres;

/// <summary>What is due, and when the next thing is.</summary>
internal static class Due
{
    /// <summary>A message behind an older one of its conversation wakes nobody.</summary>
    public const string IsHead = "(room is null or not exists (select from work older where older.room = w.room and older.id < w.id and older.state in (0, 1)))";

    /// <summary>When the first row of the outbox is due that no closed gate and none of these channels holds back.</summary>
    public static DateTimeOffset? Next(Session session, IEnumerable<string> closed)
    {
        var channels = closed.ToArray();
        var due = session.Ask(
            $"""
            select min(due) from (
                (select due from work w where state = 0 and grp = '' and not bucket = any($1) and {IsHead} order by due limit 1)
                union all
                select greatest(first.due, gate.not_before) from gate
                cross join lateral (select due from work w where grp = gate.grp and grp <> '' and state = 0 and not bucket = any($1) order by due limit 1) first
                where gate.gate = 0) waiting
            """,
            r => r.IsDBNull(0) ? (long?)null : r.GetInt64(0), new object?[] { channels })[0];
        return due is { } ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;
    }

    public static DateTimeOffset? NextTimer(Session session) =>
        session.Ask("select due from timer order by due limit 1", r => new DateTimeOffset(r.GetInt64(0), TimeSpan.Zero)) is [var due]
            ? due : null;

    /// <summary>When the first claim ends without an outcome, if its replica is gone.</summary>
    public static DateTimeOffset? NextLapse(Session session) =>
        session.Ask("select lease from work where state = 1 and lease is not null order by lease limit 1", r => new DateTimeOffset(r.GetInt64(0), TimeSpan.Zero)) is [var lease]
            ? lease : null;

    public static IReadOnlyList<DueTimer> Timers(Session session, DateTimeOffset now, int most) => session.Ask(
        "select timer from timer where due <= $1 order by due, name limit $2",
        r => StoreJson.Read<DueTimer>(r.GetString(0), "a timer"), now.UtcTicks, most);
}
