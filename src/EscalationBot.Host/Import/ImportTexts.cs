using EscalationBot.Conversation.Texts;
using EscalationBot.Dialogs;
using EscalationBot.Host.Import.Form;

namespace EscalationBot.Host.Import;

/// <summary>
/// Reasons and cures in words. What the rules of proposals refuse has its sentence in the catalogues of the dialogs, so that
/// a spreadsheet is told the same as a chat.
/// </summary>
/// <param name="language">"vi" or "en".</param>
internal sealed class ImportTexts(string language)
{
    private static readonly TextCatalogue Own = TextCatalogue.Load(typeof(ImportTexts).Assembly);
    private static readonly TextCatalogue Dialogs = TextCatalogue.Load(typeof(Bot).Assembly);

    /// <summary>Vietnamese and English on one line, for the help of the commands.</summary>
    public static string Both(string key) => $"{Own.Get(TextCatalogue.Vietnamese, key)} / {Own.Get(TextCatalogue.English, key)}";

    public string Text(string key, params IReadOnlyList<(string Name, object Value)> args) => Own.Get(language, key, args);

    /// <summary>The reason alone, without a full stop.</summary>
    public string Reason(string key, IReadOnlyList<(string Name, string Value)> args) =>
        CatalogueOf(key).Get(language, key, [.. args.Select(a => (a.Name, (object)Shown(a.Name, a.Value)))]).TrimEnd('.');

    /// <summary>What to do about it, or null where the reason says it all.</summary>
    public string? Cure(string key, IReadOnlyList<(string Name, string Value)> args) =>
        Own.Has(language, $"{key}.cure") ? Reason($"{key}.cure", args) : null;

    /// <summary>The name of a column as the export writes it.</summary>
    public string Column(string table, string column) => ImportForm.Default.Table(table).Columns.Single(c => c.Key == column).Headings[Place];

    /// <summary>The position of the language in the data of the form.</summary>
    public int Place => language == TextCatalogue.English ? 1 : 0;

    private static TextCatalogue CatalogueOf(string key) => key.StartsWith("refused.", StringComparison.Ordinal) ? Dialogs : Own;

    private string Shown(string name, string value) => name switch
    {
        "list" => string.Join("; ", ImportForm.Default.WordsOf(value, Place)),
        "missing" => string.Join(", ", value.Split(',').Select(item => Dialogs.Get(language, $"common.evidence.{item}"))),
        _ => value,
    };
}
