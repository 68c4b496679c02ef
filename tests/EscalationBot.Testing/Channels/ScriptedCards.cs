using System.Collections.Concurrent;
using System.Globalization;
using EscalationBot.Conversation.Delivery;
using EscalationBot.Conversation.Messages;

namespace EscalationBot.Testing.Channels;

/// <summary>One change of a message, as the channel saw it.</summary>
public sealed record Revised(DateTimeOffset At, string WireId, Revision Revision, SendResult Answer)
{
    /// <summary>What stands there now; what was there before when only its question is over.</summary>
    public string Text => Revision switch
    {
        Revision.Replaced replaced => PlainText.Render(replaced.By),
        Revision.Over over => PlainText.Render(over.Sent),
        _ => throw new InvalidOperationException(Revision.GetType().Name),
    };
}

/// <summary>A channel without a wire that can change what it showed.</summary>
public sealed class ScriptedCards(string name, TimeProvider time) : IRevisingChannel
{
    private readonly ScriptedChannel channel = new(name, time);
    private readonly ConcurrentQueue<Revised> changes = new();

    public string Name => name;

    public ChannelLimits Limits => channel.Limits;

    /// <summary>What it answers to the change of a message, by how many there were before.</summary>
    public Func<int, SendResult> Script { get; set; } = _ => new SendResult.Sent(null);

    /// <summary>What its users were sent.</summary>
    public IReadOnlyList<Attempt> Arrived => channel.Arrived;

    /// <summary>Every change, in order, those among them that failed.</summary>
    public IReadOnlyList<Revised> Changes => [.. changes];

    public static string WireIdOf(Attempt sent) => sent.To.MessageId.ToString(CultureInfo.InvariantCulture);

    public async Task<SendResult> SendAsync(OutgoingMessage message, Destination destination, CancellationToken cancellation)
    {
        await channel.SendAsync(message, destination, cancellation);
        return new SendResult.Sent(destination.MessageId.ToString(CultureInfo.InvariantCulture));
    }

    public Task<SendResult> ReviseAsync(string wireId, Revision revision, Destination destination, CancellationToken cancellation)
    {
        var answer = Script(changes.Count);
        changes.Enqueue(new Revised(time.GetUtcNow(), wireId, revision, answer));
        return Task.FromResult(answer);
    }
}
