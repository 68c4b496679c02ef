using System.Reflection;
using System.Text.Json;

namespace EscalationBot.Host.Texts;

/// <summary>A text in both languages, placeholders filled.</summary>
internal sealed record LocalText(string Vi, string En)
{
    /// <summary>Vietnamese first, English second, on one line.</summary>
    public string Both => $"{Vi} / {En}";

    /// <summary>Vietnamese first, English below.</summary>
    public string Lines => $"{Vi}{Environment.NewLine}{En}";
}

/// <summary>What the program itself says, outside any conversation: start, commands, errors of the try-out API.</summary>
internal static class HostTexts
{
    private const string Resource = "EscalationBot.Host.Texts.HostTexts.json";

    private static readonly Dictionary<string, LocalText> All = Load();

    public static IReadOnlyCollection<string> Keys => All.Keys;

    /// <exception cref="KeyNotFoundException">The catalogue has no such key.</exception>
    public static LocalText Get(string key, params ReadOnlySpan<(string Name, object? Value)> args)
    {
        var text = All[key];
        foreach (var (name, value) in args)
            text = new LocalText(Fill(text.Vi, name, value), Fill(text.En, name, value));
        return text;
    }

    private static string Fill(string text, string name, object? value) =>
        text.Replace($"{{{name}}}", value switch
        {
            LocalText => throw new ArgumentException("Fill in one language at a time.", nameof(value)),
            IFormattable f => f.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
            _ => value?.ToString(),
        }, StringComparison.Ordinal);

    private static Dictionary<string, LocalText> Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Resource)!;
        return JsonSerializer.Deserialize<Dictionary<string, LocalText>>(stream, JsonSerializerOptions.Web)!;
    }
}
