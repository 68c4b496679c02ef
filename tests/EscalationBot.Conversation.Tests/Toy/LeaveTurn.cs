using System.Globalization;
using EscalationBot.Conversation.Dialogs;
using EscalationBot.Conversation.Texts;

namespace EscalationBot.Conversation.Tests.Toy;

/// <summary>A turn of the toy office, where people ask for leave: what it sent and took back is all it changes.</summary>
internal sealed class LeaveTurn(ConversationState state, TextCatalogue texts, DateTimeOffset now, DialogEngine<LeaveTurn> engine)
    : TurnContext(state, texts, now)
{
    public DialogEngine<LeaveTurn> Engine { get; } = engine;

    /// <summary>"gửi: …", "rút: …", in order.</summary>
    public List<string> Done { get; } = [];

    public DateOnly Today => DateOnly.FromDateTime(Now.Date);

    public override string ShowTime(DateTimeOffset at) => at.ToString("HH:mm", CultureInfo.InvariantCulture);
}
