using EscalationBot.Domain.Organisation;
using EscalationBot.Storage.Changes;
using EscalationBot.Storage.Writing;

namespace EscalationBot.Storage.Postgres;

/// <summary>
/// How rows of the outbox are taken to be sent. Each question locks what it finds and passes by what another replica has
/// locked; it is materialised, because a plan that asks it twice would lock more than it returns.
/// </summary>
internal static class RowClaims
{
    /// <summary>How many lapsed rows one claim looks at.</summary>
    private const int LapsedAtATime = 500;

    /// <summary>A notice whose recipient has none on its way.</summary>
    private const string MayBeTold = "not exists (select from work other where other.recipient = w.recipient and other.state in (1, 2) and not other.words)";

    public static IReadOnlyList<WorkItem> Take(Session session, RowDraft draft, ClaimWish wish)
    {
        var there = Look(session, wish);
        Sweep(session, draft, wish, there);
        var claimed = new List<WorkItem>();
        var recipients = new HashSet<PostId>();
        foreach (var each in Classes(wish.First).Where(c => there.Lapsed || there.Classes.Contains(c)))
        {
            foreach (var row in Ready(session, wish, each, wish.Most - claimed.Count))
            {
                if (claimed.Count == wish.Most || (row.Notice is { } notice && !recipients.Add(notice.Recipient)))
                    continue;
                var taken = Claims.Claimed(row, wish.Now + wish.Lease);
                draft.Take(row);
                draft.Do(WorkMoved.To(taken));
                claimed.Add(taken);
            }
        }
        return claimed;
    }

    /// <summary>
    /// Which of the questions may find something, all asked at once and without a lock: replicas look after every commit of every other,
    /// and mostly there is nothing.
    /// </summary>
    private static There Look(Session session, ClaimWish wish) => session.Ask(
        """
        select
            exists (select from work where state = 1 and lease <= $1 and told_notice is null),
            exists (select from work where state = 0 and grp in (select grp from gate where gate = 2) and grp <> ''),
            exists (select from gate cross join lateral (
                select from work where grp = gate.grp and grp <> '' and state = 0 and due <= $1 limit 1) first
                where gate.gate = 0 and (gate.not_before is null or gate.not_before <= $1)),
            array(select c from generate_series(0, $5) c where exists (
                select from work where state = 0 and grp = '' and class = c and due <= $1 and not bucket = any($2) and case when words then $3 else $4 end))
        """,
        r => new There(
            r.GetBoolean(0), r.GetBoolean(1),
            [.. r.GetFieldValue<int[]>(3).Select(c => (WorkClass)c), .. r.GetBoolean(2) && wish.Notices ? [WorkClass.Bulk] : Array.Empty<WorkClass>()]),
        wish.Now.UtcTicks, wish.Closed.ToArray(), wish.Messages, wish.Notices, (int)WorkClass.Bulk)[0];

    private static void Sweep(Session session, RowDraft draft, ClaimWish wish, There there)
    {
        foreach (var lapsed in !there.Lapsed ? [] : Locked(session, "state = 1 and lease <= $1 and told_notice is null order by lease", LapsedAtATime, wish.Now.UtcTicks))
        {
            draft.Take(lapsed);
            draft.Do(WorkMoved.To(Claims.AfterLapse(lapsed, wish)));
        }
        foreach (var stopped in !there.Stopped ? [] : Locked(session, "state = 0 and grp in (select grp from gate where gate = 2) and grp <> '' order by id", Claims.SweptAtATime))
        {
            draft.Take(stopped);
            draft.Do(WorkMoved.To(Claims.Stopped(stopped, wish)));
        }
    }

    private static IEnumerable<WorkClass> Classes(WorkClass first) => Enum.GetValues<WorkClass>().OrderBy(c => c != first).ThenBy(c => c);

    private static List<WorkItem> Ready(Session session, ClaimWish wish, WorkClass each, int most)
    {
        if (most <= 0)
            return [];
        object?[] values = [(short)each, wish.Now.UtcTicks, wish.Closed.ToArray(), wish.Messages, wish.Notices];
        var rows = Locked(
            session,
            $"""
            state = 0 and grp = '' and class = $1 and due <= $2 and not bucket = any($3)
            and case when words then $4 and {Due.IsHead} else $5 and {MayBeTold} end
            order by due, id
            """,
            most, values);
        if (each == WorkClass.Bulk && wish.Notices && rows.Count < most)
            rows.AddRange(ReadyInGroups(session, wish, most - rows.Count));
        return rows;
    }

    /// <summary>Each open group is asked for itself, so that one that is held costs nothing however long it is.</summary>
    private static List<WorkItem> ReadyInGroups(Session session, ClaimWish wish, int most) => session.Ask(
        $"""
        with found as materialized (
            select ready.id from gate cross join lateral (
                select id from work w
                where grp = gate.grp and grp <> '' and state = 0 and due <= $1 and not bucket = any($2) and {MayBeTold}
                order by due, id limit $3 for update skip locked) ready
            where gate.gate = 0 and (gate.not_before is null or gate.not_before <= $1)
            limit $3)
        select {WorkRows.Columns} from found join work w using (id) order by w.due, w.id
        """,
        WorkRows.Read, wish.Now.UtcTicks, wish.Closed.ToArray(), most);

    private static List<WorkItem> Locked(Session session, string which, int most, params ReadOnlySpan<object?> values) => session.Ask(
        $"""
        with found as materialized (select w.id from work w where {which} limit {most} for update skip locked)
        select {WorkRows.Columns} from found join work w using (id) order by w.due, w.id
        """,
        WorkRows.Read, values);

    /// <param name="Lapsed">Then anything may be waiting again after it was swept.</param>
    private sealed record There(bool Lapsed, bool Stopped, HashSet<WorkClass> Classes);
}
