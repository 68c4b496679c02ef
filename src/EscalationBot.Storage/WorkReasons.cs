namespace EscalationBot.Storage;

/// <summary>Reasons that the store itself gives for the end of a row; texts translate them.</summary>
public static class WorkReasons
{
    /// <summary>Unknown: the claim ended without an outcome, by its lease or with the process.</summary>
    public const string NoOutcome = "no-outcome";

    /// <summary>Suppressed: the turn of a notice said nothing and gave no reason.</summary>
    public const string NothingToSay = "nothing-to-say";

    /// <summary>Suppressed: the recipient is linked on no channel that is on.</summary>
    public const string NoAccount = "no-account";

    /// <summary>Suppressed: the recipient is linked, but no way leads there now: left, or silent for too long.</summary>
    public const string NoRoute = "no-route";

    /// <summary>Suppressed: it was not worth sending any more.</summary>
    public const string Expired = "expired";

    /// <summary>Suppressed: its group was closed before it was sent.</summary>
    public const string GroupClosed = "group-closed";
}
