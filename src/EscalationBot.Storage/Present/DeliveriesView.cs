using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Reach;

namespace EscalationBot.Storage.Present;

/// <summary>The outbox as turns and readers see it.</summary>
internal sealed class DeliveriesView(WorkBoard work) : IDeliveries
{
    public IReadOnlyList<IntentSums> On(DateOnly day) => Of(work.Counts, day);

    public IReadOnlyList<IntentSums> Recount(DateOnly day) =>
        Of(work.Items.Where(row => row.Day == day).Aggregate(
            DeliveryCounts.None.With(day, work.Past.GetValueOrDefault(day, PastDay.Empty)), (counts, row) => counts.Move(null, row)), day);

    public IReadOnlyList<UnclearIntent> Unclear(int take) => [.. work.Counts.Unclear.Reverse().Take(take).Select(id => AsUnclear(work[id]!))];

    public IReadOnlyList<SentOver> SentInMonth(DateOnly day) =>
        [.. work.Counts.Sent.Where(s => s.Key.Month == DeliveryCounts.MonthOf(day)).Select(s => new SentOver(s.Key.Channel, s.Key.Way, s.Value))];

    public IReadOnlyList<Notice> ReachedSince(DateTimeOffset from) =>
        [.. work.Since(from).Where(r => r.State is WorkState.Delivered or WorkState.Sent).Select(r => r.Notice).OfType<Notice>()];

    public IReadOnlySet<PostId> Awaiting() => work.Since(DateTimeOffset.MaxValue).Select(r => r.Notice?.Recipient).OfType<PostId>().ToHashSet();

    public bool IsAtRest(string channel, string conversation) => work.IsAtRest(new Room(channel, conversation));

    public DateTimeOffset? OldestDue(DateTimeOffset now) => work.NextDue() is { } due && due <= now ? due : null;

    private static IReadOnlyList<IntentSums> Of(DeliveryCounts counts, DateOnly day) =>
        [.. Enum.GetValues<IntentKind>().Select(kind => counts.Sums.GetValueOrDefault((day, kind))).OfType<IntentSums>()];

    public static UnclearIntent AsUnclear(WorkItem row) => new(
        row.Notice?.Recipient, row.Notice is { } notice ? IntentSums.KindOf(notice) : IntentKind.Other, row.EndedAt ?? row.Due, row.Reason);
}
