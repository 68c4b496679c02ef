using System.Collections.Immutable;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Reach;

namespace EscalationBot.Storage.Present;

/// <summary>What was due and what went out, counted as rows come and go on.</summary>
internal sealed record DeliveryCounts(
    ImmutableDictionary<(DateOnly Day, IntentKind Kind), IntentSums> Sums, ImmutableSortedSet<long> Unclear,
    ImmutableDictionary<(int Month, string Channel, RouteWay Way), int> Sent)
{
    public static DeliveryCounts None { get; } = new(
        ImmutableDictionary<(DateOnly, IntentKind), IntentSums>.Empty, [], ImmutableDictionary<(int, string, RouteWay), int>.Empty);

    public static int MonthOf(DateOnly day) => day.Year * 12 + day.Month - 1;

    /// <summary>Follows a row that came into being or went on.</summary>
    public DeliveryCounts Move(WorkItem? before, WorkItem after)
    {
        var next = after is { Notice: { } notice, Day: { } day } ? WithIntent(notice, day, before, after) : this;
        if (after.Of is null)
            next = next with { Unclear = after.State == WorkState.Unknown ? next.Unclear.Add(after.Id) : next.Unclear.Remove(after.Id) };
        return after is { Message: not null, Route: not null } && WentOut(after) != (before is not null && WentOut(before))
            ? next.WithSent(after, WentOut(after) ? 1 : -1)
            : next;
    }

    /// <summary>A row of a month that is over was dropped; the notices of that time stay counted.</summary>
    public DeliveryCounts Without(WorkItem row)
    {
        var next = this with { Unclear = Unclear.Remove(row.Id) };
        return row is { Message: not null, Route: not null } && WentOut(row) ? next.WithSent(row, -1) : next;
    }

    /// <summary>The notices of a day whose rows are gone, before any of its rows is counted.</summary>
    public DeliveryCounts With(DateOnly day, PastDay past) =>
        this with { Sums = Sums.SetItems(past.Sums.Values.Select(s => KeyValuePair.Create((day, s.Kind), s))) };

    private DeliveryCounts WithIntent(Notice notice, DateOnly day, WorkItem? before, WorkItem after)
    {
        var key = (day, IntentSums.KindOf(notice));
        var sums = Sums.GetValueOrDefault(key, IntentSums.None(key.Item2));
        sums = before is null ? sums with { Due = sums.Due + 1 } : Counted(sums, before.Outcome(), -1);
        return this with { Sums = Sums.SetItem(key, Counted(sums, after.Outcome(), 1)) };
    }

    private DeliveryCounts WithSent(WorkItem message, int change)
    {
        var key = (MonthOf(message.Day ?? default), message.Route!.Account.Channel, message.Route.Way);
        return this with { Sent = Sent.SetItem(key, Sent.GetValueOrDefault(key) + change) };
    }

    private static bool WentOut(WorkItem message) => message.State is WorkState.Delivered or WorkState.Sent or WorkState.Unknown;

    /// <summary>Counts of one day by kind and outcome as sums.</summary>
    public static IEnumerable<IntentSums> Summed(IEnumerable<(IntentKind Kind, NoticeOutcome Outcome, int Count)> counts) => counts
        .GroupBy(c => c.Kind)
        .OrderBy(g => g.Key)
        .Select(g => g.Aggregate(IntentSums.None(g.Key), (sums, c) => Counted(sums with { Due = sums.Due + c.Count }, c.Outcome, c.Count)));

    /// <summary>Sums as counts that make them again; what was not sent for one reason or another is one count.</summary>
    public static IEnumerable<(NoticeOutcome Outcome, int Count)> Parts(IntentSums sums) =>
    [
        (NoticeOutcome.Waiting, sums.Waiting), (NoticeOutcome.Delivered, sums.Delivered), (NoticeOutcome.Unconfirmed, sums.Sent), (NoticeOutcome.NotNeeded, sums.Suppressed),
        (NoticeOutcome.Unreachable, sums.Unreachable), (NoticeOutcome.Failed, sums.Failed), (NoticeOutcome.Unknown, sums.Unknown),
    ];

    /// <summary>The sums with so many more that stand there.</summary>
    public static IntentSums Counted(IntentSums sums, NoticeOutcome outcome, int change) => outcome switch
    {
        NoticeOutcome.Waiting => sums with { Waiting = sums.Waiting + change },
        NoticeOutcome.Delivered => sums with { Delivered = sums.Delivered + change },
        NoticeOutcome.Unconfirmed => sums with { Sent = sums.Sent + change },
        NoticeOutcome.NotNeeded or NoticeOutcome.Stopped => sums with { Suppressed = sums.Suppressed + change },
        NoticeOutcome.Unreachable => sums with { Unreachable = sums.Unreachable + change },
        NoticeOutcome.Failed => sums with { Failed = sums.Failed + change },
        NoticeOutcome.Unknown => sums with { Unknown = sums.Unknown + change },
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "No such outcome."),
    };
}
