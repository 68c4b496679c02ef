using System.Text.Json.Nodes;
using EscalationBot.Channels.Teams.Wire;
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
        var buttons = CardActions.Sets(message.Choices, messageId).ToList();
        var parts = Parts(message, buttons);
        parts[^1].AddRange(buttons);
        return [.. parts.Select(body => Card(message, body))];
    }

    /// <summary>The card with the buttons after its question is over: the same words, a note, and only the buttons that still do something.</summary>
    public static JsonObject Closed(OutgoingMessage message, long messageId, string note)
    {
        var body = Parts(message, [.. CardActions.Sets(message.Choices, messageId)])[^1];
        var open = CardActions.Sets([.. message.Choices.Where(c => c.Repeatable)], messageId);
        return Card(message, [.. body, CardElements.Text(CardElements.Run(note, subtle: true)), .. open]);
    }

    /// <summary>The bodies of the cards that a message needs; the last one leaves room for its buttons.</summary>
    private static List<List<JsonObject>> Parts(OutgoingMessage message, List<JsonObject> buttons)
    {
        var parts = new List<List<JsonObject>> { new() };
        var room = LargestCard - buttons.Sum(SizeOf);
        var used = 0;
        foreach (var element in CardSections.Of([.. message.Blocks.SelectMany(Fitting)]).Concat(CardActions.Words(message.Choices)))
        {
            var size = SizeOf(element);
            if (used + size > room && parts[^1].Count > 0)
            {
                parts.Add([]);
                used = 0;
            }
            parts[^1].Add(element);
            used += size;
        }
        return parts;
    }

    /// <summary>A block that is too large for one card, in parts: a table by rows with its header on each, a text at its sentences.</summary>
    private static IEnumerable<Block> Fitting(Block block) => block switch
    {
        Table { Rows.Count: > MostRows } table => table.Rows.Chunk(MostRows).Select(rows => new Table(table.Header, rows)),
        Paragraph { Text.Length: > LongestText } paragraph => PlainText.Split(paragraph.Text, LongestText).Select(t => new Paragraph(t)),
        _ => [block],
    };

    private const int MostRows = 15;
    private const int LongestText = 4_000;

    private static JsonObject Card(OutgoingMessage message, IEnumerable<JsonObject> body)
    {
        var card = new JsonObject
        {
            ["type"] = "AdaptiveCard",
            ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
            ["version"] = "1.5",
            ["lang"] = message.Language,
            ["fallbackText"] = Short(PlainText.Render(message)),
            ["body"] = new JsonArray([.. body]),
        };
        if (message.Blocks.Any(b => b is Table))
            card["msteams"] = new JsonObject { ["width"] = "Full" };
        return card;
    }

    private static string Short(string text) => PlainText.Split(text, 2_000)[0];

    private static int SizeOf(JsonObject element) => 2 * element.ToJsonString(TeamsJson.Options).Length;
}
