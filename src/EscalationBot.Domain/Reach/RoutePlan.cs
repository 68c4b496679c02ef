using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Office;
using EscalationBot.Domain.Organisation;

namespace EscalationBot.Domain.Reach;

/// <summary>Open: can be used now. Waiting: later by itself. Closed: not until something changes.</summary>
public enum RouteStand { Open, Waiting, Closed }

/// <summary>Why a route is open, waits or is closed; texts translate it.</summary>
public enum RouteReason { Usable, WindowOver, NeverHeard, PersonLeft, ChannelPaused, QuotaSpent, Tried, CanBeCalled, NoPhone, NoText, BudgetSpent }

/// <summary>The name of a route for one recipient: which way over which account.</summary>
public sealed record RouteName(AccountId Account, RouteWay Way);

/// <param name="Name">Null for the call.</param>
/// <param name="Until">When a waiting route opens; null when nobody knows.</param>
/// <param name="Held">Of a waiting route: the scope whose hold it waits for.</param>
public sealed record Route(
    RouteName? Name, RouteWay Way, decimal Price, RouteStand Stand, RouteReason Reason, DateTimeOffset? Until = null, string? Held = null);

/// <summary>
/// The routes to a post in the order in which they are tried, with reason and cost. The channel the person used last comes
/// first, its ways in the configured order; the call comes last.
/// </summary>
/// <remarks>Holds a list: does not compare by content.</remarks>
public sealed record RoutePlan(PostId Post, IReadOnlyList<Route> Routes)
{
    /// <summary>The route to take now; null when none is open.</summary>
    public Route? Best => Routes.FirstOrDefault(r => r is { Stand: RouteStand.Open, Name: not null });

    /// <summary>The hold to wait for when none is open: the one that ends first. Null when nothing opens by itself.</summary>
    public string? WaitsFor => Routes
        .Where(r => r is { Stand: RouteStand.Waiting, Name: not null })
        .OrderBy(r => r.Until ?? DateTimeOffset.MaxValue)
        .Select(r => r.Held)
        .FirstOrDefault();

    /// <summary>The post is linked on a channel that is switched on.</summary>
    public bool HasAccount => Routes.Any(r => r.Name is not null);

    /// <param name="text">What is to go out, where only approved texts do.</param>
    public static RoutePlan For(IOffice office, PostId post, DateTimeOffset now, FixedTexts text = FixedTexts.All) =>
        For(office, post, ByLastUse(office, post), new RouteWish(text, []), now);

    /// <summary>The routes of a notice: to its post, or over the one account it is for, and then nobody is called.</summary>
    /// <param name="tried">Routes that refused this message already.</param>
    public static RoutePlan For(IOffice office, Notice notice, DateTimeOffset now, IReadOnlyCollection<RouteName>? tried = null)
    {
        var wish = new RouteWish(notice.FixedText(), tried ?? []);
        return notice.OnlyTo is { } only
            ? new RoutePlan(notice.Recipient, [.. Over(office, notice.Recipient, [only], wish, now)])
            : For(office, notice.Recipient, ByLastUse(office, notice.Recipient), wish, now);
    }

    private static RoutePlan For(IOffice office, PostId post, IEnumerable<AccountId> accounts, RouteWish wish, DateTimeOffset now) =>
        new(post, [.. Over(office, post, accounts, wish, now), Call(office, post, now)]);

    private static IEnumerable<Route> Over(IOffice office, PostId post, IEnumerable<AccountId> accounts, RouteWish wish, DateTimeOffset now) =>
        from account in accounts
        from offer in office.Rules.Routes
        where offer.Channel == account.Channel
        let stand = RouteStanding.Of(office, post, account, offer, wish, now)
        select new Route(new RouteName(account, offer.Way), offer.Way, offer.Price, stand.Stand, stand.Reason, stand.Until, stand.Held);

    private static IEnumerable<AccountId> ByLastUse(IOffice office, PostId post) => office.Directory.AccountsOf(post)
        .OrderByDescending(a => office.Reach.LastHeard(a.Id) is { } heard && heard > a.LinkedAt ? heard : a.LinkedAt)
        .Select(a => a.Id);

    private static Route Call(IOffice office, PostId post, DateTimeOffset now) => office.Directory.PhoneOf(post, office.Rules.Time.Day(now)) is not null
        ? new Route(null, RouteWay.Call, 0, RouteStand.Open, RouteReason.CanBeCalled)
        : new Route(null, RouteWay.Call, 0, RouteStand.Closed, RouteReason.NoPhone);
}
