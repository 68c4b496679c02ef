using EscalationBot.Domain.Reach;

namespace EscalationBot.Domain.Campaigns;

/// <summary>A bulk reminder as it is submitted: who gets which text when, and who does not and why.</summary>
/// <param name="Filter">Null when the audience came as a list.</param>
/// <param name="Deadline">What the placeholder Deadline says, an instant; nothing is sent after it.</param>
/// <param name="At">When sending begins.</param>
/// <param name="Cost">Đồng, by the routes as they stood.</param>
/// <param name="NeedsApproval">More recipients than one person may write to alone.</param>
/// <remarks>It holds lists: compare the parts.</remarks>
public sealed record CampaignPlan(
    AudienceFilter? Filter, CampaignTemplate Template, DateTimeOffset? Deadline, DateTimeOffset At,
    IReadOnlyList<CampaignRecipient> Recipients, IReadOnlyList<LeftOut> LeftOut, decimal Cost, bool NeedsApproval)
{
    /// <summary>Why it goes out at any hour, days off and quiet hours included; null: hours hold.</summary>
    public string? UrgentBecause { get; init; }
}

/// <summary>How many messages are expected to go one way, and what they cost together.</summary>
public sealed record RouteShare(string Channel, RouteWay Way, int Count, decimal Cost);
