using System.Globalization;
using EscalationBot.Domain.Campaigns;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Reach;
using EscalationBot.Domain.Reviews;
using EscalationBot.Storage.Changes;
using EscalationBot.Storage.Json;
using EscalationBot.Storage.Present;

namespace EscalationBot.Storage.Postgres;

/// <summary>
/// Parts of the present that every turn needs and few turns change. A process keeps each as it saw it last; every transaction
/// asks for what changed since and so never sees more or less than its own view of the database.
/// </summary>
internal sealed class Followed
{
    private readonly ByPlace<OfficeDirectory> directory = new(
        OfficeDirectory.Empty, "directory", "part_id, part",
        (present, rows) => new DirectoryDelta(
            [.. rows.Where(r => r[1] is not null).Select(r => StoreJson.Read<DirectoryPart>(r[1]!, $"directory {r[0]}"))],
            [.. rows.Where(r => r[1] is null).SelectMany(r => BookRows.Gone(present, r[0]!))]).ApplyTo(present));

    private readonly ByPlace<CampaignBook> campaigns = new(
        CampaignBook.Empty, "campaign_fact", "campaign::text, fact",
        (present, rows) => rows.Aggregate(present, (book, r) => book.Append(
            new CampaignId(int.Parse(r[0]!, CultureInfo.InvariantCulture)), [StoreJson.Read<RecordedCampaignFact>(r[1]!, $"campaign {r[0]}")])));

    private readonly ByPlace<ReviewBook> reviews = new(
        ReviewBook.Empty, "review_fact", "place::text, fact",
        (present, rows) => rows.Aggregate(present, (book, r) => book.Apply(StoreJson.Read<RecordedReviewFact>(r[1]!, $"review fact {r[0]}"))));

    private volatile SeenReach? reach;

    public OfficeDirectory Directory(Session session) => directory.At(session);

    public CampaignBook Campaigns(Session session) => campaigns.At(session);

    public ReviewBook Reviews(Session session) => reviews.At(session);

    /// <summary>
    /// Rows carry the transaction that changed them. Whatever a later view sees and an earlier one did not was changed by a
    /// transaction that was not over then, so it is at or above the earliest of those.
    /// </summary>
    public ReachBook Reach(Session session)
    {
        var view = session.Ask(
            "select pg_snapshot_xmin(s)::text, pg_snapshot_xmax(s)::text from pg_current_snapshot() s",
            r => (From: Number(r.GetString(0)), Until: Number(r.GetString(1))))[0];
        var known = reach is { } seen && seen.Until <= view.Until ? seen : new SeenReach(0, 0, ReachBook.Empty);
        var rows = session.Ask(
            "select kind, row, name from reach where changed >= $1::xid8",
            r => (Kind: (ReachKind)r.GetInt16(0), Row: r.IsDBNull(1) ? null : r.GetString(1), Name: r.GetFieldValue<byte[]>(2)), known.From.ToString(CultureInfo.InvariantCulture));
        var present = rows.Aggregate(known.Book, (book, r) => r.Row is { } row ? ReachRows.Apply(book, r.Kind, row) : ReachRows.Without(book, r.Kind, r.Name));
        if (!session.HasWritten)
            reach = new SeenReach(view.From, view.Until, present);
        return present;
    }

    private static ulong Number(string text) => ulong.Parse(text, CultureInfo.InvariantCulture);

    private sealed record SeenReach(ulong From, ulong Until, ReachBook Book);

    /// <summary>Rows are written by one transaction after another, so their places rise in the order of commits.</summary>
    private sealed class ByPlace<T>(T empty, string table, string columns, Func<T, IReadOnlyList<string?[]>, T> apply)
    {
        private volatile Seen? last;

        public T At(Session session)
        {
            var place = session.Ask($"select coalesce(max(place), 0) from {table}", r => r.GetInt64(0))[0];
            var known = last is { } seen && seen.Place <= place ? seen : new Seen(0, empty);
            if (known.Place == place)
                return known.Value;
            var rows = session.Ask(
                $"select {columns} from {table} where place > $1 order by place",
                r => new[] { r.IsDBNull(0) ? null : r.GetString(0), r.IsDBNull(1) ? null : r.GetString(1) }, known.Place);
            var present = apply(known.Value, rows);
            if (!session.HasWritten)
                last = new Seen(place, present);
            return present;
        }

        private sealed record Seen(long Place, T Value);
    }
}
