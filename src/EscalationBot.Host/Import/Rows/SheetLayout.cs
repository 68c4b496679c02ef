using EscalationBot.Host.Import.Form;

namespace EscalationBot.Host.Import.Rows;

/// <summary>Which table of the form a sheet holds, where its columns are, and its rows below the headings.</summary>
internal sealed record SheetLayout(FormTable Table, ImportSheet Sheet, IReadOnlyDictionary<string, int> Positions, IReadOnlyList<ImportRow> Rows)
{
    // A title and a date may stand above the headings.
    private const int HeadingRows = 10;

    /// <summary>Finds the headings; what is not understood becomes a remark on the sheet.</summary>
    /// <returns>Null when nothing of the sheet can be read.</returns>
    public static SheetLayout? Find(ImportForm form, ImportSheet sheet, List<SheetRemark> remarks)
    {
        if (form.IsNotes(sheet.Name))
            return null;
        if (form.TableNamed(sheet.Name) is not { } table)
        {
            remarks.Add(new SheetRemark(sheet.Name, "import.sheet-unknown"));
            return null;
        }
        var heading = sheet.Rows.Take(HeadingRows).MaxBy(r => Known(form, table, r).Count());
        if (heading is null || !Known(form, table, heading).Any())
        {
            remarks.Add(new SheetRemark(sheet.Name, "import.headings-missing"));
            return null;
        }
        return new SheetLayout(
            table, sheet, Columns(form, table, sheet.Name, heading, remarks),
            [.. sheet.Rows.Where(r => r.Number > heading.Number && !r.IsBlank)]);
    }

    private static IEnumerable<FormColumn> Known(ImportForm form, FormTable table, ImportRow row) =>
        row.Cells.Select(c => form.ColumnNamed(table, c)).OfType<FormColumn>().Distinct();

    private static Dictionary<string, int> Columns(ImportForm form, FormTable table, string sheet, ImportRow heading, List<SheetRemark> remarks)
    {
        var positions = new Dictionary<string, int>();
        for (var i = 0; i < heading.Cells.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(heading.Cells[i]) || form.IsMarker(heading.Cells[i]))
                continue;
            if (form.ColumnNamed(table, heading.Cells[i]) is not { } column)
                remarks.Add(new SheetRemark(sheet, "import.column-unknown", ("column", heading.Cells[i])));
            else if (!positions.TryAdd(column.Key, i))
                remarks.Add(new SheetRemark(sheet, "import.column-twice", ("column", heading.Cells[i])));
        }
        return positions;
    }
}
