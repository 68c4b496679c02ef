namespace EscalationBot.Domain.Campaigns;

/// <summary>What a turn may read of the bulk reminders.</summary>
public interface ICampaignBook
{
    Campaign? Find(CampaignId id);

    IEnumerable<Campaign> NewestFirst { get; }

    /// <summary>The code the next new campaign gets.</summary>
    CampaignId Next { get; }
}
