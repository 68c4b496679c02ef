using System.Collections.Immutable;
using EscalationBot.Conversation.Messages;
using EscalationBot.Storage.Changes;

namespace EscalationBot.Storage.Present;

/// <summary>A line of a conversation: a handled message, or (null) the row of the outbox with that number.</summary>
internal readonly record struct LogLine(long Mark, IncomingMessage? In);

/// <summary>What was said, by conversation, in the order of the marks.</summary>
internal sealed record MessageLogBook(ImmutableDictionary<Room, ImmutableList<LogLine>> Rooms)
{
    public static MessageLogBook Empty { get; } = new(ImmutableDictionary<Room, ImmutableList<LogLine>>.Empty);

    public static MessageLogBook Of(IEnumerable<(Room Room, LogLine Line)> lines) => new(lines
        .GroupBy(l => l.Room, l => l.Line)
        .ToImmutableDictionary(g => g.Key, g => g.OrderBy(l => l.Mark).ToImmutableList()));

    public MessageLogBook Add(Room room, LogLine line) =>
        new(Rooms.SetItem(room, Rooms.GetValueOrDefault(room, []).Add(line)));

    public MessageLogBook Remove(Room room, long mark)
    {
        var lines = Rooms.GetValueOrDefault(room, []);
        return FirstAfter(lines, mark - 1) is var at && at < lines.Count && lines[at].Mark == mark
            ? new(lines.Count == 1 ? Rooms.Remove(room) : Rooms.SetItem(room, lines.RemoveAt(at)))
            : this;
    }

    /// <summary>What forgets a conversation, but for what is still to be sent.</summary>
    public IReadOnlyList<Change> ToForget(Room room, WorkBoard work) =>
    [
        .. Rooms.GetValueOrDefault(room, [])
            .Where(line => line.In is not null || work[line.Mark]!.HasEnded())
            .Select(line => line.In is { } message ? (Change)new MessageWordsForgotten(message.Key) : new WorkWordsForgotten(line.Mark)),
    ];

    /// <summary>
    /// Entries after a mark, oldest first. Reading stops before the first row that has not ended yet: it will appear with
    /// its own, lower mark, and who reads on from the last mark seen must not miss it.
    /// </summary>
    public IReadOnlyList<LogEntry> Read(Room room, long after, int most, WorkBoard work)
    {
        var entries = new List<LogEntry>();
        var lines = Rooms.GetValueOrDefault(room, []);
        for (var i = FirstAfter(lines, after); i < lines.Count && entries.Count < most; i++)
        {
            var row = lines[i].In is null ? work[lines[i].Mark] : null;
            if (row?.HasEnded() == false)
                break;
            if (EntryOf(lines[i].Mark, lines[i].In, row) is { } entry)
                entries.Add(entry);
        }
        return entries;
    }

    /// <summary>Rows of the outbox, newest first.</summary>
    public IReadOnlyList<WorkItem> Newest(Room room, int most, WorkBoard work)
    {
        var lines = Rooms.GetValueOrDefault(room, []);
        var rows = new List<WorkItem>();
        for (var i = lines.Count - 1; i >= 0 && rows.Count < most; i--)
        {
            if (lines[i].In is null && work[lines[i].Mark] is { } row)
                rows.Add(row);
        }
        return rows;
    }

    /// <summary>How a line reads: a message that was handled, or a row of the outbox that ended; null when its user saw nothing of it.</summary>
    public static LogEntry? EntryOf(long mark, IncomingMessage? message, WorkItem? row) => (message, row) switch
    {
        ({ } said, _) => Incoming(mark, said),
        (_, { State: WorkState.Delivered or WorkState.Sent } sent) => new LogEntry(mark, LogDirection.Out, sent.EndedAt ?? sent.Due, null, sent.Message, sent.State),
        _ => null,
    };

    private static LogEntry Incoming(long mark, IncomingMessage message) =>
        new(mark, LogDirection.In, message.At, message.Withheld ? "" : Words(message), null, null, message.MessageId, message.Files) { Field = message.Field };

    private static string Words(IncomingMessage message) => message.Text.Length > 0 ? message.Text : message.ChoiceId ?? "";

    private static int FirstAfter(ImmutableList<LogLine> lines, long after)
    {
        var found = lines.BinarySearch(new LogLine(after, null), Comparer<LogLine>.Create((a, b) => a.Mark.CompareTo(b.Mark)));
        return found >= 0 ? found + 1 : ~found;
    }
}
