using EscalationBot.Conversation.Messages;

namespace EscalationBot.Conversation.Delivery;

/// <summary>What a channel can show; rendering degrades to it.</summary>
/// <param name="MaxText">Characters (UTF-16) of one message.</param>
/// <param name="MaxButtons">0 when choices are numbers only.</param>
/// <param name="Cards">Tables and sections can be shown as a card beside the text.</param>
/// <param name="RepeatIsRecognisable">A direct reply sent twice with the same id is shown once.</param>
public sealed record ChannelLimits(int MaxText, int MaxButtons, int MaxButtonText, bool Cards, bool RepeatIsRecognisable);

/// <summary>Where a message goes: one conversation of one account, and the id the bot gives the message.</summary>
/// <param name="Address">The newest <see cref="IncomingMessage.Address"/> of the conversation; null when nothing ever came from there.</param>
/// <param name="Way">How it is to go out.</param>
/// <param name="Phone">The number to which it goes, for <see cref="DeliveryWay.TemplateByPhone"/>.</param>
public sealed record Destination(
    string Channel, string Conversation, string User, long MessageId, string? Address = null, DeliveryWay Way = DeliveryWay.Chat, string? Phone = null);

/// <summary>Chat: words of any kind. Template: an approved text, to the account or to a telephone number.</summary>
public enum DeliveryWay { Chat, Template, TemplateByPhone }

/// <summary>One way to reach people. It knows its wire and its limits; it knows no proposal.</summary>
public interface IChannel
{
    string Name { get; }

    ChannelLimits Limits { get; }

    /// <summary>Sends once. Never throws for what the network does: that is a <see cref="SendResult"/>.</summary>
    Task<SendResult> SendAsync(OutgoingMessage message, Destination destination, CancellationToken cancellation);
}

/// <summary>A channel that sees later what was sent (<see cref="IReceiptDoor.EchoedAsync"/>).</summary>
public interface IEchoingChannel : IChannel
{
    /// <summary>By which it recognises the message then; null when it cannot. Also for a message whose sender was cut off.</summary>
    string? MarkOf(OutgoingMessage message, Destination destination);
}

/// <summary>A channel that can change what it showed.</summary>
public interface IRevisingChannel : IChannel
{
    /// <summary>Changes a message; twice is once. Never throws for what the network does.</summary>
    /// <param name="wireId">The name that the channel gave the message.</param>
    Task<SendResult> ReviseAsync(string wireId, Revision revision, Destination destination, CancellationToken cancellation);
}

/// <summary>What becomes of a message that was shown.</summary>
public abstract record Revision
{
    private Revision() { }

    /// <summary>Its question is over: the same words, what it was answered with, and only the choices that still do something.</summary>
    /// <param name="Sent">As it was shown.</param>
    /// <param name="Words">What was written into its field; null when that was not the answer.</param>
    public sealed record Over(OutgoingMessage Sent, QuestionStand Stand, string? Words) : Revision;

    /// <summary>Something else in its place.</summary>
    public sealed record Replaced(OutgoingMessage By) : Revision;
}
