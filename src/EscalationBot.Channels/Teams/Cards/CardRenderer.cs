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
        var elements = message.Blocks.SelectMany(b => Fitting(b)).SelectMany(CardElements.Of).Concat(CardActions.Words(message.Choices));
        return Pack(message, elements, [.. CardActions.Sets(message.Choices, messageId)]);
    }

    /// <summary>The card after one of its buttons was pressed: the same words, a note, and nothing left to press.</summary>
    public static JsonObject Closed(OutgoingMessage message, string note)
    {
        var body = message.Blocks.SelectMany(CardElements.Of).Append(CardElements.Text(CardElements.Run(note, subtle: true)));
        return Card(message, body);
    }

    private static List<JsonObject> Pack(OutgoingMessage message, IEnumerable<JsonObject> elements, List<JsonObject> buttons)
    {
        var cards = new List<JsonObject>();
        var body = new List<JsonObject>();
        var room = LargestCard - buttons.Sum(SizeOf);
        var used = 0;
        foreach (var element in elements)
        {
            var size = SizeOf(element);
            if (used + size > room && body.Count > 0)
            {
                cards.Add(Card(message, body));
                (body, used) = ([], 0);
            }
            body.Add(element);
            used += size;
        }
        cards.Add(Card(message, [.. body, .. buttons]));
        return cards;
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
