using EscalationBot.Conversation.Delivery;
using EscalationBot.Conversation.Messages;

namespace EscalationBot.Channels.Web;

/// <summary>
/// The local page. Its mailbox is the message log of the store, which the page reads: what is in there has arrived, so
/// sending needs no wire.
/// </summary>
public sealed class WebChannel : IChannel
{
    public const string ChannelName = "web";

    public string Name => ChannelName;

    public ChannelLimits Limits { get; } = new(MaxText: 100_000, MaxButtons: 50, MaxButtonText: 500, Cards: true, RepeatIsRecognisable: true);

    public Task<SendResult> SendAsync(OutgoingMessage message, Destination destination, CancellationToken cancellation) =>
        Task.FromResult<SendResult>(new SendResult.Delivered(null));
}
