using System.Globalization;
using System.IO.Compression;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;

namespace EscalationBot.Host.Import.Files;

/// <summary>Workbooks: real dates, times and numbers become the text that the core reads.</summary>
internal static class XlsxFile
{
    // How the styles of a workbook count days: a time of day without a date falls into its first year.
    private const int YearOfBareTimes = 1900;

    public static FileReading Read(byte[] bytes)
    {
        try
        {
            if (Unpacked(bytes) > FileLimits.UnpackedBytes)
                return new FileReading.Unreadable("import.file-unpacked");
            using var stream = new MemoryStream(bytes);
            return Read(stream);
        }
        // The bytes come from anywhere, and the library says in many ways that they are no workbook.
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return new FileReading.Unreadable("import.file-damaged");
        }
    }

    /// <summary>Every cell as text; a text is never taken for a formula.</summary>
    public static void Write(Stream stream, IReadOnlyList<ImportSheet> sheets)
    {
        var book = sheets.ToDictionary(s => s.Name, object (s) => s.Rows.Select(r => r.Cells.Select((c, i) => (c, i)).ToDictionary(p => $"{p.i}", p => (object)p.c)).ToList());
        stream.SaveAs(book, printHeader: false, configuration: new OpenXmlConfiguration
        {
            AutoFilter = false,
            TableStyles = TableStyles.None,
            FastMode = true,
            EnableAutoWidth = true,
            MaxWidth = 60,
        });
    }

    private static FileReading Read(MemoryStream stream)
    {
        var sheets = new List<ImportSheet>();
        var left = FileLimits.Rows;
        foreach (var name in stream.GetSheetNames())
        {
            var rows = new List<ImportRow>();
            var number = 0;
            foreach (IDictionary<string, object?> cells in stream.Query(sheetName: name))
            {
                number++;
                if (cells.Count > FileLimits.Columns)
                    return new FileReading.Unreadable("import.file-columns", ("sheet", name), ("most", $"{FileLimits.Columns}"));
                var row = new ImportRow(number, [.. cells.Values.Select(v => CellCleaning.Clean(Text(v)))]);
                if (row.IsBlank)
                    continue;
                if (left-- == 0)
                    return new FileReading.Unreadable("import.file-rows", ("most", $"{FileLimits.Rows}"));
                rows.Add(row);
            }
            sheets.Add(new ImportSheet(CellCleaning.Clean(name), rows));
        }
        return sheets.TrueForAll(s => s.Rows.Count == 0) ? new FileReading.Unreadable("import.file-empty") : new FileReading.Sheets(sheets);
    }

    /// <summary>What the parts really unpack to, counted no further than the limit: the sizes a zip file states may be lies.</summary>
    private static long Unpacked(byte[] bytes)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes));
        var buffer = new byte[81_920];
        long total = 0;
        foreach (var entry in zip.Entries)
        {
            using var part = entry.Open();
            for (int read; total <= FileLimits.UnpackedBytes && (read = part.Read(buffer)) > 0;)
                total += read;
        }
        return total;
    }

    private static string Text(object? value) => value switch
    {
        null => "",
        string text => text,
        bool flag => flag ? "true" : "false",
        TimeSpan time => Time(time),
        DateTime { Year: < YearOfBareTimes } time => Time(time.TimeOfDay),
        DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture),
        // Not in scientific notation: a telephone number is a number to the spreadsheet program.
        double number => Number(number),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    /// <summary>To the minute: a fraction of a day is seldom exact.</summary>
    private static string Time(TimeSpan time) =>
        TimeOnly.FromTimeSpan(TimeSpan.FromMinutes(Math.Round(time.TotalMinutes) % (24 * 60))).ToString("HH:mm", CultureInfo.InvariantCulture);

    private static string Number(double number) => number.ToString(Math.Abs(number) < 1e15 ? "0.##########" : "R", CultureInfo.InvariantCulture);
}
