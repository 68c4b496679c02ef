using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Reach;
using EscalationBot.Storage.Changes;
using EscalationBot.Storage.Present;

namespace EscalationBot.Storage.Moves;

/// <summary>A present as the changes that make it from nothing, in an order that is the same in every process: a move that was cut off goes on where it was.</summary>
internal static class ImageChanges
{
    public static IEnumerable<Change> Of(OfficeImage image)
    {
        yield return new DirectoryChanged(DirectoryDelta.Between(OfficeDirectory.Empty, image.Directory));
        foreach (var record in image.Proposals.ById.Values.OrderBy(p => p.Id.Number))
            yield return new FactsAppended(record.Id, record.History);
        foreach (var campaign in image.Campaigns.ById.Values.OrderBy(c => c.Id.Number))
            yield return new CampaignAppended(campaign.Id, campaign.History);
        foreach (var fact in image.Reviews.History)
            yield return new ReviewsAppended([fact]);
        foreach (var snapshot in image.Snapshots.Values)
            yield return new SnapshotTaken(snapshot);
        foreach (var entry in image.Audit.All())
            yield return new AuditWritten(entry);
        foreach (var change in image.Inbox.Entries.Values.SelectMany(OfMessage))
            yield return change;
        foreach (var (key, state) in image.Conversations.OrderBy(c => c.Key.ToString(), StringComparer.Ordinal))
            yield return new StateSaved(key, state);
        foreach (var (name, group) in image.Work.Groups.OrderBy(g => g.Key, StringComparer.Ordinal))
            yield return new GroupGated(name, group.Gate, group.NotBefore);
        foreach (var (name, group) in image.Work.Groups.Where(g => g.Value.Past != GroupTally.Empty).OrderBy(g => g.Key, StringComparer.Ordinal))
            yield return new PastGroupMoved(name, group.Past);
        foreach (var (day, past) in image.Work.Past)
            yield return new PastDayMoved(day, [.. past.Sums.Values], past.Keys.ToText());
        foreach (var row in image.Work.Items.OrderBy(r => r.Id))
            yield return new WorkAdded(row);
        foreach (var timer in image.Timers.ByKey.Values.OrderBy(t => t.Key, StringComparer.Ordinal))
            yield return new TimerSet(timer);
        foreach (var slot in image.Slots.OrderBy(s => s.ToString(), StringComparer.Ordinal))
            yield return slot;
        foreach (var (hash, at) in image.Erasures.OrderBy(e => e.Key, StringComparer.Ordinal))
            yield return new ErasureNoted(hash, at);
        foreach (var hold in image.Reach.Holds.OrderBy(h => h.Key, StringComparer.Ordinal))
            yield return new HoldChanged(HoldChange.Set(hold.Value));
    }

    private static IEnumerable<Change> OfMessage(InboxEntry entry)
    {
        yield return new MessageAccepted(entry.Message);
        if (entry.Error is { } error)
            yield return new MessagePutAside(entry.Message.Key, error);
        if (entry.Mark is { } mark)
            yield return new MessageHandled(entry.Message.Key, mark);
        if (entry.WordsForgotten)
            yield return new MessageWordsForgotten(entry.Message.Key);
    }
}
