using System.Collections.Immutable;
using EscalationBot.Domain.Reach;

namespace EscalationBot.Storage.Present;

/// <summary>What is left of the notices of one office day whose rows are gone: how many of each kind ended how, and their keys.</summary>
internal sealed record PastDay(ImmutableSortedDictionary<IntentKind, IntentSums> Sums, KeyFence Keys)
{
    public static PastDay Of(IEnumerable<IntentSums> sums, string keys) => new(sums.ToImmutableSortedDictionary(s => s.Kind, s => s), KeyFence.Parse(keys));

    public static PastDay Empty { get; } = new(ImmutableSortedDictionary<IntentKind, IntentSums>.Empty, KeyFence.Empty);

    /// <summary>The day under which a row is counted; one without a day of its own is in no sum and keeps its key alone.</summary>
    public static DateOnly Of(WorkItem notice) => notice.Day ?? DateOnly.MinValue;

    /// <summary>A notice that ended loses its row.</summary>
    public PastDay With(WorkItem notice)
    {
        var keys = notice.Key is { } key ? Keys.Add(KeyFence.Of(key)) : Keys;
        if (notice.Day is null)
            return this with { Keys = keys };
        var kind = IntentSums.KindOf(notice.Notice!);
        var sums = Sums.GetValueOrDefault(kind, IntentSums.None(kind));
        return new PastDay(Sums.SetItem(kind, DeliveryCounts.Counted(sums with { Due = sums.Due + 1 }, notice.Outcome(), 1)), keys);
    }
}
