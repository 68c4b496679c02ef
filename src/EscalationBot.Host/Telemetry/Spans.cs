using System.Diagnostics;
using EscalationBot.Conversation.Messages;
using EscalationBot.Domain.Office;
using EscalationBot.Storage;

namespace EscalationBot.Host.Telemetry;

/// <summary>
/// The way of one message as one trace: received, its turn, told, sent. Its id is kept in the rows of inbox and outbox, so
/// that a restart does not cut it. Tags are codes and numbers; never what people wrote or who they are.
/// </summary>
internal static class Spans
{
    public const string SourceName = "EscalationBot";

    private static readonly ActivitySource Source = new(SourceName);

    public static Activity? Receive(string channel) =>
        Source.StartActivity("receive", ActivityKind.Server)?.SetTag("channel", channel);

    public static Activity? Turn(IncomingMessage message) =>
        Under(message.Trace, "turn", ActivityKind.Consumer)?.SetTag("channel", message.Channel).SetTag("message", StuckMessage.ReferenceOf(message.Key));

    public static Activity? Tell(WorkItem notice) =>
        Under(notice.Trace, "tell", ActivityKind.Consumer)?.SetTag("work", notice.Id).SetTag("attempt", notice.Attempts);

    public static Activity? Send(WorkItem message) =>
        Under(message.Trace, "send", ActivityKind.Producer)?.SetTag("channel", message.To?.Channel).SetTag("work", message.Id);

    private static Activity? Under(string? trace, string name, ActivityKind kind) => ActivityContext.TryParse(trace, null, isRemote: true, out var parent)
        ? Source.StartActivity(name, kind, parent)
        : Source.StartActivity(name, kind);
}
