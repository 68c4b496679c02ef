using EscalationBot.Channels.Http;
using EscalationBot.Channels.Teams.Outbound;
using EscalationBot.Conversation.Delivery;
using Microsoft.Extensions.DependencyInjection;

namespace EscalationBot.Channels.Teams;

/// <summary>A person who waits longer sees that somebody is at work.</summary>
internal sealed class TypingSign(TeamsChannel channel, [FromKeyedServices(RealTime.Key)] TimeProvider time)
{
    private static readonly TimeSpan After = TimeSpan.FromSeconds(0.5);

    public async Task ShowAsync(Reference reference, string conversation, KeptMessage kept)
    {
        if (await Task.WhenAny(kept.Handled, Task.Delay(After, time)) != kept.Handled)
            await channel.TypingAsync(reference, conversation, CancellationToken.None);
    }
}
