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

    public static IEnumerable<JsonObject> Of(IReadOnlyList<Block> blocks)
    {
        var sections = 0;
        for (var i = 0; i < blocks.Count; i++)
        {
            if (blocks[i] is Heading heading && i + 1 < blocks.Count && blocks[i + 1] is BulletList { Items.Count: >= FewestItems } list && IsShort(list))
            {
                yield return Title(heading, ++sections);
                yield return Content(list, sections);
                i++;
            }
            else
            {
                foreach (var element in CardElements.Of(blocks[i]))
                    yield return element;
            }
        }
    }

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
