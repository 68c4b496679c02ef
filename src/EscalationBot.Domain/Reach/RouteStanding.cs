using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Office;
using EscalationBot.Domain.Organisation;

namespace EscalationBot.Domain.Reach;

/// <summary>What a route is wanted for.</summary>
/// <param name="Tried">Routes that refused it already.</param>
internal sealed record RouteWish(FixedTexts Text, IReadOnlyCollection<RouteName> Tried);

/// <summary>Whether a way over an account can be taken, and why not.</summary>
internal sealed record RouteStanding(RouteStand Stand, RouteReason Reason, DateTimeOffset? Until = null, string? Held = null)
{
    public static RouteStanding Of(IOffice office, PostId post, AccountId account, RouteOffer offer, RouteWish wish, DateTimeOffset now)
    {
        var reach = office.Reach;
        if (wish.Tried.Contains(new RouteName(account, offer.Way)))
            return Closed(RouteReason.Tried);
        if (offer.IsByTemplate && (wish.Text & offer.Texts) == FixedTexts.None)
            return Closed(RouteReason.NoText);
        if (account.IsPhoneOnly && offer.Way != RouteWay.PhoneTemplate)
            return Closed(RouteReason.NeverHeard);
        if (reach.On(HoldScope.Of(account), now) is not null)
            return Closed(RouteReason.PersonLeft);
        if (offer.Within is { } window && reach.LastHeard(account) is var heard && !(now - heard <= window))
            return Closed(heard is null ? RouteReason.NeverHeard : RouteReason.WindowOver);
        if (offer.Way == RouteWay.PhoneTemplate && office.Directory.PhoneOf(post, office.Rules.Time.Day(now)) is null)
            return Closed(RouteReason.NoPhone);
        if (offer.Price > 0 && !office.Affords(offer.Price, now))
            return Closed(RouteReason.BudgetSpent);
        return BehindHold(reach, account, offer, now) ?? new RouteStanding(RouteStand.Open, RouteReason.Usable);
    }

    private static RouteStanding? BehindHold(ReachBook reach, AccountId account, RouteOffer offer, DateTimeOffset now)
    {
        string[] scopes = reach.AddressOf(account.Channel, reach.ConversationOf(account)) is { } address
            ? [HoldScope.Of(account.Channel), HoldScope.At(account.Channel, address), HoldScope.Of(account.Channel, offer.Way)]
            : [HoldScope.Of(account.Channel), HoldScope.Of(account.Channel, offer.Way)];
        return scopes.Select(s => reach.On(s, now)).FirstOrDefault(h => h is not null) is { } hold
            ? new RouteStanding(RouteStand.Waiting, hold.Kind == HoldKind.Quota ? RouteReason.QuotaSpent : RouteReason.ChannelPaused, hold.Until, hold.Scope)
            : null;
    }

    private static RouteStanding Closed(RouteReason reason) => new(RouteStand.Closed, reason);
}
