namespace EscalationBot.Domain.Campaigns;

/// <summary>How freely reminders may be sent in bulk: configuration.</summary>
/// <param name="ApprovalThreshold">Above so many recipients a second person approves.</param>
/// <param name="RepeatAfter">Whoever got a bulk reminder is spared the next one for so long.</param>
public sealed record CampaignLimits(int ApprovalThreshold, TimeSpan RepeatAfter)
{
    /// <summary>The most people one campaign may address.</summary>
    public const int LargestAudience = 200_000;

    public static CampaignLimits Default { get; } = new(20, TimeSpan.FromHours(24));
}
