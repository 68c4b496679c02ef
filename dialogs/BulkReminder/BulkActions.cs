namespace EscalationBot.Dialogs.BulkReminder;

/// <summary>What sentences and choices about bulk reminders ask for; stable, because older messages carry the names.</summary>
internal static class BulkActions
{
    public const string Start = "bulk";
    public const string Audience = "bulk.audience";
    public const string EditTemplate = "bulk.edit";
    public const string Test = "bulk.test";
    public const string Schedule = "bulk.schedule";

    public const string List = "campaigns";
    public const string View = "campaign";
    public const string Approve = "campaign.approve";
    public const string Decline = "campaign.decline";
    public const string Pause = "campaign.pause";
    public const string Resume = "campaign.resume";
    public const string Stop = "campaign.stop";
    public const string Retry = "campaign.retry";
    public const string Calls = "campaign.calls";
    public const string Sheet = "campaign.sheet";
    public const string Reactions = "campaign.reactions";
    public const string Members = "campaign.members";

    public const string Read = "campaign.read";
    public const string Noted = "campaign.noted";
}
