using EscalationBot.Conversation;
using EscalationBot.Conversation.Messages;
using EscalationBot.Domain.Office;
using EscalationBot.Storage;
using EscalationBot.Storage.Postgres;
using EscalationBot.Testing.Domain;
using Microsoft.Extensions.Time.Testing;

namespace EscalationBot.Testing.Storage;

/// <summary>An open store by its five faces, with the short words that tests speak.</summary>
public sealed record StoreUnderTest(
    ITurnStore Turns, IWorkQueue Queue, IMessageLog Log, IFileStore Files, IAuditTrail Audit, IAsyncDisposable Handle) : IAsyncDisposable
{
    /// <summary>Monday 05/01/2026, 08:00 in Viet Nam: when tests begin.</summary>
    public static DateTimeOffset Morning { get; } = Days.At("5/1/2026");

    public static TimeSpan Lease { get; } = TimeSpan.FromMinutes(1);

    public static StoreUnderTest InMemory(OfficeRules? rules = null) =>
        Of(LiteDbStore.Open(new LiteDbStoreOptions(LiteDbStoreOptions.Memory), () => rules ?? TestOffice.Rules));

    public static StoreUnderTest OnFile(string path, int checkpointEntries = 20_000) => OnFile(new LiteDbStoreOptions(path) { CheckpointEntries = checkpointEntries });

    public static StoreUnderTest OnFile(LiteDbStoreOptions options, OfficeRules? rules = null) =>
        Of(LiteDbStore.Open(options, () => rules ?? TestOffice.Rules));

    /// <summary>A replica on a database, which must be there.</summary>
    public static StoreUnderTest OnPostgres(string connectionString, OfficeRules? rules = null, int turns = 4)
    {
        var store = PostgresStore.Open(new PostgresStoreOptions(connectionString, turns), () => rules ?? TestOffice.Rules, new FakeTimeProvider());
        return new(store, store, store, store, store, store);
    }

    public static StoreUnderTest Of(LiteDbStore store) => new(store, store, store, store, store, store);

    public static ConversationKey Talk(string conversation, string channel = "web") => new(channel, conversation, $"user of {conversation}");

    public static IncomingMessage Said(string messageId, string conversation = "c1", string text = "xin chào", string channel = "web") =>
        new(channel, conversation, messageId, Talk(conversation).User, Morning, IncomingKind.Text, text);

    public static OutgoingMessage Words(string text, MessageKind kind = MessageKind.Reply) => new(kind, "vi", [new Paragraph(text)], []);

    /// <summary>What a message says: its only paragraph.</summary>
    public static string? TextOf(OutgoingMessage? message) => message?.Blocks.OfType<Paragraph>().Single().Text;

    /// <summary>A turn that changes something in the office and says something.</summary>
    public static Func<TurnView, TurnResult<OfficeChanges>> Turn(Action<OfficeChanges>? change = null, params string[] replies) => view =>
    {
        var changes = new OfficeChanges();
        change?.Invoke(changes);
        return new TurnResult<OfficeChanges>(view.State ?? ConversationState.New("vi"), [.. replies.Select(r => Words(r))], changes);
    };

    /// <summary>Accepts a message and runs its turn.</summary>
    public async Task<TurnOutcome> HearAsync(IncomingMessage message, Func<TurnView, TurnResult<OfficeChanges>> turn)
    {
        await Turns.AcceptAsync(message, CancellationToken.None);
        return await Turns.RunAsync(new Trigger.Message(message.Key), Talk(message.Conversation, message.Channel), turn, CancellationToken.None);
    }

    /// <summary>Gives a message up without a word to its user.</summary>
    public Task SetAsideAsync(IncomingMessage message, string error) =>
        Turns.RunAsync(new Trigger.GivenUp(message.Key, error, Morning), null, Turn(), CancellationToken.None);

    /// <summary>Runs a command that changes something in the office.</summary>
    public Task<TurnOutcome> ChangeAsync(Action<OfficeChanges> change) =>
        Turns.RunAsync(new Trigger.Command("test"), null, Turn(change), CancellationToken.None);

    public Task<IReadOnlyList<WorkItem>> ClaimAsync(DateTimeOffset? now = null, int most = 100, bool repeatable = false) =>
        Queue.ClaimAsync(new ClaimWish(most, now ?? Morning, Lease) { Repeatable = _ => repeatable }, CancellationToken.None);

    /// <summary>Puts a claimed notice into words; the messages that are claimed with it come back.</summary>
    public async Task<IReadOnlyList<WorkItem>> TellAsync(WorkItem notice, ConversationKey? to = null, params string[] words)
    {
        await Turns.RunAsync(new Trigger.Notice(notice), to ?? Talk("c1"), Turn(null, words), CancellationToken.None);
        return Queue.MessagesOf(notice);
    }

    public Task<bool> CompleteAsync(WorkItem item, WorkState state = WorkState.Delivered, string? reason = null, DateTimeOffset? notBefore = null) =>
        Queue.CompleteAsync(new WorkOutcome(item, state, reason, Morning, notBefore), CancellationToken.None);

    /// <summary>Sends everything that is due, in the order of claims.</summary>
    public async Task<IReadOnlyList<WorkItem>> DeliverAllAsync(DateTimeOffset? now = null)
    {
        var sent = new List<WorkItem>();
        while (await ClaimAsync(now) is { Count: > 0 } batch)
        {
            foreach (var item in batch)
                await CompleteAsync(item);
            sent.AddRange(batch);
        }
        return sent;
    }

    public ValueTask DisposeAsync() => Handle.DisposeAsync();
}
