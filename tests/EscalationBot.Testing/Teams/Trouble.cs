namespace EscalationBot.Testing.Teams;

/// <summary>What a Connector does with a call instead of what it is asked for.</summary>
/// <param name="Arrives">It did it nevertheless, and people see the message.</param>
/// <param name="Status">0 cuts the connection without an answer.</param>
public sealed record Trouble(int Status, string Body = "", bool Arrives = false, string? RetryAfter = null)
{
    public static Trouble CutAfterAccepting { get; } = new(0, Arrives: true);

    public static Trouble CutBeforeAccepting { get; } = new(0);

    public static Trouble Unauthorized { get; } = Coded(401, "BotNotRegistered");

    public static Trouble BlockedByUser { get; } = Coded(403, "ConversationBlockedByUser");

    public static Trouble NotInstalled { get; } = Coded(403, "BotNotInConversationRoster");

    public static Trouble DisabledByAdmin { get; } = Coded(403, "BotDisabledByAdmin");

    /// <summary>The other shape: the message is JSON in a string.</summary>
    public static Trouble WritesBlocked { get; } = new(403, """{"errorCode":209,"message":"{\r\n  \"subCode\": \"MessageWritesBlocked\",\r\n  \"details\": null\r\n}"}""");

    public static Trouble ForbiddenWithoutAWord { get; } = new(403);

    public static Trouble NoSuchChat { get; } = Coded(404, "ConversationNotFound");

    public static Trouble Concurrent { get; } = Coded(412, "PreconditionFailed");

    public static Trouble TooBig { get; } = Coded(413, "MessageSizeTooBig");

    /// <param name="retryAfter">Seconds or an HTTP date; null says nothing.</param>
    public static Trouble Throttled(string? retryAfter) => Coded(429, "Throttled") with { RetryAfter = retryAfter };

    /// <summary>5xx, and the message was delivered or not.</summary>
    public static Trouble Broken(int status, bool arrives) => new(status, Arrives: arrives);

    private static Trouble Coded(int status, string code) => new(status, $$$"""{"error":{"code":"{{{code}}}","message":"{{{code}}}"}}""");
}
