using EscalationBot.Conversation;
using EscalationBot.Conversation.Delivery;
using EscalationBot.Conversation.Messages;
using EscalationBot.Host.Runtime;

namespace EscalationBot.Host.Tests.Teams;

/// <summary>The real inbox behind a door; while it is closed messages wait for their turn.</summary>
internal sealed class SlowDoor(Inbox inbox) : IMessageDoor
{
    private volatile TaskCompletionSource? closed;

    public void Close() => closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Open() => closed!.SetResult();

    public Task<KeptMessage> KeepAsync(IncomingMessage message, IReadOnlyList<IncomingFile> files) =>
        Task.FromResult(new KeptMessage(LetInAsync(message, files)));

    private async Task<QuestionStand?> LetInAsync(IncomingMessage message, IReadOnlyList<IncomingFile> files)
    {
        await (closed?.Task ?? Task.CompletedTask);
        return await (await inbox.KeepAsync(message, files)).Handled;
    }
}
