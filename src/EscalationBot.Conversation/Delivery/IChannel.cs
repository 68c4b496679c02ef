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
