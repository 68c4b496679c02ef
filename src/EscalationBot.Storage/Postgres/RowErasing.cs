using EscalationBot.Domain.Organisation;
using EscalationBot.Storage.Changes;
using EscalationBot.Storage.Json;
using EscalationBot.Storage.Present;

namespace EscalationBot.Storage.Postgres;

/// <summary>
/// What forgets words and what takes an account out of everything that is over. Rows that name an account are found by reading:
/// that is asked for a few times a year, and an index would keep what is to go.
/// </summary>
internal sealed class RowErasing(Session session, RowOffice office)
{
    /// <summary>Handled or sent before a moment, with their words still there, the oldest first.</summary>
    public static IReadOnlyList<Change> ToForget(Session session, DateTimeOffset before, int most)
    {
        var messages = new InboxRows(session).Worded("at < $1 order by number limit $2", before.UtcTicks, most).Select(e => (Change)new MessageWordsForgotten(e.Message.Key)).ToList();
        var rows = session.Ask(
            "select id from work where ended < $1 and words and not forgotten order by ended, id limit $2",
            r => (Change)new WorkWordsForgotten(r.GetInt64(0)), before.UtcTicks, most - messages.Count);
        return [.. messages, .. rows];
    }

    /// <summary>See <see cref="IRetention.DropDetailsAsync"/>.</summary>
    public static int Drop(Session session, DateTimeOffset before, int most)
    {
        var messages = session.WriteAsking(
            """
            delete from inbox where number in (
                select number from inbox where mark is not null and forgotten and at < $1 order by number limit $2)
            returning number
            """,
            r => r.GetInt64(0), before.UtcTicks, most).Count;
        var all = messages + session.WriteAsking(
            """
            delete from work where id in (
                select id from work w where ended < $1 and words and forgotten
                    and not exists (select from work n where n.id = w.told_notice and n.ended is null)
                order by ended, id limit $2)
            returning id
            """,
            r => r.GetInt64(0), before.UtcTicks, most - messages).Count;
        return all + PastRows.Drop(session, before, most - all);
    }

    public IReadOnlyList<Change> ToForget(AccountId account)
    {
        var room = Names.Of(new Room(account.Channel, office.Reach.ConversationOf(account)));
        return
        [
            .. new InboxRows(session).Worded("room = $1 order by number", room).Select(e => new MessageWordsForgotten(e.Message.Key)),
            .. session.Ask("select id from work where room = $1 and ended is not null and words and not forgotten order by id", r => new WorkWordsForgotten(r.GetInt64(0)), room),
        ];
    }

    public IReadOnlyList<Change> ToErase(AccountId account, DateTimeOffset at, Func<long> nextMark)
    {
        // As it stands within JSON.
        var name = StoreJson.Write(account.User)[1..^1];
        return
        [
            .. new InboxRows(session).Naming(name).Where(e => e.Message.Channel == account.Channel && e.Message.User == account.User)
                .Select(e => new MessageErased(e.Message.Key, e.Mark ?? nextMark())),
            .. session.Ask($"select {WorkRows.Columns} from work w where ended is not null and (strpos(row, $1) > 0 or strpos(notice, $1) > 0) order by id", WorkRows.Read, name)
                .Where(row => ErasedMessages.Concerns(row, account)).Select(row => new WorkErased(row.Id, account)),
            .. office.Directory.Accounts.ContainsKey(account) ? [] : Speaker(account, name),
            new ErasureNoted(ErasedMessages.HashOf(account.ToString()), at),
        ];
    }

    public void Forget(StateForgotten forgotten) => session.Write("delete from conversation where key = $1", Names.Of(forgotten.Conversation));

    public void Forget(ReachForgotten forgotten)
    {
        ReachRows.Remove(session, ReachKind.Heard, forgotten.Account.ToString());
        ReachRows.Remove(session, ReachKind.Hold, Domain.Reach.HoldScope.Of(forgotten.Account));
        foreach (var place in forgotten.Conversations)
            ReachRows.Remove(session, ReachKind.Address, new AccountId(forgotten.Account.Channel, place).ToString());
        BookRows.Unname(session, new AccountPart(new Account(forgotten.Account, default, default)).PartId());
    }

    public void Note(ErasureNoted noted) => session.Write(
        "insert into erasure values ($1, $2) on conflict (hash) do update set at = excluded.at", noted.Hash, noted.At.UtcTicks);

    private List<Change> Speaker(AccountId account, string name)
    {
        var own = Speakers(account, name).Where(key => key.User == account.User).ToList();
        var places = own.Select(key => key.Conversation).Append(office.Reach.ConversationOf(account)).Distinct().ToList();
        var shared = places.SelectMany(place => Speakers(account, StoreJson.Write(place)[1..^1])).Where(key => key.User != account.User).Select(key => key.Conversation);
        return [.. own.Select(key => new StateForgotten(key)), new ReachForgotten(account, [.. places.Except(shared)])];
    }

    private IEnumerable<ConversationKey> Speakers(AccountId account, string name) => session
        .Ask("select speaker from conversation where strpos(speaker, $1) > 0", r => StoreJson.Read<ConversationKey>(r.GetString(0), "a speaker"), name)
        .Where(key => key.Channel == account.Channel);
}
