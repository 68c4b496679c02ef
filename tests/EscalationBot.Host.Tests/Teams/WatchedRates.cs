using System.Collections.Concurrent;
using EscalationBot.Conversation.Delivery;
using EscalationBot.Host.Runtime.Rates;

namespace EscalationBot.Host.Tests.Teams;

/// <summary>The real limits, which note who asked them and may be told to refuse.</summary>
internal sealed class WatchedRates(RateGate rates) : IRateGate
{
    private readonly ConcurrentQueue<(string Recipient, bool Reply, RateAnswer Answer)> asked = new();

    private event Action? Asked;

    /// <summary>Answers in the place of the limits; null leaves it to them.</summary>
    public Func<string, bool, RateAnswer?> Refuse { get; set; } = (_, _) => null;

    public IReadOnlyList<(string Recipient, bool Reply, RateAnswer Answer)> All => [.. asked];

    /// <summary>Ends when they were asked for so many messages or signs that nobody wrote for.</summary>
    public Task UnaskedAsync(int times)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Asked += Look;
        Look();
        return done.Task;

        void Look()
        {
            if (asked.Count(a => !a.Reply) >= times)
                done.TrySetResult();
        }
    }

    public async ValueTask<RateAnswer> TakeAsync(string channel, string recipient, bool reply)
    {
        var answer = Refuse(recipient, reply) ?? await rates.TakeAsync(channel, recipient, reply);
        asked.Enqueue((recipient, reply, answer));
        Asked?.Invoke();
        return answer;
    }

    public IReadOnlySet<string> Closed(bool reply) => rates.Closed(reply);

    public int Room(bool reply) => rates.Room(reply);

    public TimeSpan? OpensIn(bool reply) => rates.OpensIn(reply);

    public void Note(string channel, string recipient, SendResult result) => rates.Note(channel, recipient, result);
}
