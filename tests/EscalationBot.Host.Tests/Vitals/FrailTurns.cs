using EscalationBot.Conversation;
using EscalationBot.Conversation.Messages;
using EscalationBot.Domain.Office;
using EscalationBot.Storage;

namespace EscalationBot.Host.Tests.Vitals;

/// <summary>A store whose disk may be full, or never answers; reading goes on.</summary>
internal sealed class FrailTurns(ITurnStore store) : ITurnStore
{
    private int writes;

    /// <summary>What writing ends with; null writes.</summary>
    public Exception? Fault { get; set; }

    /// <summary>What a write waits for before it begins.</summary>
    public Task Hangs { get; set; } = Task.CompletedTask;

    public int Writes => writes;

    public async Task<TurnOutcome> RunAsync(
        Trigger trigger, ConversationKey? conversation, Func<TurnView, TurnResult<OfficeChanges>> turn, CancellationToken cancellation)
    {
        Interlocked.Increment(ref writes);
        await Hangs;
        return Fault is { } fault ? throw fault : await store.RunAsync(trigger, conversation, turn, cancellation);
    }

    public IOfficeReading Read() => store.Read();

    public Task<bool> AcceptAsync(IncomingMessage message, CancellationToken cancellation) => store.AcceptAsync(message, cancellation);

    public IReadOnlyList<IncomingMessage> PendingMessages() => store.PendingMessages();

    public ConversationState? StateOf(ConversationKey conversation) => store.StateOf(conversation);

    public IReadOnlyList<SetAsideMessage> SetAside() => store.SetAside();
}
