using EscalationBot.Conversation.Messages;

namespace EscalationBot.Channels.Web;

/// <summary>A button of a card.</summary>
public sealed record CardAction(string ChoiceId, string Title);

/// <summary>A message as a card: the blocks in their order, a button for every choice, and the equivalent text.</summary>
/// <param name="Fallback">The full plain-text form, with the same meaning and all choices by number.</param>
public sealed record Card(IReadOnlyList<Block> Body, IReadOnlyList<CardAction> Actions, string Fallback);

/// <summary>How a message looks on Teams, for the try-out page: facts, tables and buttons stay what they are.</summary>
public static class TeamsLook
{
    public static Card Render(OutgoingMessage message) => new(
        message.Blocks, [.. message.Choices.Select(c => new CardAction(c.Id, $"{c.Number}. {c.Text}"))], PlainText.Render(message));
}
