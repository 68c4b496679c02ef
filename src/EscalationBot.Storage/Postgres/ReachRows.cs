using EscalationBot.Conversation.Messages;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Reach;
using EscalationBot.Storage.Json;

namespace EscalationBot.Storage.Postgres;

internal enum ReachKind : short { Hold, Heard, Address }

/// <summary>What is known about reaching people, a row each.</summary>
internal static class ReachRows
{
    private const string Upsert = """
        insert into reach (kind, name, row) values ($1, $2, $3)
        on conflict (kind, name) do update set row = excluded.row, changed = pg_current_xact_id()
        """;

    public static ReachBook Apply(ReachBook book, ReachKind kind, string row) => kind switch
    {
        ReachKind.Hold => book.With(StoreJson.Read<HoldChange>(row, "a hold")),
        ReachKind.Heard when StoreJson.Read<HeardRow>(row, "an account heard") is var heard => book with { Heard = book.Heard.SetItem(heard.Account, heard.Last) },
        ReachKind.Address when StoreJson.Read<AddressRow>(row, "an address") is var known => book.WithAddress(known.Conversation, known.Address),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such row."),
    };

    public static void Put(Session session, HoldChange hold) =>
        session.Write(Upsert, (short)ReachKind.Hold, Names.Of(hold.Scope), StoreJson.Write(hold));

    /// <summary>The row stays as a sign for other replicas, without what it said.</summary>
    public static void Remove(Session session, ReachKind kind, string name) => session.Write(
        "update reach set row = null, changed = pg_current_xact_id() where kind = $1 and name = $2", (short)kind, Names.Of(name));

    /// <summary>The book without what a row said that is gone.</summary>
    public static ReachBook Without(ReachBook book, ReachKind kind, byte[] name)
    {
        bool Is(string text) => Names.Of(text).AsSpan().SequenceEqual(name);
        return kind switch
        {
            ReachKind.Hold => book with { Holds = book.Holds.RemoveRange(book.Holds.Keys.Where(Is)) },
            ReachKind.Heard => book with { Heard = book.Heard.RemoveRange(book.Heard.Keys.Where(a => Is(a.ToString()))) },
            ReachKind.Address => book with { Addresses = book.Addresses.RemoveRange(book.Addresses.Keys.Where(a => Is(a.ToString()))) },
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such row."),
        };
    }

    /// <summary>A message was handled or set aside; see <see cref="ReachBook.WithHeard"/>.</summary>
    public static void Hear(Session session, Gathered gathered, IncomingMessage message)
    {
        if (message.Address is { } address)
            PutAddress(session, gathered, new AccountId(message.Channel, message.Conversation), address);
        // Nobody comes back by leaving, and a chat of several people is no place for one of them.
        if (message.Kind is IncomingKind.Left or IncomingKind.Withdrew or IncomingKind.Mentioned)
            return;
        var account = new AccountId(message.Channel, message.User);
        var book = Known(session, gathered, ReachKind.Heard, account) is { } row ? Apply(ReachBook.Empty, ReachKind.Heard, row) : ReachBook.Empty;
        var last = book.WithHeard(account, new Interaction(message.At, message.Conversation, message.Sequence ?? 0)).Heard[account];
        Put(session, gathered, ReachKind.Heard, account, StoreJson.Write(new HeardRow(account, last)));
    }

    /// <summary>How a conversation is reached; see <see cref="ReachBook.WithAddress"/>.</summary>
    public static void PutAddress(Session session, Gathered gathered, AccountId conversation, string address)
    {
        var json = StoreJson.Write(new AddressRow(conversation, address));
        if (Known(session, gathered, ReachKind.Address, conversation) != json)
            Put(session, gathered, ReachKind.Address, conversation, json);
    }

    /// <summary>Exactly these accounts heard, and these addresses.</summary>
    public static void PutAll(Session session, ReachBook book)
    {
        session.Write("delete from reach where kind <> $1", (short)ReachKind.Hold);
        foreach (var (account, last) in book.Heard)
            session.Write(Upsert, (short)ReachKind.Heard, Names.Of(account.ToString()), StoreJson.Write(new HeardRow(account, last)));
        foreach (var (conversation, address) in book.Addresses)
            session.Write(Upsert, (short)ReachKind.Address, Names.Of(conversation.ToString()), StoreJson.Write(new AddressRow(conversation, address)));
    }

    private static void Put(Session session, Gathered gathered, ReachKind kind, AccountId name, string row)
    {
        gathered.Put(kind, name.ToString(), row);
        session.Write(Upsert, (short)kind, Names.Of(name.ToString()), row);
    }

    private static string? Known(Session session, Gathered gathered, ReachKind kind, AccountId name) => gathered.KnowsReach(kind, name.ToString(), out var row)
        ? row
        : session.Ask("select row from reach where kind = $1 and name = $2 and row is not null", r => r.GetString(0), (short)kind, Names.Of(name.ToString())).FirstOrDefault();

    private sealed record HeardRow(AccountId Account, Interaction Last);

    private sealed record AddressRow(AccountId Conversation, string Address);
}
