using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Office;
using EscalationBot.Domain.Organisation;

namespace EscalationBot.Domain.Reach;

/// <summary>Open: can be used now. Waiting: later by itself. Closed: not until something changes.</summary>
public enum RouteStand { Open, Waiting, Closed }

/// <summary>Why a route is open, waits or is closed; texts translate it.</summary>
public enum RouteReason { Usable, WindowOver, NeverHeard, PersonLeft, ChannelPaused, QuotaSpent, Tried, CanBeCalled, NoPhone }

/// <summary>The name of a route for one recipient: which way over which account.</summary>
public sealed record RouteName(AccountId Account, RouteWay Way);

/// <param name="Name">Null for the call.</param>
/// <param name="Until">When a waiting route opens; null when nobody knows.</param>
public sealed record Route(RouteName? Name, RouteWay Way, decimal Price, RouteStand Stand, RouteReason Reason, DateTimeOffset? Until = null);

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
        .Select(r => r.Reason == RouteReason.QuotaSpent ? HoldScope.Of(r.Name!.Account.Channel, r.Way) : HoldScope.Of(r.Name!.Account.Channel))
        .FirstOrDefault();

    /// <summary>The post is linked on a channel that is switched on.</summary>
    public bool HasAccount => Routes.Any(r => r.Name is not null);

    /// <param name="tried">Routes that refused this message already.</param>
    public static RoutePlan For(IOffice office, PostId post, DateTimeOffset now, IReadOnlyCollection<RouteName>? tried = null) =>
        new(post, [.. Over(office, ByLastUse(office, post), now, tried), Call(office, post, now)]);

    /// <summary>The routes of a notice: to its post, or over the one account it is for, and then nobody is called.</summary>
    public static RoutePlan For(IOffice office, Notice notice, DateTimeOffset now, IReadOnlyCollection<RouteName>? tried = null) => notice.OnlyTo is { } only
        ? new RoutePlan(notice.Recipient, [.. Over(office, [only], now, tried)])
        : For(office, notice.Recipient, now, tried);

    private static IEnumerable<Route> Over(IOffice office, IEnumerable<AccountId> accounts, DateTimeOffset now, IReadOnlyCollection<RouteName>? tried) =>
        from account in accounts
        from offer in office.Rules.Routes
        where offer.Channel == account.Channel
        select RouteOver(office.Reach, account, offer, now, tried ?? []);

    private static IEnumerable<AccountId> ByLastUse(IOffice office, PostId post) => office.Directory.AccountsOf(post)
        .OrderByDescending(a => office.Reach.LastHeard(a.Id) is { } heard && heard > a.LinkedAt ? heard : a.LinkedAt)
        .Select(a => a.Id);

    private static Route RouteOver(ReachBook reach, AccountId account, RouteOffer offer, DateTimeOffset now, IReadOnlyCollection<RouteName> tried)
    {
        var name = new RouteName(account, offer.Way);
        var (stand, reason, until) = Stand(reach, name, offer, now, tried);
        return new Route(name, offer.Way, offer.Price, stand, reason, until);
    }

    private static (RouteStand, RouteReason, DateTimeOffset?) Stand(
        ReachBook reach, RouteName name, RouteOffer offer, DateTimeOffset now, IReadOnlyCollection<RouteName> tried)
    {
        if (tried.Contains(name))
            return (RouteStand.Closed, RouteReason.Tried, null);
        if (reach.On(HoldScope.Of(name.Account), now) is not null)
            return (RouteStand.Closed, RouteReason.PersonLeft, null);
        if (offer.Within is { } window && reach.LastHeard(name.Account) is var heard && !(now - heard <= window))
            return (RouteStand.Closed, heard is null ? RouteReason.NeverHeard : RouteReason.WindowOver, null);
        if (reach.On(HoldScope.Of(offer.Channel), now) is { } paused)
            return (RouteStand.Waiting, RouteReason.ChannelPaused, paused.Until);
        if (reach.On(HoldScope.Of(offer.Channel, offer.Way), now) is { } spent)
            return (RouteStand.Waiting, RouteReason.QuotaSpent, spent.Until);
        return (RouteStand.Open, RouteReason.Usable, null);
    }

    private static Route Call(IOffice office, PostId post, DateTimeOffset now) =>
        office.Directory.HoldersOf(post, office.Rules.Time.Day(now)).Any(p => !string.IsNullOrWhiteSpace(p.Phone))
            ? new Route(null, RouteWay.Call, 0, RouteStand.Open, RouteReason.CanBeCalled)
            : new Route(null, RouteWay.Call, 0, RouteStand.Closed, RouteReason.NoPhone);
}
