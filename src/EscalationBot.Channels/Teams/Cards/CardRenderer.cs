using System.Text.Json.Nodes;
using EscalationBot.Conversation.Messages;

namespace EscalationBot.Channels.Teams.Cards;

/// <summary>
/// A message as Adaptive Cards 1.5, each below the size that every client takes, with the full plain text as fallback. The
/// buttons stand on the last one.
/// </summary>
internal static class CardRenderer
{
    public const string ContentType = "application/vnd.microsoft.card.adaptive";

    /// <summary>Bytes of UTF-16 JSON; the strictest limit documented is 28 KB for the whole activity.</summary>
    private const int LargestCard = 24 * 1024;

    /// <param name="messageId">The bot's own id of the message, which its buttons bring back.</param>
    public static IReadOnlyList<JsonObject> Render(OutgoingMessage message, long messageId)
    {
        List<CardPiece> buttons = [.. CardFields.Of(message.Field, message.Language, messageId).Select(e => new CardPiece(e, "")), .. Buttons(message, message.Choices, messageId)];
        var parts = Parts(message, buttons);
        parts[^1].AddRange(buttons);
        return [.. parts.Select(pieces => Card(message, pieces))];
    }

    /// <summary>The card with the buttons after its question is over: the same words, a note, and only the buttons that still do something.</summary>
    /// <param name="repeats">What may be taken again and again still does something.</param>
    public static JsonObject Closed(OutgoingMessage message, long messageId, string note, bool repeats)
    {
        var body = Parts(message, Buttons(message, message.Choices, messageId))[^1];
        var noted = new CardPiece(CardElements.Text(CardElements.Run(note, subtle: true)), note);
        return Card(message, [.. body, noted, .. Buttons(message, [.. message.Choices.Where(c => repeats && c.Repeatable)], messageId)]);
    }

    /// <summary>The pieces of the cards that a message needs; the last one leaves room for its buttons.</summary>
    private static List<List<CardPiece>> Parts(OutgoingMessage message, List<CardPiece> buttons)
    {
        var parts = new List<List<CardPiece>> { new() };
        var room = LargestCard - buttons.Sum(b => b.Size);
        var used = 0;
        foreach (var piece in CardSections.Of([.. message.Blocks.SelectMany(CardBlocks.Fitting)]))
        {
            if (used + piece.Size > room && parts[^1].Count > 0)
            {
                parts.Add([]);
                used = 0;
            }
            parts[^1].Add(piece);
            used += piece.Size;
        }
        return parts;
    }

    /// <summary>The words of the choices where some do not fit on their buttons, and the buttons; the text of all of them stands with the first.</summary>
    private static List<CardPiece> Buttons(OutgoingMessage message, IReadOnlyList<Choice> choices, long messageId)
    {
        var text = string.Join('\n', PlainText.Lines(choices));
        return [.. CardActions.Of(choices, message.Language, messageId).Select((element, i) => new CardPiece(element, i == 0 ? text : ""))];
    }

    /// <summary>All the words of a card stand in it once more as plain text, for clients that draw no cards.</summary>
    private static JsonObject Card(OutgoingMessage message, IReadOnlyList<CardPiece> pieces)
    {
        var card = new JsonObject
        {
            ["type"] = "AdaptiveCard",
            ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
            ["version"] = "1.5",
            ["lang"] = message.Language,
            ["fallbackText"] = string.Join('\n', pieces.Select(p => p.Text).Where(t => t.Length > 0)),
            ["body"] = new JsonArray([.. pieces.Select(p => p.Element)]),
        };
        if (message.Blocks.Any(b => b is Table))
            card["msteams"] = new JsonObject { ["width"] = "Full" };
        return card;
    }
}
