using EscalationBot.Domain.Notices;

namespace EscalationBot.Domain.Reach;

/// <summary>
/// How somebody is reached over a channel. Template: by an approved text to the account; PhoneTemplate: the same to the telephone
/// number that the directory has. Call: not by the system, a person of the Office calls.
/// </summary>
public enum RouteWay { Chat, PaidChat, Template, Call, PhoneTemplate }

/// <summary>A way that a channel offers, as configured: windows, prices and quotas are data, never constants.</summary>
/// <param name="Price">Đồng for one message; 0 is free.</param>
/// <param name="Within">Only so long after the person was last heard on the channel; null at any time.</param>
/// <param name="Texts">Of a way by approved texts: those that there are.</param>
public sealed record RouteOffer(string Channel, RouteWay Way, decimal Price = 0, TimeSpan? Within = null, FixedTexts Texts = FixedTexts.All)
{
    /// <summary>Only approved texts go this way.</summary>
    public bool IsByTemplate => Way.IsByTemplate();
}

public static class RouteWays
{
    public static bool IsByTemplate(this RouteWay way) => way is RouteWay.Template or RouteWay.PhoneTemplate;
}
