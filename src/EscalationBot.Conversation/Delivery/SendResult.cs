namespace EscalationBot.Conversation.Delivery;

/// <summary>What a "try again" is about: this message, everything for this recipient, or everything over this channel.</summary>
public enum RetryScope { Message, Recipient, Channel }

/// <summary>What is out of order: the channel, the way that was taken, or the address of the service from which this recipient is reached.</summary>
public enum DownScope { Channel, Way, Address }

/// <summary>How an attempt to send ended. The channel decides the class; what follows from it is decided in one place, the dispatcher.</summary>
/// <remarks>Reasons are short codes of the channel ("429", "-230", "BotNotInConversationRoster"), never what people wrote.</remarks>
public abstract record SendResult
{
    private SendResult() { }

    /// <summary>How the conversation is reached from now on (<see cref="Destination.Address"/>), when the channel found that out; null: as before.</summary>
    public string? Address { get; init; }

    /// <summary>The channel confirmed that it reached the user.</summary>
    /// <param name="ChannelMessageId">The name the channel gave the message, for confirmations that come later.</param>
    public sealed record Delivered(string? ChannelMessageId) : SendResult;

    /// <summary>The channel took it; no confirmation yet.</summary>
    public sealed record Sent(string? ChannelMessageId) : SendResult;

    /// <summary>Certainly not sent, for a reason that passes by itself: no connection, throttled, busy.</summary>
    /// <param name="NotBefore">What the channel asked for (Retry-After); null leaves it to the steps of the configuration.</param>
    public sealed record Retry(string Reason, DateTimeOffset? NotBefore = null, RetryScope Scope = RetryScope.Message) : SendResult;

    /// <summary>Certainly not sent: this way is no use for this message now (window closed, template refused), another may be.</summary>
    public sealed record OtherRoute(string Reason) : SendResult;

    /// <summary>Certainly not sent: nothing reaches this person on this channel until they come back (blocked, uninstalled, gone).</summary>
    public sealed record Unreachable(string Reason) : SendResult;

    /// <summary>Certainly not sent: nothing goes over this channel, or a part of it, until somebody acts (credentials, suspended).</summary>
    /// <param name="Until">When it may be tried again by itself; null leaves it to an admin.</param>
    public sealed record ChannelDown(string Reason, DateTimeOffset? Until = null, DownScope Scope = DownScope.Channel) : SendResult;

    /// <summary>Certainly not sent: what may be sent this way is used up.</summary>
    /// <param name="Until">When there is a new quota.</param>
    public sealed record QuotaSpent(string Reason, DateTimeOffset Until) : SendResult;

    /// <summary>Certainly not sent: the content is refused, and no other way helps.</summary>
    public sealed record Refused(string Reason) : SendResult;

    /// <summary>The connection broke after the request was written: nobody knows.</summary>
    /// <param name="Mark">By which the channel recognises the message, should it see later that it was sent (<see cref="IReceiptDoor.EchoedAsync"/>).</param>
    public sealed record Unknown(string Reason, string? Mark = null) : SendResult;
}
