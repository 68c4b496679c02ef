using System.Text.Json;
using EscalationBot.Vietnamese;

namespace EscalationBot.Host.Import.Form;

/// <param name="Headings">What the column may be called; the first is Vietnamese, the second English, as written by the export.</param>
/// <param name="Words">The closed list of words its cells come from, or null.</param>
internal sealed record FormColumn(string Key, IReadOnlyList<string> Headings, bool Required = false, string? Words = null);

/// <param name="Sheets">What the sheet may be called; the first is Vietnamese, the second English.</param>
/// <param name="Examples">Rows that show how to fill it in; together they can be imported.</param>
internal sealed record FormTable(string Key, IReadOnlyList<string> Sheets, IReadOnlyList<FormColumn> Columns, IReadOnlyList<IReadOnlyList<string>> Examples);

/// <summary>
/// The spreadsheet an office fills in: its tables, columns and words, read from data so that no name stands in code.
/// Names are compared without capitals, diacritics and punctuation.
/// </summary>
internal sealed class ImportForm
{
    private readonly Dictionary<string, FormTable> sheets;
    private readonly Dictionary<FormTable, Dictionary<string, FormColumn>> columns;
    private readonly Dictionary<string, WordList> words;
    private readonly HashSet<string> markers, notes;

    private ImportForm(FormFile file)
    {
        Tables = file.Tables;
        Source = file.Source;
        Marker = file.Marker[0];
        Notes = file.Notes;
        sheets = Names(file.Tables, t => t.Sheets);
        columns = file.Tables.ToDictionary(t => t, t => Names(t.Columns, c => c.Headings));
        markers = [.. file.Marker.Select(Key)];
        notes = [.. file.Notes.Select(Key)];
        words = file.Words.ToDictionary(w => w.Key, w => new WordList(w.Value, Names(w.Value, v => v.Value).ToDictionary(n => n.Key, n => n.Value.Key)));
    }

    public static ImportForm Default { get; } = Load();

    public IReadOnlyList<FormTable> Tables { get; }

    /// <summary>Where a deadline comes from that the spreadsheet sets.</summary>
    public string Source { get; }

    /// <summary>The heading of the column that names the table of a row where one file holds all tables.</summary>
    public string Marker { get; }

    /// <summary>The names of the sheet that explains the form.</summary>
    public IReadOnlyList<string> Notes { get; }

    public FormTable Table(string key) => Tables.Single(t => t.Key == key);

    public FormTable? TableNamed(string sheet) => sheets.GetValueOrDefault(Key(sheet));

    public FormColumn? ColumnNamed(FormTable table, string heading) => columns[table].GetValueOrDefault(Key(heading));

    public bool IsMarker(string heading) => markers.Contains(Key(heading));

    public bool IsNotes(string sheet) => notes.Contains(Key(sheet));

    /// <summary>The name of the value that a word of a list stands for, or null.</summary>
    public string? Value(string list, string word) => words[list].Values.GetValueOrDefault(Key(word));

    /// <summary>The word the export writes for a value.</summary>
    /// <param name="language">0 Vietnamese, 1 English: the position in the data.</param>
    public string Word(string list, string value, int language) => words[list].Words[value][language];

    /// <summary>All words of a list in one language, for the notes and for messages.</summary>
    public IEnumerable<string> WordsOf(string list, int language) => words[list].Words.Values.Select(w => w[language]);

    private static ImportForm Load()
    {
        using var stream = typeof(ImportForm).Assembly.GetManifestResourceStream("EscalationBot.Host.Import.Form.ImportForm.json")!;
        return new ImportForm(JsonSerializer.Deserialize<FormFile>(stream, JsonSerializerOptions.Web)!);
    }

    private static Dictionary<string, T> Names<T>(IEnumerable<T> items, Func<T, IEnumerable<string>> names)
    {
        var found = new Dictionary<string, T>();
        foreach (var item in items)
            foreach (var name in names(item).Select(Key).Distinct())
                found.Add(name, item);
        return found;
    }

    /// <summary>The form in which names are compared: letters and digits only.</summary>
    private static string Key(string name) => string.Concat(VietnameseReader.Fold(name).Where(char.IsLetterOrDigit));

    private sealed record FormFile(
        string Source, IReadOnlyList<string> Marker, IReadOnlyList<string> Notes, Dictionary<string, Dictionary<string, IReadOnlyList<string>>> Words,
        IReadOnlyList<FormTable> Tables);

    /// <param name="Words">By value, in the order of the data.</param>
    /// <param name="Values">By compared word.</param>
    private sealed record WordList(Dictionary<string, IReadOnlyList<string>> Words, Dictionary<string, string> Values);
}
