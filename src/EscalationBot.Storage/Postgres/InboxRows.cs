using EscalationBot.Conversation.Messages;
using EscalationBot.Storage.Json;
using EscalationBot.Storage.Present;
using Npgsql;

namespace EscalationBot.Storage.Postgres;

/// <summary>Messages that were accepted.</summary>
internal sealed class InboxRows(Session session)
{
    /// <summary>With the key of the row, which an erasure leaves as it was.</summary>
    public const string Keyed = "select number, message, mark, error, forgotten, key from inbox where ";

    private const string Columns = "select number, message, mark, error, forgotten from inbox where ";

    public InboxEntry? Find(string key) => session.Ask(Columns + "key = $1", Read, Names.Of(key)).FirstOrDefault();

    public IReadOnlyList<InboxEntry> Pending() => session.Ask(Columns + "mark is null and error is null order by number", Read);

    public IReadOnlyList<InboxEntry> All() => session.Ask(Columns + "true order by number", Read);

    /// <summary>See <see cref="IReplicas.TakeUp"/>.</summary>
    public IReadOnlyList<InboxEntry> TakeUp(TimeSpan age, int most) => session.WriteAsking(
        $"""
        with found as materialized (
            select number, room from inbox where mark is null and error is null and accepted <= clock_timestamp() - $1
            order by number limit $2 for update skip locked),
        taken as (update inbox set accepted = clock_timestamp() from found where inbox.number = found.number)
        {Columns} mark is null and error is null and room in (select room from found) order by number
        """,
        Read, age, most);

    public IReadOnlyList<InboxEntry> OpenBefore(IncomingMessage message) => session.Ask(
        Columns + "room = $1 and mark is null and error is null and number < (select number from inbox where key = $2) order by number", Read,
        Names.Of(new Room(message.Channel, message.Conversation)), Names.Of(message.Key));

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<InboxEntry> Aside() => session.Ask(Columns + "mark is null and error is not null order by number", Read);

    /// <returns>For each whether it was not there before; of a message that is here twice, the first.</returns>
    public static IReadOnlyList<bool> Accept(Session session, IReadOnlyList<IncomingMessage> messages)
    {
        var keys = messages.Select(m => Names.Of(m.Key)).ToArray();
        var added = session.WriteAsking(
                """
                insert into inbox (key, room, message, at) select * from unnest($1, $2, $3, $4)
                on conflict do nothing returning key
                """,
                r => Convert.ToHexString(r.GetFieldValue<byte[]>(0)),
                keys, messages.Select(m => Names.Of(new Room(m.Channel, m.Conversation))).ToArray(), messages.Select(StoreJson.Write).ToArray(),
                messages.Select(m => m.At.UtcTicks).ToArray())
            .ToHashSet(StringComparer.Ordinal);
        return [.. keys.Select(key => added.Remove(Convert.ToHexString(key)))];
    }

    public void Accept(IncomingMessage message) => Accept(session, [message]);

    public void Handle(string key, long mark) => session.Write("update inbox set mark = $2, error = null where key = $1", Names.Of(key), mark);

    public void PutAside(string key, string error) => session.Write("update inbox set error = $2 where key = $1", Names.Of(key), error);

    public void TakeUp(string key) => session.Write("update inbox set error = null where key = $1", Names.Of(key));

    /// <summary>Handled, with their words.</summary>
    public IReadOnlyList<InboxEntry> Worded(string where, params ReadOnlySpan<object?> values) =>
        session.Ask($"{Columns} mark is not null and not forgotten and {where}", Read, values);

    /// <summary>Handled or set aside, with a name in them.</summary>
    public IReadOnlyList<InboxEntry> Naming(string name) =>
        session.Ask(Columns + "strpos(message, $1) > 0 and (mark is not null or error is not null) order by number", Read, name);

    public void Forget(InboxEntry entry) => session.Write(
        "update inbox set message = $2, forgotten = true where number = $1", entry.Number, StoreJson.Write(ErasedMessages.Wordless(entry.Message)));

    /// <summary>The key of the row, a hash already, goes on recognising repeats.</summary>
    public void Erase(InboxEntry entry, long mark) => session.Write(
        "update inbox set message = $2, room = $3, mark = $4, error = null, forgotten = true where number = $1",
        entry.Number, StoreJson.Write(ErasedMessages.Of(entry.Message)), Names.Of(new Room(entry.Message.Channel, "")), mark);

    /// <summary>The number it got does not go into the message: the same message is the same text.</summary>
    public static InboxEntry Read(NpgsqlDataReader reader) => new(
        reader.GetInt64(0), StoreJson.Read<IncomingMessage>(reader.GetString(1), $"message {reader.GetInt64(0)} of the inbox"),
        reader.IsDBNull(2) ? null : reader.GetInt64(2), reader.IsDBNull(3) ? null : reader.GetString(3))
    { WordsForgotten = reader.GetBoolean(4) };
}
