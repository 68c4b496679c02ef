using EscalationBot.Domain.Letters;
using EscalationBot.Domain.Organisation;
using EscalationBot.Vietnamese;

namespace EscalationBot.Host.Import.Rows;

/// <summary>Cells that name documents by number and symbol.</summary>
internal static class DocumentCells
{
    /// <summary>The document of a cell; its date stands in a column of its own, or behind the number.</summary>
    public static DocumentReference? Document(this RowCells cells, string column, string dateColumn, UnitId? issuer, DateOnly today)
    {
        var date = cells.Has(dateColumn) ? cells.Date(dateColumn) : null;
        return cells.Text(column) is { } text && Read(cells, column, text, today) is var (code, written)
            ? new DocumentReference(code, date ?? written, issuer)
            : null;
    }

    /// <summary>Several documents in one cell, each with its date.</summary>
    public static IReadOnlyList<DocumentReference> Documents(this RowCells cells, string column, UnitId? issuer, DateOnly today) =>
        [.. cells.List(column).Select(text => Read(cells, column, text, today)).OfType<(string Code, DateOnly? Date)>().Select(d => new DocumentReference(d.Code, d.Date, issuer))];

    private static (string Code, DateOnly? Date)? Read(RowCells cells, string column, string text, DateOnly today)
    {
        if (VietnameseReader.Default.Documents(text, today) is [{ Normalized: { } code } document])
            return (code, document.Date);
        // A symbol the reader does not know is kept as it was typed, as long as it looks like one.
        if (text.Contains('/') && !text.Any(char.IsWhiteSpace) && text.Any(char.IsAsciiDigit) && text.Any(char.IsLetter))
            return (text, null);
        cells.Refuse(column, "import.document-unreadable", ("value", text));
        return null;
    }
}
