namespace EscalationBot.Dialogs.Delivery;

/// <summary>What choices about delivery ask for; stable, because older messages carry the names.</summary>
internal static class DeliveryActions
{
    public const string Routes = "delivery.routes";
    public const string Channels = "delivery.channels";
    public const string ConnectZalo = "delivery.connect-zalo";
    public const string Reopen = "delivery.reopen";
    public const string Stuck = "delivery.stuck";
    public const string RunAgain = "delivery.run-again";
    public const string Unclear = "delivery.unclear";
    public const string Audit = "delivery.audit";
    public const string Quiet = "delivery.quiet";
    public const string QuietOff = "delivery.quiet-off";
}
