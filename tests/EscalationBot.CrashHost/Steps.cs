namespace EscalationBot.CrashHost;

/// <summary>The points between a message that comes in and the recorded end of its answer at which a life may end.</summary>
internal static class Steps
{
    /// <summary>A message was received; nothing of it is kept yet.</summary>
    public const string Received = "received";

    /// <summary>It is kept; the channel was not told so yet.</summary>
    public const string Accepted = "accepted";

    /// <summary>Its turn has run; nothing of it is committed yet.</summary>
    public const string Turned = "turned";

    /// <summary>Its turn is committed; nobody knows yet.</summary>
    public const string Committed = "committed";

    /// <summary>Rows of the outbox are marked as being sent; nothing is sent yet.</summary>
    public const string Leased = "leased";

    /// <summary>The message was written to the wire; no answer was read yet.</summary>
    public const string Written = "written";

    /// <summary>The channel answered; the outcome is not recorded yet.</summary>
    public const string Answered = "answered";

    /// <summary>The outcome is recorded.</summary>
    public const string Recorded = "recorded";
}
