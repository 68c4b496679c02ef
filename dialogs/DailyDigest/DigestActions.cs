namespace EscalationBot.Dialogs.DailyDigest;

/// <summary>What a digest's choices ask for; stable, because older messages carry the names.</summary>
internal static class DigestActions
{
    public const string Now = "digest";
    public const string Details = "digest.details";
    public const string Direct = "digest.direct";
    public const string Statistics = "statistics";
    public const string Slowest = "statistics.slowest";
}
