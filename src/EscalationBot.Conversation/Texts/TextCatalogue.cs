using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace EscalationBot.Conversation.Texts;

/// <summary>
/// Every sentence the bot says, by language and key. Placeholders stand in braces. The catalogues ship beside the dialogs
/// (<c>Name.vi.json</c>, <c>Name.en.json</c>); a file of the same name in the owner's folder replaces single texts without a rebuild.
/// </summary>
public sealed partial class TextCatalogue
{
    public const string Vietnamese = "vi";
    public const string English = "en";

    private readonly Dictionary<string, Dictionary<string, string>> texts;

    private TextCatalogue(Dictionary<string, Dictionary<string, string>> texts) => this.texts = texts;

    public static IReadOnlyList<string> Languages { get; } = [Vietnamese, English];

    /// <summary>The keys of one language.</summary>
    public IReadOnlyCollection<string> Keys(string language) => texts[language].Keys;

    /// <summary>Reads all catalogues embedded in an assembly, then the owner's replacements.</summary>
    /// <param name="overrides">A folder with files named like the embedded ones, or null; it need not exist.</param>
    /// <exception cref="FormatException">
    /// A key stands twice, a file is not an object of texts, a replacement names an unknown key, loses a placeholder or has one that
    /// nothing fills; the message names file and key.
    /// </exception>
    public static TextCatalogue Load(Assembly assembly, string? overrides = null)
    {
        var texts = Languages.ToDictionary(l => l, _ => new Dictionary<string, string>());
        foreach (var (name, language) in Catalogues(assembly))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            foreach (var (key, text) in Read(name, stream))
                if (!texts[language].TryAdd(key, text))
                    throw new FormatException($"{name}: the key '{key}' stands twice.");
        }
        if (overrides is not null && Directory.Exists(overrides))
            ReplaceAll(texts, overrides);
        return new TextCatalogue(texts);
    }

    /// <summary>The text of a key with its placeholders filled; in Vietnamese when there is no such language.</summary>
    /// <exception cref="KeyNotFoundException">No such key: a bug, which a test of the catalogues finds.</exception>
    public string Get(string language, string key, params IReadOnlyList<(string Name, object Value)> args) =>
        Get(language, key, text => text, args);

    /// <summary>The same in another register, which changes the words of the text and not what fills its placeholders.</summary>
    /// <exception cref="KeyNotFoundException">No such key: a bug, which a test of the catalogues finds.</exception>
    public string Get(string language, string key, Func<string, string> register, IReadOnlyList<(string Name, object Value)> args)
    {
        if (!texts[texts.ContainsKey(language) ? language : Vietnamese].TryGetValue(key, out var text))
            throw new KeyNotFoundException($"No text '{key}' in '{language}'.");
        var said = register(text);
        return args.Count == 0 ? said : Placeholder().Replace(said, match => Fill(match, args));
    }

    public bool Has(string language, string key) => texts[language].ContainsKey(key);

    /// <summary>The placeholders of a text, sorted.</summary>
    public IReadOnlyList<string> Placeholders(string language, string key) => Placeholders(texts[language][key]);

    private static string Fill(Match match, IReadOnlyList<(string Name, object Value)> args)
    {
        foreach (var (name, value) in args)
            if (match.Groups[1].ValueSpan.SequenceEqual(name))
                return Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        return match.Value;
    }

    private static string[] Placeholders(string text) =>
        [.. Placeholder().Matches(text).Select(m => m.Groups[1].Value).Distinct().Order(StringComparer.Ordinal)];

    private static void ReplaceAll(Dictionary<string, Dictionary<string, string>> texts, string folder)
    {
        var replaced = new HashSet<(string Language, string Key)>();
        foreach (var file in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            var language = Languages.FirstOrDefault(l => file.EndsWith($".{l}.json", StringComparison.OrdinalIgnoreCase))
                ?? throw new FormatException($"{file}: the name must end in .vi.json or .en.json.");
            using var stream = File.OpenRead(file);
            foreach (var (key, text) in Read(file, stream))
            {
                if (!replaced.Add((language, key)))
                    throw new FormatException($"{file}: the key '{key}' stands twice.");
                Check(file, key, texts[language].GetValueOrDefault(key), text);
                texts[language][key] = text;
            }
        }
    }

    private static void Check(string file, string key, string? shipped, string text)
    {
        if (shipped is null)
            throw new FormatException($"{file}: there is no text '{key}'.");
        var lost = Placeholders(shipped).Except(Placeholders(text)).ToList();
        if (lost.Count > 0)
            throw new FormatException($"{file}: '{key}' must keep {{{string.Join("}, {", lost)}}}.");
        var invented = Placeholders(text).Except(Placeholders(shipped)).ToList();
        if (invented.Count > 0)
            throw new FormatException($"{file}: nothing fills {{{string.Join("}, {", invented)}}} in '{key}'.");
    }

    private static IEnumerable<(string Name, string Language)> Catalogues(Assembly assembly) =>
        from name in assembly.GetManifestResourceNames()
        from language in Languages
        where name.EndsWith($".{language}.json", StringComparison.Ordinal)
        select (name, language);

    private static List<(string Key, string Text)> Read(string name, Stream stream)
    {
        try
        {
            using var json = JsonDocument.Parse(stream, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            return [.. json.RootElement.EnumerateObject().Select(p => (p.Name, p.Value.GetString() ?? throw new InvalidOperationException($"'{p.Name}' is null.")))];
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new FormatException($"{name}: not an object of texts. {error.Message}", error);
        }
    }

    [GeneratedRegex(@"\{([a-zA-Z]+)\}")]
    private static partial Regex Placeholder();
}
