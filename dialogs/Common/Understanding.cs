using EscalationBot.Conversation.Dialogs;

namespace EscalationBot.Dialogs.Common;

/// <summary>What a typed text is taken for, given the state of the conversation: the dialogs' ear.</summary>
internal static class Understanding
{
    public static Heard Hear(Turn turn, string text) => throw new NotSupportedException();
}
