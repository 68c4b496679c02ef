using EscalationBot.Conversation.Delivery;
using EscalationBot.Conversation.Messages;

namespace EscalationBot.Host.Runtime;

/// <summary>
/// Stands at the door: state secrets do not belong into a chat (R25). What carries a mark is replaced by an empty copy
/// before anything is stored or logged.
/// </summary>
internal sealed class SecrecyGuard(IBotTurns bot)
{
    public bool MustWithhold(IncomingMessage message, IReadOnlyList<IncomingFile> files) =>
        bot.CarriesSecrecyMark(message.Text)
        || files.Any(f => bot.CarriesSecrecyMark(f.FileName) || bot.CarriesSecrecyMark(DocumentText.Read(f)));

    /// <summary>The same message with nothing of its content.</summary>
    public static IncomingMessage Empty(IncomingMessage message) =>
        message with { Kind = IncomingKind.Text, Text = "", ChoiceId = null, Files = null, Withheld = true };
}
