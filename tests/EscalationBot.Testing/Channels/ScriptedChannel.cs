using System.Collections.Concurrent;
using EscalationBot.Conversation.Delivery;
using EscalationBot.Conversation.Messages;

namespace EscalationBot.Testing.Channels;

/// <summary>What a scripted channel does with a message: what it answers, and whether the user sees it.</summary>
public sealed record Fate(SendResult Answer, bool Arrives)
{
    public static Fate Arrived { get; } = new(new SendResult.Delivered(null), true);

    public static Fate Of(SendResult answer) => new(answer, answer is SendResult.Delivered or SendResult.Sent);
}

/// <summary>One attempt to send, as the channel saw it.</summary>
public sealed record Attempt(DateTimeOffset At, Destination To, OutgoingMessage Message, Fate Fate)
{
    public string Text => PlainText.Render(Message);
}

/// <summary>A channel without a wire: it answers as its script says and remembers everything it was given.</summary>
/// <param name="script">Asked for every attempt; the number counts the attempts at one user from 1. Everything arrives without it.</param>
public sealed class ScriptedChannel(string name, TimeProvider time, Func<Destination, int, Fate>? script = null) : IChannel
{
    private readonly ConcurrentQueue<Attempt> attempts = new();
    private readonly ConcurrentDictionary<string, int> byUser = new(StringComparer.Ordinal);

    public string Name => name;

    public ChannelLimits Limits { get; init; } = new(2000, 5, 100, Cards: false, RepeatIsRecognisable: false);

    /// <summary>May be changed while the office runs.</summary>
    public Func<Destination, int, Fate> Script { get; set; } = script ?? ((_, _) => Fate.Arrived);

    /// <summary>Everything it was asked to send, in order.</summary>
    public IReadOnlyList<Attempt> Attempts => [.. attempts];

    /// <summary>What its users see.</summary>
    public IReadOnlyList<Attempt> Arrived => [.. attempts.Where(a => a.Fate.Arrives)];

    public IReadOnlyList<string> TextsTo(string user) => [.. Arrived.Where(a => a.To.User == user).Select(a => a.Text)];

    public Task<SendResult> SendAsync(OutgoingMessage message, Destination destination, CancellationToken cancellation)
    {
        var fate = Script(destination, byUser.AddOrUpdate(destination.User, 1, (_, n) => n + 1));
        attempts.Enqueue(new Attempt(time.GetUtcNow(), destination, message, fate));
        return Task.FromResult(fate.Answer);
    }
}
