namespace EscalationBot.Conversation.Delivery;

/// <summary>What the service behind a channel says about its own limit ("X-RateLimit-Limit", "X-RateLimit-Remain").</summary>
/// <param name="Most">How many sends it allows in <paramref name="Window"/>; null when it does not say.</param>
/// <param name="Remaining">How many are left in the present window; null when it does not say.</param>
public sealed record ServiceLimit(int? Most, TimeSpan Window, int? Remaining);

/// <summary>Where channels tell what they hear about limits, so that sending adapts to them.</summary>
public interface ILimitReports
{
    /// <summary>Notes the newest word of the service; never blocks.</summary>
    void Report(string channel, ServiceLimit limit);
}
