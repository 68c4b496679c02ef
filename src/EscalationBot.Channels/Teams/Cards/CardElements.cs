using System.Text.Json.Nodes;
using EscalationBot.Conversation.Messages;

namespace EscalationBot.Channels.Teams.Cards;

/// <summary>
/// The blocks of a message as Adaptive Card elements. Words stand in text runs, which unlike text blocks read no markdown and
/// no date functions: what a user wrote is shown as written.
/// </summary>
internal static class CardElements
{
    public static IEnumerable<JsonObject> Of(Block block) => block switch
    {
        Paragraph paragraph => [Text(Run(paragraph.Text))],
        Heading heading => [HeadingOf(heading.Text)],
        FactList facts => facts.Facts.Select(f => Text(Run($"{f.Label}: ", bold: true), Run(f.Value))),
        BulletList list => list.Items.Select(i => Text(Run($"• {i}"))),
        Table table => [TableOf(table)],
        Link link => [CardActions.Set(new JsonObject { ["type"] = "Action.OpenUrl", ["title"] = link.Title, ["url"] = link.Address })],
        _ => throw new ArgumentOutOfRangeException(nameof(block), block.GetType().Name),
    };

    public static JsonObject Text(params IEnumerable<JsonObject> runs) => new()
    {
        ["type"] = "RichTextBlock",
        ["inlines"] = new JsonArray([.. runs]),
    };

    public static JsonObject Run(string text, bool bold = false, bool subtle = false)
    {
        var run = new JsonObject { ["type"] = "TextRun", ["text"] = text };
        if (bold)
            run["weight"] = "Bolder";
        if (subtle)
            run["isSubtle"] = true;
        return run;
    }

    /// <summary>A screen reader announces it as a heading; the text block is the only element that can be one.</summary>
    private static JsonObject HeadingOf(string text) => new()
    {
        ["type"] = "TextBlock",
        ["text"] = PlainMarkdown.Escape(text),
        ["weight"] = "Bolder",
        ["size"] = "Medium",
        ["wrap"] = true,
        ["style"] = "heading",
    };

    /// <summary>Where tables are not drawn the rows stand as lines, the same as in the plain text.</summary>
    private static JsonObject TableOf(Table table)
    {
        var rows = table.Rows.Select(r => Row(r, table.Header.Count, bold: false)).Prepend(Row(table.Header, table.Header.Count, bold: true));
        return new JsonObject
        {
            ["type"] = "Table",
            ["firstRowAsHeaders"] = true,
            ["gridStyle"] = "default",
            ["columns"] = new JsonArray([.. table.Header.Select((_, i) => new JsonObject { ["width"] = i == 0 ? 2 : 1 })]),
            ["rows"] = new JsonArray([.. rows]),
            ["fallback"] = new JsonObject
            {
                ["type"] = "Container",
                ["items"] = new JsonArray([.. PlainText.Lines([table]).Select(l => Text(Run(l)))]),
            },
        };
    }

    private static JsonObject Row(IReadOnlyList<string> cells, int columns, bool bold) => new()
    {
        ["type"] = "TableRow",
        ["cells"] = new JsonArray([.. Enumerable.Range(0, columns).Select(i => Cell(i < cells.Count ? cells[i] : "", bold))]),
    };

    private static JsonObject Cell(string text, bool bold) => new()
    {
        ["type"] = "TableCell",
        ["items"] = new JsonArray(Text(Run(text, bold))),
    };
}
