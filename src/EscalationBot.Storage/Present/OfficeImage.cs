using System.Collections.Immutable;
using EscalationBot.Conversation;
using EscalationBot.Conversation.Messages;
using EscalationBot.Domain.Digests;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Reach;
using EscalationBot.Domain.Reviews;
using EscalationBot.Storage.Changes;

namespace EscalationBot.Storage.Present;

/// <summary>
/// The whole present state at one commit, immutable: readers keep the image they were given while the writer makes the
/// next one. It is the fold of the journal; <see cref="Apply"/> is the only way on.
/// </summary>
internal sealed record OfficeImage
{
    public static OfficeImage Empty { get; } = new();

    public ProposalBook Proposals { get; init; } = ProposalBook.Empty;

    public OfficeDirectory Directory { get; init; } = OfficeDirectory.Empty;

    public CampaignBook Campaigns { get; init; } = CampaignBook.Empty;

    public ReviewBook Reviews { get; init; } = ReviewBook.Empty;

    public ImmutableDictionary<ConversationKey, ConversationState> Conversations { get; init; } =
        ImmutableDictionary<ConversationKey, ConversationState>.Empty;

    /// <summary>By day.</summary>
    public ImmutableSortedDictionary<DateOnly, TallySnapshot> Snapshots { get; init; } = ImmutableSortedDictionary<DateOnly, TallySnapshot>.Empty;

    public TimerBoard Timers { get; init; } = TimerBoard.Empty;

    public WorkBoard Work { get; init; } = WorkBoard.Empty;

    public Inbox Inbox { get; init; } = Inbox.Empty;

    public MessageLogBook Log { get; init; } = MessageLogBook.Empty;

    public AuditChain Audit { get; init; } = AuditChain.Empty;

    public ReachBook Reach { get; init; } = ReachBook.Empty;

    /// <summary>Recurring work that somebody already won.</summary>
    public ImmutableHashSet<SlotTaken> Slots { get; init; } = [];

    /// <summary>Accounts that were erased, by their hash, and when.</summary>
    public ImmutableDictionary<string, DateTimeOffset> Erasures { get; init; } = ImmutableDictionary.Create<string, DateTimeOffset>(StringComparer.Ordinal);

    /// <summary>The next number of the one sequence that orders messages in and out.</summary>
    public long NextMark { get; init; } = 1;

    /// <summary>The image after a change.</summary>
    public OfficeImage Apply(Change change) => change switch
    {
        MessageAccepted c => this with { Inbox = Inbox.Accept(c.Message) },
        MessageHandled c => Handle(c),
        MessagePutAside c => this with { Inbox = Inbox.PutAside(c.InboxKey, c.Error), Reach = Heard(Inbox.Find(c.InboxKey)!.Message) },
        MessageTakenUp c => this with { Inbox = Inbox.TakeUp(c.InboxKey) },
        MessageWordsForgotten c => ForgetMessage(c.InboxKey),
        WorkWordsForgotten c => ForgetWork(Work[c.Id]!),
        MessageDropped c => this with { Inbox = Inbox.Drop(Inbox.ByNumber(c.Number)) },
        WorkDropped c => this with { Work = Work.Drop(Work[c.Id]!) },
        NoticeDropped c => this with { Work = Work.DropNotice(Work[c.Id]!) },
        PastDayMoved c => this with { Work = Work.Put(c.Day, PastDay.Of(c.Sums, c.Keys)) },
        PastGroupMoved c => this with { Work = Work.Put(c.Group, c.Tally) },
        MessageErased c => EraseMessage(c),
        WorkErased c => EraseWork(Work[c.Id]!, c.Account),
        StateForgotten c => this with { Conversations = Conversations.Remove(c.Conversation) },
        ReachForgotten c => this with
        {
            Reach = c.Conversations.Aggregate(Reach.Without(c.Account), (reach, name) => reach.WithoutAddress(new AccountId(c.Account.Channel, name))),
        },
        ErasureNoted c => this with { Erasures = Erasures.SetItem(c.Hash, c.At) },
        SlotTaken c => this with { Slots = Slots.Add(c) },
        StateSaved c => this with { Conversations = Conversations.SetItem(c.Conversation, c.State) },
        FactsAppended c => this with { Proposals = Proposals.Append(c.Proposal, c.Facts) },
        CampaignAppended c => this with { Campaigns = Campaigns.Append(c.Campaign, c.Facts) },
        ReviewsAppended c => this with { Reviews = c.Facts.Aggregate(Reviews, (book, fact) => book.Apply(fact)) },
        DirectoryChanged c => this with { Directory = c.Delta.ApplyTo(Directory) },
        SnapshotTaken c => this with { Snapshots = Snapshots.SetItem(c.Snapshot.Day, c.Snapshot) },
        TimerSet c => this with { Timers = Timers.Set(c.Timer) },
        TimerCleared c => this with { Timers = Timers.Clear(c.Key) },
        WorkAdded c => AddWork(c.Item),
        WorkMoved c => this with { Work = Work.Put(c.Apply(Work[c.Id]!)) },
        WorkReacted c => this with { Work = Work.Put(Work[c.Id]! with { ReactedAt = c.At }) },
        GroupGated c => this with { Work = Work.Put(c.Group, c.Gate, c.NotBefore) },
        AddressLearned c => this with { Reach = Reach.WithAddress(c.Conversation, c.Address) },
        HoldChanged c => this with { Reach = Reach.With(c.Hold) },
        AuditWritten c => this with { Audit = Audit.Add(c.Entry) },
        _ => throw new ArgumentOutOfRangeException(nameof(change), change.GetType().Name, "A change that nobody applies."),
    };

    private OfficeImage Handle(MessageHandled handled)
    {
        var message = Inbox.Find(handled.InboxKey)!.Message;
        return this with
        {
            Inbox = Inbox.Handle(handled.InboxKey, handled.Mark),
            Log = Log.Add(new Room(message.Channel, message.Conversation), new LogLine(handled.Mark, message)),
            Reach = Heard(message),
            NextMark = handled.Mark + 1,
        };
    }

    private OfficeImage ForgetMessage(string key)
    {
        var entry = Inbox.Find(key)!;
        return this with { Inbox = Inbox.Forget(key), Log = Log.Remove(new Room(entry.Message.Channel, entry.Message.Conversation), entry.Mark!.Value) };
    }

    private OfficeImage ForgetWork(WorkItem row) => this with
    {
        Work = Work.Put(row with { Message = ErasedMessages.Wordless(row.Message!), WordsForgotten = true }),
        Log = row.To is { } to ? Log.Remove(Room.Of(to), row.Id) : Log,
    };

    private OfficeImage EraseMessage(MessageErased erased)
    {
        var message = Inbox.Find(erased.InboxKey)!.Message;
        return this with
        {
            Inbox = Inbox.Erase(erased.InboxKey, erased.Mark),
            Log = Log.Remove(new Room(message.Channel, message.Conversation), erased.Mark),
            NextMark = Math.Max(NextMark, erased.Mark + 1),
        };
    }

    private OfficeImage EraseWork(WorkItem row, AccountId account) => this with
    {
        Work = Work.Erase(row.Id, account),
        Log = row.To is { } to ? Log.Remove(Room.Of(to), row.Id) : Log,
    };

    private ReachBook Heard(IncomingMessage message)
    {
        var reach = message.Address is { } address ? Reach.WithAddress(new AccountId(message.Channel, message.Conversation), address) : Reach;
        // Nobody comes back by leaving, and a chat of several people is no place for one of them.
        return message.Kind is IncomingKind.Left or IncomingKind.Withdrew or IncomingKind.Mentioned
            ? reach
            : reach.WithHeard(new AccountId(message.Channel, message.User), new Interaction(message.At, message.Conversation, message.Sequence ?? 0));
    }

    private OfficeImage AddWork(WorkItem item) => this with
    {
        Work = Work.Put(item),
        Log = item.To is { } to ? Log.Add(Room.Of(to), new LogLine(item.Id, null)) : Log,
        NextMark = item.Id + 1,
    };
}
