using EscalationBot.Conversation.Messages;

namespace EscalationBot.Channels.Teams.Cards;

/// <summary>Blocks that are too large for one card, in parts: a table by rows with its header on each, words at their sentences.</summary>
internal static class CardBlocks
{
    private const int MostRows = 10;

    /// <summary>UTF-16 units; words stand twice in a card, drawn and as plain text.</summary>
    private const int LongestText = 3_000;

    public static IEnumerable<Block> Fitting(Block block) => block switch
    {
        Table { Rows.Count: > MostRows } table => table.Rows.Chunk(MostRows).Select(rows => new Table(table.Header, rows)),
        Paragraph paragraph => Split(paragraph.Text).Select(t => new Paragraph(t)),
        FactList facts => facts.Facts.Any(f => f.Value.Length > LongestText) ? facts.Facts.SelectMany(Fitting) : [facts],
        BulletList list => list.Items.Any(i => i.Length > LongestText) ? list.Items.SelectMany(Fitting) : [list],
        _ => [block],
    };

    private static IEnumerable<Block> Fitting(Fact fact) =>
        Split(fact.Value).Select((text, i) => i == 0 ? (Block)new FactList([fact with { Value = text }]) : new Paragraph(text));

    private static IEnumerable<Block> Fitting(string item) => Split(item).Select((text, i) => i == 0 ? (Block)new BulletList([text]) : new Paragraph(text));

    private static IReadOnlyList<string> Split(string text) => text.Length > LongestText ? PlainText.Split(text, LongestText) : [text];
}
