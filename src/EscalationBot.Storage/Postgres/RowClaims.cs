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
        Sweep(session, draft, wish);
        var claimed = new List<WorkItem>();
        var recipients = new HashSet<PostId>();
        foreach (var each in Classes(wish.First))
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

    private static void Sweep(Session session, RowDraft draft, ClaimWish wish)
    {
        foreach (var lapsed in Locked(session, "state = 1 and lease <= $1 and told_notice is null order by lease", LapsedAtATime, wish.Now.UtcTicks))
        {
            draft.Take(lapsed);
            draft.Do(WorkMoved.To(Claims.AfterLapse(lapsed, wish)));
        }
        foreach (var stopped in Locked(session, "state = 0 and grp in (select grp from gate where gate = 2) and grp <> '' order by id", Claims.SweptAtATime))
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
}
