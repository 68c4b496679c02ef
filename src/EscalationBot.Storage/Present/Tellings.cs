using System.Collections.Immutable;

namespace EscalationBot.Storage.Present;

/// <summary>Which messages a notice became when it was told last, and by which names channels know what they took.</summary>
internal sealed record Tellings(
    ImmutableDictionary<long, ImmutableSortedSet<long>> ByNotice, ImmutableDictionary<(string Channel, string ChannelMessageId), long> ByChannelMessageId,
    ImmutableDictionary<(string Channel, string Mark), ImmutableSortedSet<long>> ByMark)
{
    public static Tellings Empty { get; } = new(
        ImmutableDictionary<long, ImmutableSortedSet<long>>.Empty, ImmutableDictionary<(string, string), long>.Empty,
        ImmutableDictionary<(string, string), ImmutableSortedSet<long>>.Empty);

    public IEnumerable<long> MessagesOf(long notice) => ByNotice.GetValueOrDefault(notice, []);

    public long? FindSent(string channel, string wireId) => ByChannelMessageId.TryGetValue((channel, wireId), out var id) ? id : null;

    /// <summary>Messages whose end is unknown and which go by this mark, oldest first.</summary>
    public IEnumerable<long> Unclear(string channel, string mark) => ByMark.GetValueOrDefault((channel, mark), []);

    /// <summary>Follows a row that came into being or went on; <paramref name="board"/> knows the notices before it.</summary>
    public Tellings With(WorkItem row, WorkBoard board) => row.Message is null ? WithNotice(row) : WithMessage(row, board);

    /// <summary>The channel's name of a message is not known any more.</summary>
    public Tellings Without(WorkItem message)
    {
        if (message is not { ChannelMessageId: { } wireId, To: { } to })
            return this;
        var name = (to.Channel, wireId);
        var marked = ByMark.GetValueOrDefault(name, []).Remove(message.Id);
        return this with
        {
            ByChannelMessageId = ByChannelMessageId.TryGetValue(name, out var id) && id == message.Id ? ByChannelMessageId.Remove(name) : ByChannelMessageId,
            ByMark = marked.IsEmpty ? ByMark.Remove(name) : ByMark.SetItem(name, marked),
        };
    }

    /// <summary>A row that ended is gone.</summary>
    public Tellings Dropped(WorkItem row)
    {
        var next = Without(row) with { ByNotice = ByNotice.Remove(row.Id) };
        return row.Of is { } of && next.ByNotice.TryGetValue(of.Notice, out var known)
            ? next with { ByNotice = next.ByNotice.SetItem(of.Notice, known.Remove(row.Id)) }
            : next;
    }

    /// <summary>A notice that may still be confirmed keeps its messages.</summary>
    private Tellings WithNotice(WorkItem notice)
    {
        if (notice.State is not (WorkState.Told or WorkState.Sent or WorkState.Unknown))
            return this with { ByNotice = ByNotice.Remove(notice.Id) };
        return ByNotice.ContainsKey(notice.Id) ? this : this with { ByNotice = ByNotice.Add(notice.Id, []) };
    }

    private Tellings WithMessage(WorkItem message, WorkBoard board)
    {
        var next = board[message.Id] is { } before ? Without(before) : this;
        if (message.Of is { } of && ByNotice.TryGetValue(of.Notice, out var known) && board[of.Notice]?.Fence == of.Fence)
            next = next with { ByNotice = next.ByNotice.SetItem(of.Notice, known.Add(message.Id)) };
        if (message is not { ChannelMessageId: { } wireId, To: { } to })
            return next;
        var name = (to.Channel, wireId);
        return message.State switch
        {
            WorkState.Sent => next with { ByChannelMessageId = next.ByChannelMessageId.SetItem(name, message.Id) },
            WorkState.Unknown => next with { ByMark = next.ByMark.SetItem(name, next.ByMark.GetValueOrDefault(name, []).Add(message.Id)) },
            _ => next,
        };
    }
}
