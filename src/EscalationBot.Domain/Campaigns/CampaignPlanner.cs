using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Office;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Reach;

namespace EscalationBot.Domain.Campaigns;

/// <summary>An audience with everybody's place: how a message will reach them, or why none is sent.</summary>
public sealed record PlannedAudience(IReadOnlyList<CampaignRecipient> Recipients, IReadOnlyList<LeftOut> LeftOut, IReadOnlyList<RouteShare> Shares)
{
    public int Count => Recipients.Count + LeftOut.Count;

    public decimal Cost => Shares.Sum(s => s.Cost);
}

/// <summary>Works out who of an audience gets a message, by which way, and who is left out and why.</summary>
public static class CampaignPlanner
{
    /// <param name="at">When sending begins; routes, delegations and recent reminders are judged by it.</param>
    public static PlannedAudience Plan(IOffice office, IReadOnlyList<AudienceMember> members, DateTimeOffset at)
    {
        var recent = RecentReminders.Of(office, at);
        var recipients = new Dictionary<PostId, CampaignRecipient>();
        var leftOut = new List<LeftOut>();
        var shares = new Dictionary<(string, RouteWay), RouteShare>();
        foreach (var member in members)
        {
            var (post, reason) = Addressed(office, member, at, recipients);
            var route = post is { } known && reason is null ? RouteTo(office, known, at) : null;
            reason ??= recent.Contains(post!.Value) ? LeftOutReason.RemindedRecently : null;
            reason ??= route is null ? Unreachable(office, post!.Value) : null;
            if (reason is { } why)
                leftOut.Add(new LeftOut(member.Unit, member.Post, why));
            else
            {
                recipients.Add(post!.Value, new CampaignRecipient(post.Value, member.Unit));
                Add(shares, route!);
            }
        }
        return new PlannedAudience([.. recipients.Values], leftOut, [.. shares.Values.OrderByDescending(s => s.Count).ThenBy(s => s.Channel, StringComparer.Ordinal)]);
    }

    /// <summary>Another campaign reached the post a short while ago, or may have.</summary>
    public static bool WasRemindedRecently(IOffice office, PostId post, DateTimeOffset now, CampaignId besides) =>
        RecentReminders.Of(office, now, besides).Contains(post);

    /// <summary>The post that the message of a member goes to, or why to none.</summary>
    private static (PostId? Post, LeftOutReason? Reason) Addressed(
        IOffice office, AudienceMember member, DateTimeOffset at, Dictionary<PostId, CampaignRecipient> recipients)
    {
        var day = office.Rules.Time.Day(at);
        if (office.Directory.Unit(member.Unit) is not { } unit || !unit.Validity.Contains(day))
            return (null, LeftOutReason.Dissolved);
        if (member.Post is not { } head)
            return (null, LeftOutReason.NoHead);
        if (recipients.ContainsKey(head))
            return (head, LeftOutReason.Duplicate);
        // Whoever acts for the head gets the reminder in the head's stead; the responsibility stays where it is.
        var delegates = office.Directory.DelegatesOf(head, day).Where(d => RouteTo(office, d, at) is not null).ToList();
        return delegates switch
        {
            [] => (head, null),
            [var first, ..] when recipients.ContainsKey(first) => (first, LeftOutReason.DelegateTold),
            [var first, ..] => (first, null),
        };
    }

    private static Route? RouteTo(IOffice office, PostId post, DateTimeOffset at) =>
        RoutePlan.For(office, post, at, FixedTexts.BulkReminder).Routes.FirstOrDefault(r => r is { Stand: not RouteStand.Closed, Name: not null });

    private static LeftOutReason Unreachable(IOffice office, PostId post) =>
        office.Directory.AccountsOf(post).Count == 0 ? LeftOutReason.NotLinked : LeftOutReason.NoRoute;

    private static void Add(Dictionary<(string, RouteWay), RouteShare> shares, Route route)
    {
        var key = (route.Name!.Account.Channel, route.Way);
        var share = shares.GetValueOrDefault(key) ?? new RouteShare(key.Channel, route.Way, 0, 0);
        shares[key] = share with { Count = share.Count + 1, Cost = share.Cost + route.Price };
    }
}

/// <summary>Who got a bulk reminder a short while before a moment.</summary>
internal sealed class RecentReminders
{
    private readonly IOffice office;
    private readonly DateTimeOffset since;
    private readonly List<string> groups;

    private RecentReminders(IOffice office, DateTimeOffset since, CampaignId? except)
    {
        (this.office, this.since) = (office, since);
        groups = [.. office.Campaigns.NewestFirst.Where(c => c.Id != except && c.Plan is not null && !(c.FinishedAt <= since)).SelectMany(c => c.Groups)];
    }

    /// <param name="except">A campaign that does not count: the one that asks.</param>
    public static RecentReminders Of(IOffice office, DateTimeOffset at, CampaignId? except = null) =>
        new(office, at - office.Rules.Campaigns.RepeatAfter, except);

    /// <summary>Sent, or perhaps sent: an outcome nobody knows is no reason to send again.</summary>
    public bool Contains(PostId post) => groups.Exists(group => office.Groups.Of(group, post) is { Outcome: var outcome, At: { } at }
        && outcome is Notices.NoticeOutcome.Delivered or Notices.NoticeOutcome.Unconfirmed or Notices.NoticeOutcome.Unknown && at > since);
}
