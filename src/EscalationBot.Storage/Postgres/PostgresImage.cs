using System.Collections.Immutable;
using EscalationBot.Conversation;
using EscalationBot.Domain.Digests;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Proposals;
using EscalationBot.Storage.Changes;
using EscalationBot.Storage.Json;
using EscalationBot.Storage.Present;

namespace EscalationBot.Storage.Postgres;

/// <summary>Everything a database holds as one image: for moving it, and for comparing it with another store.</summary>
internal static class PostgresImage
{
    public static OfficeImage Read(Session session, Followed followed)
    {
        var work = session.Ask($"select {WorkRows.Columns} from work w order by id", WorkRows.Read);
        var inbox = new InboxRows(session).All();
        return new OfficeImage
        {
            Directory = followed.Directory(session),
            Proposals = Proposals(session),
            Campaigns = followed.Campaigns(session),
            Reviews = followed.Reviews(session),
            Reach = followed.Reach(session),
            Snapshots = session
                .Ask("select snapshot from snapshot", r => StoreJson.Read<TallySnapshot>(r.GetString(0), "a snapshot"))
                .ToImmutableSortedDictionary(s => s.Day, s => s),
            Conversations = session
                .Ask("select speaker, state from conversation", r => (
                    Key: StoreJson.Read<ConversationKey>(r.GetString(0), "a speaker"), State: StoreJson.Read<ConversationState>(r.GetString(1), "the state of a conversation")))
                .ToImmutableDictionary(c => c.Key, c => c.State),
            Timers = session
                .Ask("select timer from timer", r => StoreJson.Read<DueTimer>(r.GetString(0), "a timer"))
                .Aggregate(TimerBoard.Empty, (board, timer) => board.Set(timer)),
            Work = work.Aggregate(PastRows.Read(session, Gates(session)), (board, row) => board.Put(row)),
            // Numbers of rows that were never committed are missing; the order is what counts.
            Inbox = Inbox.Of(inbox).Closed(),
            Audit = new AuditChain([.. AuditRows.All(session)]),
            Slots = [.. session.Ask("select job, name from slot where job is not null", r => new SlotTaken(r.GetString(0), r.GetString(1)))],
            Erasures = session
                .Ask("select hash, at from erasure", r => (Hash: r.GetString(0), At: new DateTimeOffset(r.GetInt64(1), TimeSpan.Zero)))
                .ToImmutableDictionary(e => e.Hash, e => e.At, StringComparer.Ordinal),
            NextMark = Math.Max(inbox.Max(e => e.Mark) ?? 0, work.Select(r => r.Id).DefaultIfEmpty().Max()) + 1,
        };
    }

    private static ProposalBook Proposals(Session session)
    {
        var facts = session.Ask(
            "select proposal, fact from fact order by proposal, sequence",
            r => (Id: new ProposalId(r.GetInt32(0)), Fact: StoreJson.Read<RecordedFact>(r.GetString(1), $"a fact of {r.GetInt32(0)}")));
        return ProposalBook.Of(
            facts.GroupBy(f => f.Id, f => f.Fact).Select(f => Proposal.Fold(f.Key, [.. f])).ToList(),
            new ProposalRows(session).Tallies.ToImmutableDictionary());
    }

    private static WorkBoard Gates(Session session) => session
        .Ask("select grp, gate, not_before from gate", r => (
            Group: r.GetString(0), Gate: (Gate)r.GetInt16(1), NotBefore: r.IsDBNull(2) ? (DateTimeOffset?)null : new DateTimeOffset(r.GetInt64(2), TimeSpan.Zero)))
        .Aggregate(WorkBoard.Empty, (board, gate) => board.Put(gate.Group, gate.Gate, gate.NotBefore));
}
