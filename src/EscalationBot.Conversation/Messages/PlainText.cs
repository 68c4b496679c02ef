using System.Globalization;

namespace EscalationBot.Conversation.Messages;

/// <summary>The full plain-text form of a message: the same meaning, all choices reachable by number.</summary>
public static class PlainText
{
    public static string Render(OutgoingMessage message) =>
        string.Join('\n', [.. Lines(message.Blocks), .. Lines(message.Choices)]);

    /// <summary>
    /// Splits a text into parts of at most <paramref name="limit"/> UTF-16 units, at line, sentence or word ends. Nothing but
    /// white space at the cuts is lost, no part is blank, and no character is torn apart that fits into a part. A blank text is one empty part.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The limit is below 2, too little for every character.</exception>
    public static IReadOnlyList<string> Split(string text, int limit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 2);
        var parts = new List<string>();
        var rest = text.AsSpan().Trim();
        while (rest.Length > limit)
        {
            var cut = CutAt(rest, limit);
            parts.Add(rest[..cut].TrimEnd().ToString());
            rest = rest[cut..].TrimStart();
        }
        parts.Add(rest.ToString());
        return parts;
    }

    /// <summary>The numbered lines of choices.</summary>
    public static IEnumerable<string> Lines(IReadOnlyList<Choice> choices) => choices.Select(c => $"{c.Number}. {c.Text}");

    /// <summary>The lines of blocks, in their order.</summary>
    public static IEnumerable<string> Lines(IReadOnlyList<Block> blocks) => blocks.SelectMany(Parts).SelectMany(l => l.Split('\n'));

    /// <summary>One text for each thing that a block says; what a user wrote may hold line ends of its own.</summary>
    public static IEnumerable<string> Parts(Block block) => block switch
    {
        Paragraph paragraph => [paragraph.Text],
        Heading heading => [heading.Text],
        FactList facts => facts.Facts.Select(f => $"- {f.Label}: {f.Value}"),
        BulletList list => list.Items.Select(i => $"- {i}"),
        Table table => table.Rows.Select(r => RowAsLine(table.Header, r)),
        Link link => [$"{link.Title}: {link.Address}"],
        _ => throw new ArgumentOutOfRangeException(nameof(block), block.GetType().Name),
    };

    /// <summary>"Cuối kỳ: 40 (So với 10/01: -01)": the second column needs no name, the others do.</summary>
    private static string RowAsLine(IReadOnlyList<string> header, IReadOnlyList<string> row)
    {
        var start = string.Join(": ", row.Take(2).Where(c => c.Length > 0));
        var more = row.Zip(header).Skip(2).Where(c => c.First.Length > 0).Select(c => $"{c.Second}: {c.First}");
        var tail = string.Join("; ", more);
        return tail.Length == 0 ? $"- {start}" : $"- {start} ({tail})";
    }

    private static int CutAt(ReadOnlySpan<char> text, int limit)
    {
        // A break right behind the window still leaves the whole window readable.
        var window = text[..limit];
        if (window.LastIndexOf('\n') is var line && line >= limit / 2)
            return line;
        if (window.LastIndexOf(". ") is var sentence && sentence >= limit / 2)
            return sentence + 1;
        if (char.IsWhiteSpace(text[limit]))
            return limit;
        var word = Math.Max(line, window.LastIndexOf(' '));
        return word > 0 ? word : WholeCharacters(text, limit);
    }

    /// <summary>What a reader takes for one character stays whole, unless it alone is over the limit; a surrogate always keeps its other half.</summary>
    private static int WholeCharacters(ReadOnlySpan<char> text, int limit)
    {
        var cut = 0;
        while (StringInfo.GetNextTextElementLength(text[cut..]) is var length && cut + length <= limit)
            cut += length;
        if (cut > 0)
            return cut;
        return char.IsLowSurrogate(text[limit]) ? limit - 1 : limit;
    }
}
