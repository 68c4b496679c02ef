using EscalationBot.Conversation;
using EscalationBot.Conversation.Messages;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Office;

namespace EscalationBot.Dialogs;

/// <summary>What a turn starts from.</summary>
/// <param name="State">Null when the conversation is new.</param>
/// <param name="Now">The moment of the turn.</param>
public sealed record TurnInput(IOffice Office, ConversationState? State, DateTimeOffset Now);

/// <summary>
/// The whole conversation as functions: (state, message, now) to (state, replies, changes). No I/O, safe to run twice.
/// </summary>
public sealed class Bot
{
    /// <summary>Answers a message.</summary>
    public TurnResult<OfficeChanges> Handle(TurnInput input, IncomingMessage message) => throw new NotSupportedException();

    /// <summary>Puts a notice into words for the recipient's conversation, or says why it is no longer worth sending.</summary>
    public TurnResult<OfficeChanges> Tell(TurnInput input, Notice notice) => throw new NotSupportedException();

    /// <summary>Nobody can be reached for this notice: noted on the records, told to the Office.</summary>
    public OfficeChanges Unreachable(TurnInput input, Notice notice) => throw new NotSupportedException();

    /// <summary>A secrecy mark in a text or file name (MẬT, TỐI MẬT, TUYỆT MẬT, also without diacritics): it must not be kept.</summary>
    public static bool CarriesSecrecyMark(string text) => throw new NotSupportedException();
}
