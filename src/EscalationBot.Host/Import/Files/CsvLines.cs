using System.Text;

namespace EscalationBot.Host.Import.Files;

/// <summary>Takes csv text apart (RFC 4180), whichever separator the spreadsheet program wrote.</summary>
internal static class CsvLines
{
    private const string Separators = ",;\t";
    private const string SeparatorLine = "sep=";

    /// <summary>The rows with the line each begins on.</summary>
    /// <exception cref="FormatException">A quoted cell does not end; the message is the line on which it begins.</exception>
    public static IEnumerable<ImportRow> Read(string text)
    {
        var (separator, start, line) = Separator(text);
        var cells = new List<string>();
        var cell = new StringBuilder();
        var rowLine = line;
        for (var i = start; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '"' && cell.Length == 0)
                i = Quoted(text, i, cell, ref line);
            else if (c == separator)
                EndCell();
            else if (c is '\n' or '\r')
            {
                EndCell();
                yield return new ImportRow(rowLine, cells);
                cells = [];
                if (c == '\r' && i + 1 < text.Length && text[i + 1] == '\n')
                    i++;
                rowLine = ++line;
            }
            else
                cell.Append(c);
        }
        if (cell.Length == 0 && cells.Count == 0)
            yield break;
        EndCell();
        yield return new ImportRow(rowLine, cells);

        void EndCell()
        {
            cells.Add(CellCleaning.Unguard(CellCleaning.Clean(cell.ToString())));
            cell.Clear();
        }
    }

    /// <summary>Reads a quoted cell that begins at <paramref name="start"/>; returns where its last quote stands.</summary>
    private static int Quoted(string text, int start, StringBuilder cell, ref int line)
    {
        var begin = line;
        for (var i = start + 1; i < text.Length; i++)
        {
            if (text[i] == '\n')
                line++;
            if (text[i] != '"')
                cell.Append(text[i]);
            else if (i + 1 < text.Length && text[i + 1] == '"')
                cell.Append(text[i++]);
            else
                return i;
        }
        throw new FormatException($"{begin}");
    }

    /// <summary>The separator the file names, else the one its first line holds most of; and where the rows begin.</summary>
    private static (char Separator, int Start, int Line) Separator(string text)
    {
        var end = text.IndexOf('\n') is >= 0 and var at ? at : text.Length;
        var first = text[..end].TrimEnd('\r');
        return first.StartsWith(SeparatorLine, StringComparison.OrdinalIgnoreCase) && first.Length == SeparatorLine.Length + 1
            ? (first[^1], Math.Min(end + 1, text.Length), 2)
            : (Separators.MaxBy(s => first.Count(c => c == s)), 0, 1);
    }
}
