namespace EscalationBot.Dialogs.GiveDirection;

/// <summary>What can be done about directions; stable, because older messages carry the names.</summary>
internal static class DirectionActions
{
    public const string Start = "direct";
    public const string ViaOffice = "direct.via-office";
    public const string Pass = "direct.pass";
    public const string Done = "direct.done";
}
