namespace EscalationBot.Dialogs.AgencyAnswer;

/// <summary>What an agency's choices ask for; stable, because older messages carry the names.</summary>
internal static class AgencyActions
{
    public const string Start = "agency";
    public const string Replied = "agency.replied";
    public const string InProgress = "agency.in-progress";
    public const string NotCompetent = "agency.not-competent";
    public const string Comment = "agency.comment";
}
