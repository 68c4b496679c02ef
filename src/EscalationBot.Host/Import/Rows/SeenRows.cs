using System.Globalization;

namespace EscalationBot.Host.Import.Rows;

/// <summary>Refuses a row that says the same thing as an earlier one: which of the two counts is not for the program to guess.</summary>
internal sealed class SeenRows<TKey>
    where TKey : notnull
{
    private readonly Dictionary<TKey, int> rows = [];

    /// <param name="shown">What both rows name.</param>
    public void Add(RowCells cells, string? column, TKey key, string shown)
    {
        if (!rows.TryAdd(key, cells.Number))
            cells.Refuse(column, "import.row-twice", ("value", shown), ("row", rows[key].ToString(CultureInfo.InvariantCulture)));
    }
}
