using EscalationBot.Conversation.Messages;
using EscalationBot.Storage.Json;
using EscalationBot.Storage.Present;

namespace EscalationBot.Storage.Postgres;

/// <summary>What was said in a conversation, in the order of the marks.</summary>
internal static class LogRows
{
    public static IReadOnlyList<LogEntry> Read(Session session, Room room, long after, int most)
    {
        var entries = new List<LogEntry>();
        for (var from = after; entries.Count < most;)
        {
            var lines = Lines(session, room, from, most);
            foreach (var line in lines.TakeWhile(l => l.Row?.HasEnded() != false && entries.Count < most))
            {
                if (MessageLogBook.EntryOf(line.Mark, line.In, line.Row) is { } entry)
                    entries.Add(entry);
            }
            if (lines.Count < most || lines.Any(l => l.Row?.HasEnded() == false))
                break;
            from = lines[^1].Mark;
        }
        return entries;
    }

    private static List<(long Mark, IncomingMessage? In, WorkItem? Row)> Lines(Session session, Room room, long after, int most) => session.Ask(
        """
        (select row, notice, message, mark, null as heard from (select w.*, w.id as mark from work w) w where room = $1 and id > $2 and not forgotten order by id limit $3)
        union all
        (select null, null, null, mark, message from inbox where room = $1 and mark > $2 and not forgotten order by mark limit $3)
        order by 4 limit $3
        """,
        r => (r.GetInt64(3), r.IsDBNull(4) ? null : StoreJson.Read<IncomingMessage>(r.GetString(4), "a message of the log"), r.IsDBNull(0) ? null : WorkRows.Read(r)),
        Names.Of(room), after, most);
}
