namespace EscalationBot.Conversation.Delivery;

/// <summary>Why a message did not arrive for certain, as it is recorded: what kind of reason, and the channel's own code ("left: -217").</summary>
public static class OutcomeReason
{
    /// <summary>The person blocked the channel, uninstalled or is gone.</summary>
    public const string Left = "left";

    /// <summary>This way was no use for this message then.</summary>
    public const string WayClosed = "way-closed";

    /// <summary>The channel does not take the content.</summary>
    public const string Refused = "refused";

    /// <summary>It was tried as often as the configuration says.</summary>
    public const string GaveUp = "gave-up";

    /// <summary>The connection broke after the request was written.</summary>
    public const string Cut = "cut";

    private const string Separator = ": ";

    public static string Of(string kind, string code) => $"{kind}{Separator}{code}";

    /// <returns>A reason that is no channel's has no code.</returns>
    public static (string Kind, string? Code) Read(string reason) =>
        reason.Split(Separator, 2) is [var kind, var code] ? (kind, code) : (reason, null);
}
