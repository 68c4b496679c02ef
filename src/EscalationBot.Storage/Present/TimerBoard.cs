using System.Collections.Immutable;

namespace EscalationBot.Storage.Present;

/// <summary>The timers by key and by moment. A timer costs nothing until it is due.</summary>
internal sealed record TimerBoard(ImmutableDictionary<string, DueTimer> ByKey, ImmutableSortedSet<TimerKey> ByDue)
{
    public static TimerBoard Empty { get; } = new(
        ImmutableDictionary.Create<string, DueTimer>(StringComparer.Ordinal), []);

    public DueTimer? this[string key] => ByKey.GetValueOrDefault(key);

    public DateTimeOffset? NextDue => ByDue.IsEmpty ? null : ByDue.Min.At;

    public TimerBoard Set(DueTimer timer)
    {
        var cleared = Clear(timer.Key);
        return new TimerBoard(cleared.ByKey.Add(timer.Key, timer), cleared.ByDue.Add(TimerKey.Of(timer)));
    }

    public TimerBoard Clear(string key) => ByKey.TryGetValue(key, out var known)
        ? new TimerBoard(ByKey.Remove(key), ByDue.Remove(TimerKey.Of(known)))
        : this;

    public IReadOnlyList<DueTimer> Due(DateTimeOffset now, int most) =>
        [.. ByDue.TakeWhile(t => t.At <= now).Take(most).Select(t => ByKey[t.Key])];
}

internal readonly record struct TimerKey(DateTimeOffset At, string Key) : IComparable<TimerKey>
{
    public static TimerKey Of(DueTimer timer) => new(timer.Due, timer.Key);

    public int CompareTo(TimerKey other) => At.CompareTo(other.At) is var order and not 0 ? order : string.CompareOrdinal(Key, other.Key);
}
