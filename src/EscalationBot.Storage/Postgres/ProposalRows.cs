using EscalationBot.Domain.Digests;
using EscalationBot.Domain.Letters;
using EscalationBot.Domain.Office;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;
using EscalationBot.Storage.Json;
using EscalationBot.Storage.Present;

namespace EscalationBot.Storage.Postgres;

/// <summary>Records: their facts, what lists ask about, the documents of their threads, and the counters, all of one transaction.</summary>
internal sealed class ProposalRows(Session session)
{
    private readonly Dictionary<ProposalId, Proposal?> known = [];

    public ProposalId Next => new(session.Ask("select coalesce(max(id), 0) + 1 from proposal", r => r.GetInt32(0))[0]);

    public IReadOnlyDictionary<UnitId, Tally> Tallies => session
        .Ask("select body, tally from tally", r => (Body: r.GetString(0), Tally: StoreJson.Read<Tally>(r.GetString(1), "a counter")))
        .ToDictionary(t => new UnitId(t.Body), t => t.Tally);

    public Proposal? Find(ProposalId id) => Load([id]).FirstOrDefault();

    public IReadOnlyList<Proposal> FindByDocument(DocumentReference document) => Load(session.Ask(
        """
        select distinct proposal from document
        where code = $1 and (year is null or $2::int is null or year = $2) and (issuer is null or $3::text is null or issuer = $3)
        order by proposal
        """,
        r => new ProposalId(r.GetInt32(0)), Names.Of(document.Key.Code), document.Key.Year, document.Key.Issuer?.Value));

    public Page List(ProposalQuery query, string? after, int take)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(take, 1);
        var from = after is null ? new DeadlineKey(DateOnly.MinValue, new ProposalId(int.MinValue)) : DeadlineKey.Parse(after);
        var (where, values) = Where(query);
        var keys = session.Ask(
            $"select deadline, id from proposal where (deadline, id) > ($1, $2){where} order by deadline, id limit {take + 1}",
            r => new DeadlineKey(DateOnly.FromDayNumber(r.GetInt32(0)), new ProposalId(r.GetInt32(1))),
            [from.On.DayNumber, from.Id.Number, .. values]);
        return new Page(Load([.. keys.Take(take).Select(k => k.Id)]), keys.Count > take ? keys[take - 1].ToString() : null, Total(query, where, values));
    }

    /// <exception cref="InvalidOperationException">The facts do not continue the history of the record.</exception>
    public void Append(ProposalId id, IReadOnlyList<RecordedFact> facts)
    {
        var before = Find(id);
        var after = before;
        var changes = new Dictionary<UnitId, Tally>();
        foreach (var fact in facts)
        {
            var step = History.Step(id, after, fact);
            foreach (var (body, change) in Tally.Changes(after, step))
                changes[body] = changes.GetValueOrDefault(body) + change;
            session.Write("insert into fact values ($1, $2, $3)", id.Number, fact.Sequence, StoreJson.Write(fact));
            after = step;
        }
        if (after is null)
            return;
        known[id] = after;
        Count(changes);
        Stand(before, after);
        KeepDocuments(before, after);
    }

    private List<Proposal> Load(IReadOnlyList<ProposalId> ids)
    {
        var wanted = ids.Where(id => !known.ContainsKey(id)).Select(id => id.Number).ToArray();
        if (wanted.Length > 0)
        {
            foreach (var id in wanted)
                known[new ProposalId(id)] = null;
            var facts = session.Ask(
                "select proposal, fact from fact where proposal = any($1) order by proposal, sequence",
                r => (Id: new ProposalId(r.GetInt32(0)), Fact: StoreJson.Read<RecordedFact>(r.GetString(1), $"a fact of record {r.GetInt32(0)}")), wanted);
            foreach (var record in facts.GroupBy(f => f.Id, f => f.Fact))
                known[record.Key] = Proposal.Fold(record.Key, [.. record]);
        }
        return [.. ids.Select(id => known[id]).OfType<Proposal>()];
    }

    /// <summary>Only what is asked for, so that the planner sees which index answers it. Values are numbered from 3.</summary>
    private static (string Where, List<object?> Values) Where(ProposalQuery query)
    {
        var (where, values) = ("", new List<object?>());
        string Value(object value)
        {
            values.Add(value);
            return $"${values.Count + 2}";
        }
        if (query.Unit is { } unit)
            where += $" and unit = {Value(unit.Value)}";
        if (query.Addressees is { } bodies)
            where += $" and addressee = any({Value(bodies.Select(b => b.Value).ToArray())})";
        if (query.OpenOnly)
            where += " and open";
        if (query.Overdue is { } overdue)
            where += overdue ? " and overdue" : " and not overdue";
        if (query.Directed)
            where += " and directed";
        return (where, values);
    }

    /// <summary>From counters, but for the one question that none answers alone: from one unit to certain bodies.</summary>
    private int Total(ProposalQuery query, string where, List<object?> values)
    {
        if (query is { Unit: not null, Addressees: not null })
            return session.Ask($"select count(*)::int from proposal where (deadline, id) > ($1, $2){where}", r => r.GetInt32(0), [int.MinValue, int.MinValue, .. values])[0];
        var asked = DeadlineShelves.Asked(query).ToList();
        return asked.Count == 0 ? 0 : session.Ask(
            """
            select coalesce(sum(records), 0)::int from shelf
            join unnest($1::smallint[], $2::text[], $3::boolean[], $4::boolean[], $5::boolean[]) asked(owner, body, open, overdue, directed)
            using (owner, body, open, overdue, directed)
            """,
            r => r.GetInt32(0),
            asked.Select(s => (short)s.Owner).ToArray(), asked.Select(BodyOf).ToArray(),
            asked.Select(s => s.Open).ToArray(), asked.Select(s => s.Overdue).ToArray(), asked.Select(s => s.Directed).ToArray())[0];
    }

    private void Count(Dictionary<UnitId, Tally> changes)
    {
        var present = changes.Count == 0 ? null : Tallies;
        foreach (var (body, change) in changes)
        {
            session.Write(
                "insert into tally values ($1, $2) on conflict (body) do update set tally = excluded.tally",
                body.Value, StoreJson.Write(present!.GetValueOrDefault(body) + change));
        }
    }

    private void Stand(Proposal? before, Proposal after)
    {
        session.Write(
            """
            insert into proposal values ($1, $2, $3, $4, $5, $6, $7)
            on conflict (id) do update set unit = $2, addressee = $3, open = $4, overdue = $5, directed = $6, deadline = $7
            """,
            after.Id.Number, after.Unit.Value, after.Addressee.Value, after.IsOpen, after.IsOpen && after.IsOverdue, after.OpenDirection is not null,
            after.Deadline.On.DayNumber);
        var (was, now) = (before is null ? [] : Shelf.Of(before).ToList(), Shelf.Of(after).ToList());
        foreach (var shelf in was.Except(now))
            Shift(shelf, -1);
        foreach (var shelf in now.Except(was))
            Shift(shelf, 1);
    }

    private void Shift(Shelf shelf, int change) => session.Write(
        """
        insert into shelf values ($1, $2, $3, $4, $5, $6)
        on conflict (owner, body, open, overdue, directed) do update set records = shelf.records + $6
        """,
        (short)shelf.Owner, BodyOf(shelf), shelf.Open, shelf.Overdue, shelf.Directed, change);

    private void KeepDocuments(Proposal? before, Proposal after)
    {
        var (was, now) = (before is null ? [] : DocumentIndex.Uses(before).ToHashSet(), DocumentIndex.Uses(after).ToHashSet());
        if (was.SetEquals(now))
            return;
        session.Write("delete from document where proposal = $1", after.Id.Number);
        foreach (var use in now)
            session.Write("insert into document values ($1, $2, $3, $4)", Names.Of(use.Document.Code), use.Document.Year, use.Document.Issuer?.Value, after.Id.Number);
    }

    private static string BodyOf(Shelf shelf) => shelf.Body.Value ?? "";
}
