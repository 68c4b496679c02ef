using EscalationBot.Domain.Campaigns;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;
using EscalationBot.Domain.Reach;
using EscalationBot.Domain.Reviews;
using EscalationBot.Storage.Changes;
using EscalationBot.Storage.Present;

namespace EscalationBot.Storage.Sheets;

/// <summary>Which sheets lag behind the journal: the keys of everything changed since the last checkpoint.</summary>
internal sealed class Unfolded
{
    public HashSet<ProposalId> Proposals { get; } = [];

    /// <summary>Campaigns and the numbers of their new facts.</summary>
    public HashSet<(CampaignId Campaign, int Sequence)> Campaigns { get; } = [];

    public List<RecordedReviewFact> Reviews { get; } = [];

    public HashSet<ConversationKey> Conversations { get; } = [];

    /// <summary>Entries set, in order, and (null) ids of entries that are gone.</summary>
    public OrderedDictionary<string, DirectoryPart?> Directory { get; } = new(StringComparer.Ordinal);

    public HashSet<DateOnly> Snapshots { get; } = [];

    public HashSet<string> Timers { get; } = new(StringComparer.Ordinal);

    /// <summary>Bundles of rows of the outbox.</summary>
    public HashSet<long> Work { get; } = [];

    /// <summary>Days whose notices lost their rows.</summary>
    public HashSet<DateOnly> PastDays { get; } = [];

    /// <summary>Groups whose gate moved, or whose notices lost their rows.</summary>
    public HashSet<string> Groups { get; } = new(StringComparer.Ordinal);

    /// <summary>Keys of messages.</summary>
    public HashSet<string> Inbox { get; } = new(StringComparer.Ordinal);

    /// <summary>Bundles of messages that lost some.</summary>
    public HashSet<long> InboxBundles { get; } = [];

    /// <summary>Bundles of audit entries.</summary>
    public HashSet<long> Audit { get; } = [];

    public HashSet<SlotTaken> Slots { get; } = [];

    /// <summary>Scopes of holds.</summary>
    public HashSet<string> Holds { get; } = new(StringComparer.Ordinal);

    /// <summary>Accounts heard, besides those of <see cref="Inbox"/>.</summary>
    public HashSet<AccountId> Accounts { get; } = [];

    /// <summary>Conversations whose address is known, besides those of <see cref="Inbox"/>.</summary>
    public HashSet<AccountId> Addresses { get; } = [];

    /// <summary>Hashes of erased accounts.</summary>
    public HashSet<string> Erasures { get; } = new(StringComparer.Ordinal);

    /// <summary>All there is: for whoever has no sheet yet.</summary>
    public static Unfolded Everything(OfficeImage image)
    {
        var all = new Unfolded();
        all.Proposals.UnionWith(image.Proposals.ById.Keys);
        all.Campaigns.UnionWith(image.Campaigns.ById.Values.SelectMany(c => c.History.Select(f => (c.Id, f.Sequence))));
        all.Reviews.AddRange(image.Reviews.History);
        all.Conversations.UnionWith(image.Conversations.Keys);
        all.Note(DirectoryDelta.Between(OfficeDirectory.Empty, image.Directory));
        all.Snapshots.UnionWith(image.Snapshots.Keys);
        all.Timers.UnionWith(image.Timers.ByKey.Keys);
        all.Work.UnionWith(image.Work.Items.Select(row => Bundle.Of(row.Id)));
        all.PastDays.UnionWith(image.Work.Past.Keys);
        all.Groups.UnionWith(image.Work.Groups.Select(g => g.Key));
        all.Inbox.UnionWith(image.Inbox.Numbers.Keys);
        all.Audit.UnionWith(image.Audit.Bundles);
        all.Slots.UnionWith(image.Slots);
        all.Holds.UnionWith(image.Reach.Holds.Keys);
        all.Accounts.UnionWith(image.Reach.Heard.Keys);
        all.Addresses.UnionWith(image.Reach.Addresses.Keys);
        all.Erasures.UnionWith(image.Erasures.Keys);
        return all;
    }

    public void Note(Change change)
    {
        switch (change)
        {
            case MessageAccepted c: Inbox.Add(c.Message.Key); break;
            case MessageHandled c: Inbox.Add(c.InboxKey); break;
            case MessagePutAside c: Inbox.Add(c.InboxKey); break;
            case MessageTakenUp c: Inbox.Add(c.InboxKey); break;
            case MessageWordsForgotten c: Inbox.Add(c.InboxKey); break;
            case WorkWordsForgotten c: Work.Add(Bundle.Of(c.Id)); break;
            case MessageDropped c: InboxBundles.Add(Bundle.Of(c.Number)); break;
            case WorkDropped c: Work.Add(Bundle.Of(c.Id)); break;
            case NoticeDropped c: Note(c); break;
            case PastDayMoved c: PastDays.Add(c.Day); break;
            case PastGroupMoved c: Groups.Add(c.Group); break;
            case MessageErased c: Inbox.Add(c.InboxKey); break;
            case WorkErased c: Work.Add(Bundle.Of(c.Id)); break;
            case StateForgotten c: Conversations.Add(c.Conversation); break;
            case ReachForgotten c: Note(c); break;
            case ErasureNoted c: Erasures.Add(c.Hash); break;
            case SlotTaken c: Slots.Add(c); break;
            case StateSaved c: Conversations.Add(c.Conversation); break;
            case FactsAppended c: Proposals.Add(c.Proposal); break;
            case CampaignAppended c: Campaigns.UnionWith(c.Facts.Select(f => (c.Campaign, f.Sequence))); break;
            case ReviewsAppended c: Reviews.AddRange(c.Facts); break;
            case DirectoryChanged c: Note(c.Delta); break;
            case SnapshotTaken c: Snapshots.Add(c.Snapshot.Day); break;
            case TimerSet c: Timers.Add(c.Timer.Key); break;
            case TimerCleared c: Timers.Add(c.Key); break;
            case WorkAdded c: Work.Add(Bundle.Of(c.Item.Id)); break;
            case WorkMoved c: Work.Add(Bundle.Of(c.Id)); break;
            case WorkReacted c: Work.Add(Bundle.Of(c.Id)); break;
            case GroupGated c: Groups.Add(c.Group); break;
            case AddressLearned c: Addresses.Add(c.Conversation); break;
            case HoldChanged c: Holds.Add(c.Hold.Scope); break;
            case AuditWritten c: Audit.Add(Bundle.Of(c.Entry.Number)); break;
            default: throw new ArgumentOutOfRangeException(nameof(change), change.GetType().Name, "A change that nobody keeps.");
        }
    }

    private void Note(NoticeDropped dropped)
    {
        Work.Add(Bundle.Of(dropped.Id));
        PastDays.Add(dropped.Day);
        if (dropped.Group is { } group)
            Groups.Add(group);
    }

    private void Note(ReachForgotten forgotten)
    {
        Accounts.Add(forgotten.Account);
        Holds.Add(HoldScope.Of(forgotten.Account));
        Addresses.UnionWith(forgotten.Conversations.Select(name => new AccountId(forgotten.Account.Channel, name)));
    }

    private void Note(DirectoryDelta delta)
    {
        foreach (var id in delta.Removed)
            Directory[id] = null;
        foreach (var part in delta.Set)
        {
            Directory.Remove(part.PartId());
            Directory[part.PartId()] = part;
        }
    }
}
