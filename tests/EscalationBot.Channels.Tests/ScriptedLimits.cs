using EscalationBot.Conversation.Delivery;

namespace EscalationBot.Channels.Tests;

/// <summary>Room for everything, or for nothing.</summary>
internal sealed class ScriptedLimits : ICallLimits
{
    /// <summary>What more room was asked for, "channel conversation".</summary>
    public List<string> Taken { get; } = [];

    /// <summary>Ends that nobody else hears of.</summary>
    public List<SendResult> Noted { get; } = [];

    public bool Full { get; set; }

    public Task<IDisposable?> TakeAsync(string channel, string conversation, bool reply, TimeSpan patience, CancellationToken cancellation)
    {
        Taken.Add($"{channel} {conversation}");
        return Task.FromResult<IDisposable?>(Full ? null : new MemoryStream());
    }

    public void Note(string channel, string conversation, SendResult result) => Noted.Add(result);
}
