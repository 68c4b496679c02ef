using EscalationBot.Conversation.Messages;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Reach;
using EscalationBot.Storage.Json;
using EscalationBot.Storage.Present;
using Npgsql;

namespace EscalationBot.Storage.Postgres;

/// <summary>Rows of the outbox. What is asked for stands in columns of its own; notice and message are written once.</summary>
internal static class WorkRows
{
    public const string Columns = "w.row, w.notice, w.message";

    private const string Insert = """
        insert into work (state, due, lease, ended, fence, bucket, wire, outcome, month, sent_channel, sent_way, awaits, reacted, row, id,
            key, room, recipient, words, class, grp, told_notice, told_fence, day, kind, notice, message)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27)
        """;

    private const string Update = """
        update work set state = $1, due = $2, lease = $3, ended = $4, fence = $5, bucket = $6, wire = $7, outcome = $8, month = $9,
            sent_channel = $10, sent_way = $11, awaits = $12, reacted = $13, row = $14
        where id = $15
        """;

    public static WorkItem Read(NpgsqlDataReader reader)
    {
        var item = StoreJson.Read<WorkItem>(reader.GetString(0), "a row of the outbox");
        return item with
        {
            Notice = reader.IsDBNull(1) ? null : StoreJson.Read<Notice>(reader.GetString(1), $"the notice of row {item.Id}"),
            Message = reader.IsDBNull(2) ? null : StoreJson.Read<OutgoingMessage>(reader.GetString(2), $"the message of row {item.Id}"),
        };
    }

    public static void Add(Session session, WorkItem item)
    {
        if (item is { Notice: not null, Group: { } group })
            session.Write("insert into gate (grp, gate) values ($1, $2) on conflict do nothing", group, (short)Gate.Open);
        session.Write(Insert,
        [
            .. Moving(item),
            item.Key is { } key ? Names.Of(key) : null,
            item.To is { } to ? Names.Of(Room.Of(to)) : null,
            item.Notice?.Recipient.Value,
            item.Message is not null,
            (short)item.Class(),
            item.Notice is null ? "" : item.Group ?? "",
            item.Of?.Notice,
            item.Of?.Fence,
            item.Day?.DayNumber,
            item is { Notice: { } notice, Day: not null } ? (short)IntentSums.KindOf(notice) : null,
            item.Notice is { } wish ? StoreJson.Write(wish) : null,
            item.Message is { } words ? StoreJson.Write(words) : null,
        ]);
    }

    public static void Move(Session session, WorkItem item) => session.Write(Update, Moving(item));

    /// <summary>A row that ended loses its words.</summary>
    public static void Forget(Session session, WorkItem item) => session.Write(
        "update work set row = $2, message = $3, forgotten = true where id = $1", item.Id, StoreJson.Write(item with { Notice = null, Message = null }), StoreJson.Write(item.Message!));

    /// <summary>A row that ended loses an account; its outcome and the hash of its key stay.</summary>
    public static void Erase(Session session, WorkItem item) => session.Write(
        "update work set row = $2, notice = $3, message = $4, room = $5, wire = null, awaits = false, forgotten = words where id = $1",
        item.Id, StoreJson.Write(item with { Notice = null, Message = null }), item.Notice is { } notice ? StoreJson.Write(notice) : null,
        item.Message is { } message ? StoreJson.Write(message) : null, item.To is { } to ? Names.Of(Room.Of(to)) : null);

    private static object?[] Moving(WorkItem item)
    {
        var wentOut = item is { Message: not null, Route: not null, State: WorkState.Delivered or WorkState.Sent or WorkState.Unknown };
        return
        [
            (short)item.State,
            item.Due.UtcTicks,
            item.LeaseUntil?.UtcTicks,
            item.EndedAt?.UtcTicks,
            item.Fence,
            item.Bucket ?? "",
            item is { State: WorkState.Sent or WorkState.Delivered or WorkState.Unknown, ChannelMessageId: { } wire, To: { } to } ? Names.Of(to.Channel, wire) : null,
            (short)item.Outcome(),
            wentOut ? DeliveryCounts.MonthOf(item.Day ?? default) : null,
            wentOut ? item.Route!.Account.Channel : null,
            wentOut ? (short)item.Route!.Way : null,
            item.AwaitsReaction(),
            item.ReactedAt is not null,
            StoreJson.Write(item with { Notice = null, Message = null }),
            item.Id,
        ];
    }
}
