namespace EscalationBot.Domain.Reach;

/// <summary>How somebody is reached over a channel. Call: not by the system, a person of the Office calls.</summary>
public enum RouteWay { Chat, PaidChat, Template, Call }

/// <summary>A way that a channel offers, as configured: windows, prices and quotas are data, never constants.</summary>
/// <param name="Price">Đồng for one message; 0 is free.</param>
/// <param name="Within">Only so long after the person was last heard on the channel; null at any time.</param>
public sealed record RouteOffer(string Channel, RouteWay Way, decimal Price = 0, TimeSpan? Within = null);
