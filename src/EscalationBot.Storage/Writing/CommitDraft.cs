using System.Security.Cryptography;
using EscalationBot.Conversation;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Office;
using EscalationBot.Domain.Organisation;
using EscalationBot.Storage.Changes;
using EscalationBot.Storage.Present;

namespace EscalationBot.Storage.Writing;

/// <summary>A file to keep, by the key of its content.</summary>
internal sealed record FileContent(string Key, string FileName, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>SHA-256, lower-case hex.</summary>
    public static string KeyOf(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));
}

/// <summary>
/// One piece of work on the writer's thread: the image it starts from, and what it makes of it. Nothing counts until the
/// writer has committed it.
/// </summary>
internal sealed class CommitDraft(OfficeImage image) : IDraft
{
    private readonly List<Change> changes = [];
    private readonly List<FileContent> files = [];

    /// <summary>The image with everything done so far.</summary>
    public OfficeImage Image { get; private set; } = image;

    public IReadOnlyList<Change> Changes => changes;

    public IReadOnlyList<FileContent> Files => files;

    public DateTimeOffset LatestClaim => Image.Work.LatestClaim;

    public IOffice Office(OfficeRules rules) => new OfficeView(Image, rules);

    public InboxEntry? Message(string inboxKey) => Image.Inbox.Find(inboxKey);

    public ConversationState? State(ConversationKey conversation) => Image.Conversations.GetValueOrDefault(conversation);

    public DueTimer? Timer(string key) => Image.Timers[key];

    public bool IsTaken(SlotTaken slot) => Image.Slots.Contains(slot);

    public WorkItem? Work(long id) => Image.Work[id];

    public bool KnowsIntent(string key) => Image.Work.Knows(key);

    public IReadOnlyList<WorkItem> MessagesOf(long notice) => Image.Work.MessagesOf(notice);

    public IReadOnlyList<WorkItem> Unanswered(Room room) => [.. Image.Work.Unanswered(room)];

    public bool IsAtRest(Room room) => Image.Work.IsAtRest(room);

    public Gate GateOf(string group) => Image.Work.Group(group).Gate;

    public IReadOnlyList<Change> ToForget(AccountId account) =>
        Image.Log.ToForget(new Room(account.Channel, Image.Reach.ConversationOf(account)), Image.Work);

    public IReadOnlyList<Change> ToErase(AccountId account, DateTimeOffset at) => Erasing.Of(Image, account, at);

    public long NextMark() => Image.NextMark;

    public StoredAuditEntry Chained(AuditEntry entry) => Image.Audit.Next(entry);

    public void Do(Change change)
    {
        Image = Image.Apply(change);
        changes.Add(change);
    }

    public void Keep(FileContent file) => files.Add(file);

    /// <summary>Lets rows become ready: follows from the clock, so it is not part of the journal.</summary>
    public void Advance(ClaimWish wish) => Image = Image with { Work = Image.Work.Advance(wish) };
}
