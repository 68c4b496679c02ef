using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Reach;
using EscalationBot.Storage.Present;

namespace EscalationBot.Storage.Postgres;

/// <summary>The outbox as turns and readers see it: counted in its indexes, which cost what the day or the month holds.</summary>
internal sealed class RowDeliveries(Session session) : IDeliveries
{
    public IReadOnlyList<IntentSums> On(DateOnly day) => [.. DeliveryCounts.Summed(session.Ask(
        """
        select kind, outcome, count(*)::int from work where day = $1 and kind is not null group by kind, outcome
        union all select kind, outcome, count from past_intent where day = $1
        """,
        r => ((IntentKind)r.GetInt16(0), (NoticeOutcome)r.GetInt16(1), r.GetInt32(2)), day.DayNumber))];

    /// <summary>As long as there are rows, nothing is counted beside them.</summary>
    public IReadOnlyList<IntentSums> Recount(DateOnly day) => On(day);

    public IReadOnlyList<UnclearIntent> Unclear(int take) => [.. session.Ask(
            $"select {WorkRows.Columns} from work w where state = {(int)WorkState.Unknown} and told_notice is null order by id desc limit $1", WorkRows.Read, take)
        .Select(DeliveriesView.AsUnclear)];

    public IReadOnlyList<SentOver> SentInMonth(DateOnly day) => session.Ask(
        "select sent_channel, sent_way, count(*)::int from work where month = $1 group by sent_channel, sent_way order by sent_channel, sent_way",
        r => new SentOver(r.GetString(0), (RouteWay)r.GetInt16(1), r.GetInt32(2)), DeliveryCounts.MonthOf(day));

    public IReadOnlyList<Notice> ReachedSince(DateTimeOffset from) => [.. session.Ask(
            $"select {WorkRows.Columns} from work w where ended >= $1 and state in ({(int)WorkState.Delivered}, {(int)WorkState.Sent}) and notice is not null order by id",
            WorkRows.Read, from.UtcTicks)
        .Select(r => r.Notice!)];

    public IReadOnlySet<PostId> Awaiting() => session
        .Ask("select distinct recipient from work where state in (0, 1, 2) and recipient is not null", r => new PostId(r.GetString(0)))
        .ToHashSet();

    public bool IsAtRest(string channel, string conversation) => IsAtRest(session, new Room(channel, conversation));

    public static bool IsAtRest(Session session, Room room) =>
        !session.Any("select exists (select from work where room = $1 and state in (0, 1))", Names.Of(room));

    public DateTimeOffset? OldestDue(DateTimeOffset now) => Due.Next(session, []) is { } due && due <= now ? due : null;
}
