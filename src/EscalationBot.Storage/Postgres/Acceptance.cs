using EscalationBot.Conversation.Messages;

namespace EscalationBot.Storage.Postgres;

/// <summary>A message on its way into the inbox.</summary>
/// <param name="cancellation">Honoured until it is put there, never after.</param>
internal sealed class Acceptance(IncomingMessage message, CancellationToken cancellation)
{
    private readonly TaskCompletionSource<bool> source = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IncomingMessage Message => message;

    public Task<bool> Task => source.Task;

    /// <summary>False when nobody waits for it any more.</summary>
    public bool Begins() => !cancellation.IsCancellationRequested || !source.TrySetCanceled(cancellation);

    public void Answer(bool isNew) => source.SetResult(isNew);

    public void Fail(Exception exception) => source.SetException(exception);
}
