using EscalationBot.Conversation.Delivery;
using EscalationBot.Domain.Reach;
using EscalationBot.Host.Options;

namespace EscalationBot.Host.Runtime;

/// <summary>Has told in chat what a channel found out by itself, as a failed send would be.</summary>
internal sealed class OperatorDesk(TurnRunner turns, DeliveryOptions delivery, TimeProvider time) : IOperatorDesk
{
    public Task DownAsync(string channel, string address, string reason)
    {
        var now = time.GetUtcNow();
        return turns.HoldAsync(new Hold(HoldScope.At(channel, address), HoldKind.Channel, reason, now, now + delivery.Pause), CancellationToken.None);
    }

    public Task UpAsync(string channel, string address) => turns.LiftAsync(HoldScope.At(channel, address), CancellationToken.None);

    public Task EndingAsync(string channel, string address, int days) => turns.WarnAsync(HoldScope.At(channel, address), days, CancellationToken.None);
}
