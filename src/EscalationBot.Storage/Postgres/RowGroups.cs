using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Organisation;
using EscalationBot.Storage.Present;

namespace EscalationBot.Storage.Postgres;

/// <summary>The groups of the outbox as turns and readers see them, counted in their index.</summary>
internal sealed class RowGroups(Session session) : INoticeGroups
{
    public GroupTally Tally(string group)
    {
        var counts = session.Ask(
            "select outcome, count(*)::int, count(*) filter (where reacted)::int from work where grp = $1 and grp <> '' group by outcome",
            r => (Outcome: (NoticeOutcome)r.GetInt16(0), Count: r.GetInt32(1), Reacted: r.GetInt32(2)), group);
        return GroupTally.Of(outcome => counts.Where(c => c.Outcome == outcome).Sum(c => c.Count), counts.Sum(c => c.Reacted)).Plus(PastRows.Tally(session, group));
    }

    public IReadOnlyList<RecipientOutcome> List(string group, NoticeOutcome outcome, int skip, int take) => [.. session.Ask(
            $"select {WorkRows.Columns} from work w where grp = $1 and grp <> '' and outcome = $2 order by id offset $3 limit $4",
            WorkRows.Read, group, (short)outcome, skip, Math.Max(0, take))
        .Select(r => r.AsOutcome())];

    public RecipientOutcome? Of(string group, PostId recipient) =>
        session.Ask($"select {WorkRows.Columns} from work w where key = $1", WorkRows.Read, Names.Of($"{group}:{recipient}")).FirstOrDefault()?.AsOutcome();
}
