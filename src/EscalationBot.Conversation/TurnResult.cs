using EscalationBot.Conversation.Messages;

namespace EscalationBot.Conversation;

/// <summary>What a turn answers with; nothing has happened yet. It is committed whole or not at all.</summary>
/// <param name="State">The next state of the conversation.</param>
/// <param name="Replies">To the same conversation, in order.</param>
/// <param name="Suppressed">For an unasked message: the reason why it is no longer worth sending.</param>
public sealed record TurnResult<TChanges>(
    ConversationState State, IReadOnlyList<OutgoingMessage> Replies, TChanges Changes, string? Suppressed = null);
