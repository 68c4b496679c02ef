using EscalationBot.Conversation;
using EscalationBot.Domain.Office;
using EscalationBot.Storage;
using EscalationBot.Testing.Storage;
using static EscalationBot.Testing.Storage.StoreUnderTest;

namespace EscalationBot.Benchmarks.Stores;

/// <summary>A turn of the embedded store: the state of the conversation and a reply of 400 characters in one commit.</summary>
internal sealed class StoreTurns(string file) : IContender
{
    public const string Name = "store: turn";

    private readonly StoreUnderTest store = OnFile(file);

    public Task TurnAsync(int conversation, int number) =>
        store.Turns.RunAsync(new Trigger.Command("benchmark"), Talk($"c{conversation}"), SampleTurn.Answer(number), CancellationToken.None);

    public ValueTask DisposeAsync() => store.DisposeAsync();
}

/// <summary>A message and its turn: kept first, as the channel is answered then, and handled in a second commit.</summary>
internal sealed class StoreMessages(string file) : IContender
{
    public const string Name = "store: message kept, then its turn";

    private readonly StoreUnderTest store = OnFile(file);

    public Task TurnAsync(int conversation, int number) =>
        store.HearAsync(Said($"m{number}", $"c{conversation}", SampleTurn.Text), SampleTurn.Answer(number));

    public ValueTask DisposeAsync() => store.DisposeAsync();
}

internal static class SampleTurn
{
    public static readonly string Text = string.Concat(Enumerable.Repeat("Kính gửi đồng chí, ", 21));

    public static Func<TurnView, TurnResult<OfficeChanges>> Answer(int number) => view => new(
        (view.State ?? ConversationState.New("vi")) with { Misses = number % 2, Memory = new Dictionary<string, string> { ["last"] = Text[..200] } },
        [Words(Text)],
        new OfficeChanges());
}
