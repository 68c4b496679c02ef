using System.Collections.Immutable;
using EscalationBot.Domain.Digests;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Proposals;
using EscalationBot.Domain.Reach;
using EscalationBot.Domain.Reviews;
using EscalationBot.Storage.Changes;
using EscalationBot.Storage.Json;
using EscalationBot.Storage.Present;

namespace EscalationBot.Storage.Sheets;

/// <summary>
/// What the image is as sheets, wherever these are kept: a store writes those that changed at a checkpoint and reads all at
/// a start, a backup holds them all.
/// </summary>
internal sealed class ImageSheets(Func<string, IDrawer> open)
{
    private static readonly SheetId TalliesId = SheetId.Of("tallies");
    private static readonly SheetId CheckpointId = SheetId.Of("checkpoint");

    private readonly IDrawer meta = open("meta");
    private readonly IDrawer proposals = open("proposals");
    private readonly IDrawer campaigns = open("campaigns");
    private readonly IDrawer reviews = open("reviews");
    private readonly IDrawer conversations = open("conversations");
    private readonly IDrawer directory = open("directory");
    private readonly IDrawer snapshots = open("snapshots");
    private readonly IDrawer timers = open("timers");
    private readonly IDrawer work = open("work");
    private readonly IDrawer groups = open("groups");
    private readonly IDrawer past = open("past");
    private readonly IDrawer inbox = open("inbox");
    private readonly IDrawer audit = open("audit");
    private readonly IDrawer slots = open("slots");
    private readonly IDrawer holds = open("holds");
    private readonly IDrawer heard = open("heard");
    private readonly IDrawer addresses = open("addresses");
    private readonly IDrawer erasures = open("erasures");

    /// <summary>The order of the newest entry of the directory; later ones get higher.</summary>
    public long DirectoryOrder { get; set; }

    /// <summary>How many sheets each drawer held at the last checkpoint.</summary>
    public IReadOnlyDictionary<string, int> Documents => Found()?.Documents ?? new Dictionary<string, int>();

    /// <summary>All that hold a part of the image.</summary>
    private IDrawer[] Drawers => [proposals, campaigns, reviews, conversations, directory, snapshots, timers, work, groups, past, inbox, audit, slots, holds, heard, addresses, erasures];

    /// <summary>The number of the last journal entry that the documents contain; 0 before the first checkpoint.</summary>
    public long Checkpoint() => Found()?.Journal ?? 0;

    /// <summary>Everything at once.</summary>
    public void Write(OfficeImage image, Unfolded changed, long journal)
    {
        WriteSheets(image, changed);
        WriteCheckpoint(journal);
    }

    /// <summary>What changed, without saying that all of it is there.</summary>
    public void WriteSheets(OfficeImage image, Unfolded changed)
    {
        proposals.Put(changed.Proposals.Select(id => new Sheet(id.Number, StoreJson.Write(image.Proposals.ById[id].History))));
        if (changed.Proposals.Count > 0)
            meta.Put(TalliesId, StoreJson.Write(new TallyRow(image.Proposals.Tallies)));
        campaigns.Put(changed.Campaigns.Select(c => new Sheet(
            SheetId.Of($"{c.Campaign}|{c.Sequence:00000}"), StoreJson.Write(new CampaignRow(c.Campaign, image.Campaigns.ById[c.Campaign].History[c.Sequence - 1])))));
        reviews.Put(changed.Reviews.Select(f => new Sheet(f.Sequence, StoreJson.Write(f))));
        Put(conversations, changed.Conversations, KeyOf, key => image.Conversations.GetValueOrDefault(key) is { } state ? new ConversationRow(key, state) : null);
        WriteDirectory(changed);
        snapshots.Put(changed.Snapshots.Select(day => new Sheet(day.DayNumber, StoreJson.Write(image.Snapshots[day]))));
        Put(timers, changed.Timers, SheetId.Of, key => image.Timers[key]);
        Put(work, changed.Work, b => b, b => Filled(b, n => image.Work[n]));
        groups.Put(changed.Groups.Select(g => new Sheet(SheetId.Of(g), StoreJson.Write(RowOf(g, image.Work.Group(g))))));
        past.Put(changed.PastDays.Select(day => new Sheet(day.DayNumber, StoreJson.Write(RowOf(day, image.Work.Past[day])))));
        var messages = changed.Inbox.Select(image.Inbox.Find).OfType<InboxEntry>().Select(e => Bundle.Of(e.Number)).Union(changed.InboxBundles);
        Put(inbox, messages, b => b, b => Filled(b, n => image.Inbox.Entries.GetValueOrDefault(n) is { } entry ? RowOf(entry) : null));
        audit.Put(image.Audit.Of(changed.Audit).Select(b => new Sheet(b.Bundle, StoreJson.Write(b.Entries))));
        slots.Put(changed.Slots.Select(s => new Sheet(SheetId.Of(s.Job, s.Name), StoreJson.Write(new SlotRow(s.Job, s.Name)))));
        Put(holds, changed.Holds, SheetId.Of, scope => image.Reach.Holds.GetValueOrDefault(scope));
        erasures.Put(changed.Erasures.Select(hash => new Sheet(SheetId.Of(hash), StoreJson.Write(new ErasureRow(hash, image.Erasures[hash])))));
        WriteHeard(image, changed);
    }

    /// <summary>The sheets hold every commit up to this one.</summary>
    public void WriteCheckpoint(long journal) =>
        meta.Put(CheckpointId, StoreJson.Write(new CheckpointRow(journal, Drawers.ToDictionary(d => d.Name, d => d.Count))));

    /// <param name="shelf">Where audit entries are read that the image does not hold.</param>
    /// <exception cref="StoreException">A document is damaged or missing.</exception>
    public OfficeImage Read(AuditShelf shelf)
    {
        var image = ReadAll(shelf);
        var documents = Documents;
        foreach (var drawer in Drawers)
        {
            var expected = documents.GetValueOrDefault(drawer.Name);
            if (drawer.Count != expected)
                throw StoreException.Damaged($"{drawer.Name}: {drawer.Count} documents instead of {expected}");
        }
        return image;
    }

    private OfficeImage ReadAll(AuditShelf shelf)
    {
        var entries = All<List<InboxRow>>(inbox).SelectMany(b => b).Select(r => new InboxEntry(r.Number, r.Message, r.Mark, r.Error) { WordsForgotten = r.WordsForgotten ?? false }).ToList();
        var rows = All<List<WorkItem>>(work).SelectMany(b => b).ToList();
        return new OfficeImage
        {
            Proposals = ReadProposals(),
            Campaigns = ReadCampaigns(),
            Reviews = All<RecordedReviewFact>(reviews).Aggregate(ReviewBook.Empty, (book, fact) => book.Apply(fact)),
            Directory = ReadDirectory(),
            Conversations = All<ConversationRow>(conversations).ToImmutableDictionary(r => r.Key, r => r.State),
            Snapshots = All<TallySnapshot>(snapshots).ToImmutableSortedDictionary(s => s.Day, s => s),
            Timers = All<DueTimer>(timers).Aggregate(TimerBoard.Empty, (board, timer) => board.Set(timer)),
            Work = rows.Aggregate(ReadGates(), (board, row) => board.Put(row)),
            Inbox = Inbox.Of(entries),
            Log = MessageLogBook.Of(Lines(entries, rows)),
            Audit = ReadAudit(shelf),
            Reach = ReadReach(),
            Slots = [.. All<SlotRow>(slots).Select(s => new SlotTaken(s.Job, s.Name))],
            Erasures = All<ErasureRow>(erasures).ToImmutableDictionary(e => e.Hash, e => e.At, StringComparer.Ordinal),
            NextMark = Math.Max(entries.Max(e => e.Mark) ?? 0, rows.Select(r => r.Id).DefaultIfEmpty().Max()) + 1,
        };
    }

    /// <summary>Bundles of audit entries, up to the first that is not there.</summary>
    public IReadOnlyList<IReadOnlyList<StoredAuditEntry>> ReadAudit(IReadOnlyList<long> bundles) =>
        [.. bundles.Select(b => audit.Find(b)).TakeWhile(json => json is not null).Select((json, i) => StoreJson.Read<List<StoredAuditEntry>>(json!, audit.Place(bundles[i])))];

    /// <summary>Every seal is looked at, the newest bundle alone is read.</summary>
    private AuditChain ReadAudit(AuditShelf shelf)
    {
        var newest = audit.All().Select(s => (Sheet?)s).LastOrDefault();
        var tail = newest is { } sheet ? StoreJson.Read<List<StoredAuditEntry>>(sheet.Json, audit.Place(sheet.Id)) : [];
        var chain = new AuditChain([.. tail]);
        return chain.Rested(chain.Count, shelf);
    }

    private CheckpointRow? Found() => meta.Find(CheckpointId) is { } json ? StoreJson.Read<CheckpointRow>(json, meta.Place(CheckpointId)) : null;

    private ProposalBook ReadProposals()
    {
        var tallies = meta.Find(TalliesId) is { } json
            ? StoreJson.Read<TallyRow>(json, meta.Place(TalliesId)).ByAddressee
            : ImmutableDictionary<UnitId, Tally>.Empty;
        var records = proposals.All()
            .Select(d => Proposal.Fold(new ProposalId((int)d.Id.Number), StoreJson.Read<List<RecordedFact>>(d.Json, proposals.Place(d.Id))))
            .ToList();
        return ProposalBook.Of(records, tallies);
    }

    private CampaignBook ReadCampaigns() => All<CampaignRow>(campaigns)
        .GroupBy(r => r.Campaign, r => r.Fact)
        .Aggregate(CampaignBook.Empty, (book, facts) => book.Append(facts.Key, [.. facts.OrderBy(f => f.Sequence)]));

    private OfficeDirectory ReadDirectory()
    {
        var rows = All<DirectoryRow>(directory).OrderBy(r => r.Order).ToList();
        DirectoryOrder = rows.Select(r => r.Order).DefaultIfEmpty().Max();
        return new DirectoryDelta([.. rows.Select(r => r.Part)], []).ApplyTo(OfficeDirectory.Empty);
    }

    private void WriteDirectory(Unfolded changed)
    {
        foreach (var (id, part) in changed.Directory)
        {
            if (part is null)
                directory.Remove(SheetId.Of(id));
            else
                directory.Put(SheetId.Of(id), StoreJson.Write(new DirectoryRow(++DirectoryOrder, part)));
        }
    }

    /// <summary>Messages may be forgotten one day; when an account was last heard, and how it is reached, may not.</summary>
    private void WriteHeard(OfficeImage image, Unfolded changed)
    {
        var messages = changed.Inbox.Select(image.Inbox.Find).OfType<InboxEntry>().Select(e => e.Message).ToList();
        var accounts = messages.Select(m => new AccountId(m.Channel, m.User)).Where(image.Reach.Heard.ContainsKey).Concat(changed.Accounts).Distinct();
        var conversations = messages.Select(m => new AccountId(m.Channel, m.Conversation)).Where(image.Reach.Addresses.ContainsKey).Concat(changed.Addresses).Distinct();
        Put(heard, accounts, a => SheetId.Of(a.ToString()), a => image.Reach.Heard.GetValueOrDefault(a) is { } last ? new HeardRow(a, last) : null);
        Put(addresses, conversations, a => SheetId.Of(a.ToString()), a => image.Reach.Addresses.GetValueOrDefault(a) is { } address ? new AddressRow(a, address) : null);
    }

    private ReachBook ReadReach()
    {
        var held = All<Hold>(holds).Aggregate(ReachBook.Empty, (reach, hold) => reach.With(HoldChange.Set(hold)));
        var known = All<HeardRow>(heard).Aggregate(held, (reach, row) => reach.WithHeard(row.Account, row.Last));
        return All<AddressRow>(addresses).Aggregate(known, (reach, row) => reach.WithAddress(row.Conversation, row.Address));
    }

    /// <summary>Sheets of what is there, and none of what is not.</summary>
    private static void Put<TKey, TRow>(IDrawer drawer, IEnumerable<TKey> keys, Func<TKey, SheetId> name, Func<TKey, TRow?> row) where TRow : class
    {
        var rows = keys.Select(key => (Id: name(key), Row: row(key))).ToList();
        foreach (var gone in rows.Where(r => r.Row is null))
            drawer.Remove(gone.Id);
        drawer.Put(rows.Where(r => r.Row is not null).Select(r => new Sheet(r.Id, StoreJson.Write(r.Row!))));
    }

    /// <summary>The rows of one bundle that are there; null when none is.</summary>
    private static List<T>? Filled<T>(long bundle, Func<long, T?> row) where T : class =>
        Bundle.Numbers(bundle).Select(row).OfType<T>().ToList() is { Count: > 0 } rows ? rows : null;

    /// <summary>The rows of one bundle out of a list whose first element has the number 1.</summary>
    private static IEnumerable<T> Entries<T>(ImmutableList<T> all, long bundle) =>
        Bundle.Numbers(bundle).Where(n => 1 <= n && n <= all.Count).Select(n => all[(int)n - 1]);

    private static IEnumerable<(Room, LogLine)> Lines(IEnumerable<InboxEntry> entries, IEnumerable<WorkItem> rows)
    {
        foreach (var entry in entries)
        {
            if (entry is { Mark: { } mark, WordsForgotten: false })
                yield return (new Room(entry.Message.Channel, entry.Message.Conversation), new LogLine(mark, entry.Message));
        }
        foreach (var row in rows)
        {
            if (row is { To: { } to, WordsForgotten: not true })
                yield return (Room.Of(to), new LogLine(row.Id, null));
        }
    }

    /// <summary>The outbox before its rows.</summary>
    private WorkBoard ReadGates()
    {
        var gates = All<GroupRow>(groups).Aggregate(WorkBoard.Empty, (board, row) =>
            board.Put(row.Group, row.Gate, row.NotBefore).Put(row.Group, row.Past ?? GroupTally.Empty));
        return All<PastDayRow>(past).Aggregate(gates, (board, row) => board.Put(row.Day, PastDay.Of(row.Sums, row.Keys)));
    }

    private static GroupRow RowOf(string name, WorkGroup group) => new(name, group.Gate, group.NotBefore, group.Past == GroupTally.Empty ? null : group.Past);

    private static PastDayRow RowOf(DateOnly day, PastDay past) => new(day, [.. past.Sums.Values], past.Keys.ToText());

    private static InboxRow RowOf(InboxEntry entry) => new(entry.Number, entry.Message, entry.Mark, entry.Error, entry.WordsForgotten ? true : null);

    private static SheetId KeyOf(ConversationKey key) => SheetId.Of(key.Channel, key.Conversation, key.User);

    private static IEnumerable<T> All<T>(IDrawer drawer) => drawer.All().Select(d => StoreJson.Read<T>(d.Json, drawer.Place(d.Id)));
}
