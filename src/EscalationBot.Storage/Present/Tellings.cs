using System.Collections.Immutable;

namespace EscalationBot.Storage.Present;

/// <summary>Which messages a notice became when it was told last, and by which names channels know what they took.</summary>
internal sealed record Tellings(
    ImmutableDictionary<long, ImmutableSortedSet<long>> ByNotice, ImmutableDictionary<(string Channel, string ChannelMessageId), long> ByChannelMessageId)
{
    public static Tellings Empty { get; } =
        new(ImmutableDictionary<long, ImmutableSortedSet<long>>.Empty, ImmutableDictionary<(string, string), long>.Empty);

    public IEnumerable<long> MessagesOf(long notice) => ByNotice.GetValueOrDefault(notice, []);

    public long? FindSent(string channel, string wireId) => ByChannelMessageId.TryGetValue((channel, wireId), out var id) ? id : null;

    /// <summary>Follows a row that came into being or went on; <paramref name="board"/> knows the notices before it.</summary>
    public Tellings With(WorkItem row, WorkBoard board) => row.Message is null ? WithNotice(row) : WithMessage(row, board);

    /// <summary>The channel's name of a message is not known any more.</summary>
    public Tellings Without(WorkItem message) => message is { ChannelMessageId: { } wireId, To: { } to }
        ? this with { ByChannelMessageId = ByChannelMessageId.Remove((to.Channel, wireId)) }
        : this;

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
        if (notice.State is not (WorkState.Told or WorkState.Sent))
            return this with { ByNotice = ByNotice.Remove(notice.Id) };
        return ByNotice.ContainsKey(notice.Id) ? this : this with { ByNotice = ByNotice.Add(notice.Id, []) };
    }

    private Tellings WithMessage(WorkItem message, WorkBoard board)
    {
        var next = this;
        if (message.Of is { } of && ByNotice.TryGetValue(of.Notice, out var known) && board[of.Notice]?.Fence == of.Fence)
            next = next with { ByNotice = next.ByNotice.SetItem(of.Notice, known.Add(message.Id)) };
        if (message is { ChannelMessageId: { } wireId, To: { } to })
            next = next with
            {
                ByChannelMessageId = message.State == WorkState.Sent ? next.ByChannelMessageId.SetItem((to.Channel, wireId), message.Id) : next.ByChannelMessageId.Remove((to.Channel, wireId)),
            };
        return next;
    }
}
