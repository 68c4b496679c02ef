using System.Reflection;
using EscalationBot.Conversation;
using EscalationBot.Conversation.Messages;
using EscalationBot.Dialogs;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Office;
using EscalationBot.Domain.Organisation;
using EscalationBot.Host.Runtime;

namespace EscalationBot.CrashHost;

/// <summary>
/// A bot whose every effect can be counted: a message gets one reply and one audit entry, and one in three also makes a notice
/// for the post of its sender, which becomes one message.
/// </summary>
public class Echo : DispatchProxy
{
    internal static IBotTurns Bot() => Create<IBotTurns, Echo>();

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod!.Name switch
    {
        nameof(IBotTurns.Handle) => Handle((TurnInput)args![0]!, (IncomingMessage)args[1]!),
        nameof(IBotTurns.Tell) => Tell((TurnInput)args![0]!, (Notice)args[1]!),
        _ when targetMethod.ReturnType == typeof(bool) => false,
        _ when targetMethod.ReturnType == typeof(OfficeChanges) => new OfficeChanges(),
        _ => Say((TurnInput)args![0]!),
    };

    private static TurnResult<OfficeChanges> Handle(TurnInput input, IncomingMessage message)
    {
        var result = Say(input, (MessageKind.Reply, $"reply:{message.MessageId}"));
        result.Changes.Audit.Add(new AuditEntry(input.Now, null, null, "heard", message.MessageId, null));
        if (int.Parse(message.MessageId, null) % 3 == 0)
            result.Changes.Notices.Add(new HelpWantedNotice($"news:{message.MessageId}", new PostId(message.User), input.Now, null));
        return result;
    }

    private static TurnResult<OfficeChanges> Tell(TurnInput input, Notice notice) => Say(input, (MessageKind.News, notice.Key));

    private static TurnResult<OfficeChanges> Say(TurnInput input, params IReadOnlyList<(MessageKind Kind, string Words)> messages) => new(
        input.State ?? ConversationState.New("vi"),
        [.. messages.Select(m => new OutgoingMessage(m.Kind, "vi", [new Paragraph(m.Words)], []))],
        new OfficeChanges());
}
