using EscalationBot.Domain.Organisation;

namespace EscalationBot.Domain.Reach;

/// <summary>Why nothing is sent somewhere: the person left the channel, the channel is out of order, a quota is spent.</summary>
public enum HoldKind { Person, Channel, Quota }

/// <summary>Something that must not be tried, kept until it is lifted or its time is over.</summary>
/// <param name="Scope">Where: see <see cref="HoldScope"/>.</param>
/// <param name="Reason">The short code of the channel.</param>
/// <param name="Until">Null: until somebody lifts it (the person comes back, an admin acts).</param>
public sealed record Hold(string Scope, HoldKind Kind, string Reason, DateTimeOffset Since, DateTimeOffset? Until)
{
    public bool IsActive(DateTimeOffset now) => Until is not { } until || now < until;
}

/// <summary>A hold to set, or (null) to lift.</summary>
public sealed record HoldChange(string Scope, Hold? Hold)
{
    public static HoldChange Set(Hold hold) => new(hold.Scope, hold);

    public static HoldChange Lift(string scope) => new(scope, null);
}

/// <summary>The names of what can be held: a channel, one way of it, one of its addresses, an account on it.</summary>
public static class HoldScope
{
    public static string Of(string channel) => channel;

    public static string Of(string channel, RouteWay way) => $"{channel}/{way}";

    public static string Of(AccountId account) => account.ToString();

    /// <summary>What is reached from one address of the service: one of several accounts that the office has there.</summary>
    public static string At(string channel, string address) => $"{channel}@{address}";
}
