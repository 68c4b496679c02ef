namespace EscalationBot.Host.Import;

/// <summary>A sheet as text, whatever file it came from; dates are dd/MM/yyyy, times HH:mm.</summary>
/// <param name="Name">The sheet, or what the first column of a csv file says.</param>
/// <param name="Rows">Title and heading rows included.</param>
public sealed record ImportSheet(string Name, IReadOnlyList<ImportRow> Rows);

/// <param name="Number">The row as the spreadsheet program counts it, from 1; in a csv file the line.</param>
public sealed record ImportRow(int Number, IReadOnlyList<string> Cells)
{
    public bool IsBlank => Cells.All(string.IsNullOrWhiteSpace);
}
