using System.Buffers;
using EscalationBot.Host.Import.Form;

namespace EscalationBot.Host.Import.Files;

/// <summary>
/// A csv file with all tables: the first column says which table a row belongs to. A line whose first cell is the heading of
/// that column sets the headings of the lines below, so every table may have headings of its own.
/// </summary>
internal static class CsvFile
{
    private static readonly SearchValues<char> NeedQuotes = SearchValues.Create(",;\t\"\r\n");

    /// <param name="name">The file's name without its ending: names the table where the first column does not.</param>
    public static FileReading Read(ReadOnlySpan<byte> bytes, string name)
    {
        if (CsvEncoding.Read(bytes) is not { } text)
            return new FileReading.Unreadable("import.file-encoding");
        try
        {
            var rows = new List<ImportRow>();
            foreach (var row in CsvLines.Read(text).Where(r => !r.IsBlank))
            {
                if (rows.Count == FileLimits.Rows)
                    return new FileReading.Unreadable("import.file-rows", ("most", $"{FileLimits.Rows}"));
                rows.Add(row);
            }
            return Sheets(rows, name);
        }
        catch (FormatException unclosed)
        {
            return new FileReading.Unreadable("import.file-quote", ("row", unclosed.Message));
        }
    }

    private static FileReading Sheets(List<ImportRow> rows, string name)
    {
        var form = ImportForm.Default;
        if (rows.Count == 0)
            return new FileReading.Unreadable("import.file-empty");
        if (!rows.Exists(r => form.IsMarker(r.Cells[0])))
            return form.TableNamed(name) is null ? new FileReading.Unreadable("import.file-no-tables") : new FileReading.Sheets([new ImportSheet(name, rows)]);
        var sheets = new List<(string Name, List<ImportRow> Rows)>();
        ImportRow? headings = null;
        foreach (var row in rows)
            if (form.IsMarker(row.Cells[0]))
                headings = row;
            else
                Sheet(row.Cells[0]).Add(row);
        return new FileReading.Sheets([.. sheets.Select(s => new ImportSheet(s.Name, s.Rows))]);

        List<ImportRow> Sheet(string table)
        {
            if (sheets.LastOrDefault(s => s.Name == table && s.Rows[0] == headings).Rows is { } known)
                return known;
            sheets.Add((table, headings is null ? [] : [headings]));
            return sheets[^1].Rows;
        }
    }

    /// <summary>The sheets one below the other, each under its own headings, with formulas made harmless.</summary>
    public static string Write(IReadOnlyList<ImportSheet> sheets)
    {
        var lines = sheets.SelectMany(s => s.Rows.Select((r, i) => Line([IsHeading(s, i) ? ImportForm.Default.Marker : s.Name, .. r.Cells])));
        return string.Concat(lines);
    }

    private static bool IsHeading(ImportSheet sheet, int row) => row == 0 && !ImportForm.Default.IsNotes(sheet.Name);

    private static string Line(IEnumerable<string> cells) => string.Join(',', cells.Select(CellCleaning.GuardFormula).Select(Quote)) + "\r\n";

    private static string Quote(string cell) => cell.AsSpan().ContainsAny(NeedQuotes) ? $"\"{cell.Replace("\"", "\"\"")}\"" : cell;
}
