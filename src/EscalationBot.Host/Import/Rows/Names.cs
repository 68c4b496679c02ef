using EscalationBot.Domain.Organisation;
using EscalationBot.Vietnamese;

namespace EscalationBot.Host.Import.Rows;

/// <summary>
/// Finds what a cell refers to: by its code, else by a name that only one of them has. Of several with one name, those
/// that exist today go before those that ended.
/// </summary>
internal sealed class Names<T>
    where T : class
{
    private readonly Dictionary<string, T> byCode;
    private readonly ILookup<string, T> byName;
    private readonly Func<T, string> code;
    private readonly Func<T, bool> exists;
    private readonly string unknown;

    /// <param name="unknown">The text key of the problem when nothing has the name.</param>
    /// <param name="names">Everything it is called besides its code.</param>
    public Names(string unknown, IEnumerable<T> items, Func<T, string> code, Func<T, IEnumerable<string>> names, Func<T, bool> exists)
    {
        var all = items.ToList();
        (this.unknown, this.code, this.exists) = (unknown, code, exists);
        byCode = all.ToDictionary(code, StringComparer.OrdinalIgnoreCase);
        byName = all.SelectMany(i => names(i).Select(Key).Distinct().Select(n => (Name: n, Item: i))).ToLookup(p => p.Name, p => p.Item);
    }

    /// <summary>The one that a cell means; otherwise null, and the cell is a problem.</summary>
    public T? Find(RowCells cells, string column, string text)
    {
        if (byCode.TryGetValue(text, out var found))
            return found;
        var named = byName[Key(text)].ToList();
        if (named.Count > 1 && named.Exists(i => exists(i)))
            named.RemoveAll(i => !exists(i));
        if (named.Count == 1)
            return named[0];
        if (named.Count == 0)
            cells.Refuse(column, unknown, ("value", text));
        else
            cells.Refuse(column, "import.name-ambiguous", ("value", text), ("codes", string.Join(", ", named.Select(code))));
        return null;
    }

    private static string Key(string name) => string.Concat(VietnameseReader.Fold(name).Where(char.IsLetterOrDigit));
}

internal static class Names
{
    public static Names<Unit> Of(IEnumerable<Unit> units, DateOnly today) => new(
        "import.unit-unknown", units, u => u.Id.Value, u => u.Symbol is null ? [u.Name, .. u.Aliases] : [u.Name, u.Symbol, .. u.Aliases], u => u.Validity.Contains(today));

    public static Names<Post> Of(IEnumerable<Post> posts, DateOnly today) =>
        new("import.post-unknown", posts, p => p.Id.Value, p => [p.Title], p => p.Validity.Contains(today));
}
