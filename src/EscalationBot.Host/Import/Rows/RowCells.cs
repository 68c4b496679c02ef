using EscalationBot.Domain.Organisation;
using EscalationBot.Host.Import.Form;

namespace EscalationBot.Host.Import.Rows;

/// <summary>
/// One row, cell by cell as typed values. What cannot be read is noted in <see cref="Problems"/> and read as empty, so that
/// a person sees everything wrong with a row at once.
/// </summary>
internal sealed class RowCells(ImportForm form, SheetLayout layout, ImportRow row)
{
    /// <summary>What a cell of a workbook can hold.</summary>
    private const int LongestCell = 32_767;

    public List<RowRemark> Problems { get; } = [];

    public List<RowRemark> Notes { get; } = [];

    public bool IsRefused => Problems.Count > 0;

    public int Number => row.Number;

    /// <summary>Whether the sheet has the column; without it an update leaves the value as it is.</summary>
    public bool Has(string column) => layout.Positions.ContainsKey(column);

    /// <summary>The value of a column of the sheet, or the present one when the sheet has no such column.</summary>
    public T Or<T>(string column, T present, Func<string, T> read) => Has(column) ? read(column) : present;

    /// <summary>The cell, or null when it is empty; an empty cell of a required column is a problem.</summary>
    public string? Text(string column)
    {
        var text = Cell(column);
        if (text.Length > LongestCell)
            Refuse(column, "import.too-long", ("most", $"{LongestCell}"));
        else if (text.Length > 0)
            return text;
        else if (layout.Table.Columns.Single(c => c.Key == column).Required)
            Refuse(column, "import.cell-empty");
        return null;
    }

    /// <summary>A code that other rows refer to: letters, digits, dots and hyphens.</summary>
    public string? Code(string column)
    {
        var text = Text(column);
        if (text is null || (text.Length <= 64 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_')))
            return text;
        Refuse(column, "import.code-unreadable", ("value", text));
        return null;
    }

    public DateOnly? Date(string column)
    {
        if (Text(column) is not { } text)
            return null;
        var date = CellText.Date(text, out var problem);
        if (problem is not null)
            Refuse(column, problem, ("value", text));
        return date;
    }

    public TimeOnly? Time(string column)
    {
        if (Text(column) is not { } text)
            return null;
        var time = CellText.Time(text);
        if (time is null)
            Refuse(column, "import.time-unreadable", ("value", text));
        return time;
    }

    /// <summary>Both ends of a validity, each kept where its column is missing.</summary>
    public Validity Validity(Validity present)
    {
        var validity = new Validity(Or("from", present.From, Date), Or("to", present.To, Date));
        if (validity.From > validity.To)
            Refuse("to", "import.ends-before", ("from", CellText.Of(validity.From)), ("to", CellText.Of(validity.To)));
        return validity;
    }

    public bool Flag(string column) => Named(column, "Flag") == "Yes";

    public T? Word<T>(string column)
        where T : struct, Enum => Named(column, typeof(T).Name) is { } name ? Enum.Parse<T>(name) : null;

    /// <summary>Several entries in one cell, between semicolons: names hold commas.</summary>
    public IReadOnlyList<string> List(string column) =>
        [.. (Text(column) ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()];

    /// <summary>Notes a problem, once: a cell may be looked at more than once.</summary>
    public void Refuse(string? column, string textKey, params IReadOnlyList<(string Name, string Value)> args)
    {
        if (!Problems.Exists(p => p.Column == column && p.TextKey == textKey))
            Problems.Add(new RowRemark(column, textKey, args));
    }

    public void Note(string? column, string textKey, params IReadOnlyList<(string Name, string Value)> args) =>
        Notes.Add(new RowRemark(column, textKey, args));

    public RowOutcome Outcome(string subject, RowResult result) =>
        new(layout.Table.Key, layout.Sheet.Name, row.Number, IsRefused ? RowResult.Refused : result, subject, IsRefused ? Problems : Notes);

    private string? Named(string column, string list)
    {
        if (Text(column) is not { } text)
            return null;
        var name = form.Value(list, text);
        if (name is null)
            Refuse(column, "import.word-unknown", ("value", text), ("list", list));
        return name;
    }

    private string Cell(string column) =>
        layout.Positions.TryGetValue(column, out var at) && at < row.Cells.Count ? row.Cells[at] : "";
}
