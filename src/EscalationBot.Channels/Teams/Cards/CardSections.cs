using System.Text.Json.Nodes;
using EscalationBot.Conversation.Messages;

namespace EscalationBot.Channels.Teams.Cards;

/// <summary>
/// A heading with a list below it is a section that opens and closes. The first one of a message is open, for that is what
/// it is about; the headings of the others say how much waits behind them.
/// </summary>
internal static class CardSections
{
    /// <summary>Shorter lists are read faster than opened.</summary>
    private const int FewestItems = 3;

    /// <summary>UTF-16 units of JSON. A longer list has to be cut between cards, and then it cannot open as one.</summary>
    private const int Largest = 6_000;

    public static IEnumerable<CardPiece> Of(IReadOnlyList<Block> blocks)
    {
        var sections = 0;
        for (var i = 0; i < blocks.Count; i++)
        {
            if (blocks[i] is Heading heading && i + 1 < blocks.Count && blocks[i + 1] is BulletList { Items.Count: >= FewestItems } list && IsShort(list))
            {
                yield return new CardPiece(Title(heading, ++sections), heading.Text);
                yield return new CardPiece(Content(list, sections), TextOf(list));
                i++;
            }
            else
            {
                foreach (var piece in Pieces(blocks[i]))
                    yield return piece;
            }
        }
    }

    /// <summary>A block is one element, or one element for each of its lines.</summary>
    private static IEnumerable<CardPiece> Pieces(Block block) => CardElements.Of(block).ToList() is var elements && elements is [var whole]
        ? [new CardPiece(whole, TextOf(block))]
        : elements.Zip(PlainText.Parts(block), (element, text) => new CardPiece(element, text));

    private static string TextOf(Block block) => string.Join('\n', PlainText.Parts(block));

    private static bool IsShort(BulletList list) => list.Items.Sum(i => i.Length + 80) <= Largest;

    private static JsonObject Title(Heading heading, int number) => new()
    {
        ["type"] = "Container",
        ["items"] = new JsonArray(CardElements.Of(new Heading($"▾ {heading.Text}")).Single()),
        ["selectAction"] = new JsonObject
        {
            ["type"] = "Action.ToggleVisibility",
            ["title"] = heading.Text,
            ["targetElements"] = new JsonArray(NameOf(number)),
        },
    };

    private static JsonObject Content(BulletList list, int number) => new()
    {
        ["type"] = "Container",
        ["id"] = NameOf(number),
        ["isVisible"] = number == 1,
        ["items"] = new JsonArray([.. CardElements.Of(list)]),
    };

    private static string NameOf(int number) => $"section-{number}";
}
