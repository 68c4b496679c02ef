using System.Text;

namespace EscalationBot.Conversation.Messages;

/// <summary>The full plain-text form of a message: the same meaning, all choices reachable by number.</summary>
public static class PlainText
{
    public static string Render(OutgoingMessage message)
    {
        var text = new StringBuilder();
        foreach (var block in message.Blocks)
            Append(text, block);
        foreach (var choice in message.Choices)
            text.Append(choice.Number).Append(". ").Append(choice.Text).Append('\n');
        return text.ToString().TrimEnd('\n');
    }

    /// <summary>Splits a text into parts of at most <paramref name="limit"/> UTF-16 units, at line, sentence or word ends.</summary>
    public static IReadOnlyList<string> Split(string text, int limit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 2);
        var parts = new List<string>();
        var rest = text.AsSpan();
        while (rest.Length > limit)
        {
            var cut = CutAt(rest, limit);
            parts.Add(rest[..cut].TrimEnd().ToString());
            rest = rest[cut..].TrimStart();
        }
        if (rest.Length > 0 || parts.Count == 0)
            parts.Add(rest.ToString());
        return parts;
    }

    private static void Append(StringBuilder text, Block block)
    {
        switch (block)
        {
            case Paragraph p: Line(text, p.Text); break;
            case Heading h: Line(text, h.Text); break;
            case FactList facts:
                foreach (var fact in facts.Facts)
                    Line(text, $"- {fact.Label}: {fact.Value}");
                break;
            case BulletList list:
                foreach (var item in list.Items)
                    Line(text, $"- {item}");
                break;
            case Table table:
                foreach (var row in table.Rows)
                    Line(text, RowAsLine(table.Header, row));
                break;
            default: throw new ArgumentOutOfRangeException(nameof(block), block.GetType().Name);
        }
    }

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');

    /// <summary>"Cuối kỳ: 40 (So với 10/01: -01)": the second column needs no name, the others do.</summary>
    private static string RowAsLine(IReadOnlyList<string> header, IReadOnlyList<string> row)
    {
        var line = $"- {row[0]}: {row.ElementAtOrDefault(1)}";
        var more = Enumerable.Range(2, Math.Max(0, row.Count - 2))
            .Where(i => row[i].Length > 0)
            .Select(i => $"{header[i]}: {row[i]}");
        var tail = string.Join("; ", more);
        return tail.Length == 0 ? line : $"{line} ({tail})";
    }

    private static int CutAt(ReadOnlySpan<char> text, int limit)
    {
        var window = text[..limit];
        var cut = window.LastIndexOf('\n');
        if (cut < limit / 2)
            cut = Math.Max(cut, window.LastIndexOf(". ") is var dot and > 0 ? dot + 1 : -1);
        if (cut < limit / 2)
            cut = Math.Max(cut, window.LastIndexOf(' '));
        if (cut <= 0)
            cut = char.IsHighSurrogate(window[limit - 1]) ? limit - 1 : limit;
        return cut;
    }
}
