using System.Reflection;
using System.Text.Json;

namespace EscalationBot.Channels.Zalo.Templates;

/// <summary>A gap of a template as declared: what may fill it.</summary>
/// <param name="Type">"date" is checked for its form; the others only for their length.</param>
/// <param name="MaxLength">Characters of the composed text.</param>
public sealed record TemplateParameter(string Name, string Type, int MaxLength, int MinLength = 1, bool Required = true);

/// <summary>A text as it is submitted to Zalo for approval (manifests/zalo/templates.json).</summary>
/// <param name="Paragraph">Gaps in angle brackets.</param>
/// <remarks>Holds a list: does not compare by content.</remarks>
public sealed record SubmittedTemplate(string Name, string Title, string Paragraph, IReadOnlyList<TemplateParameter> Parameters);

/// <summary>The texts that this version fills.</summary>
public static class TemplateCatalogue
{
    public static IReadOnlyList<SubmittedTemplate> All { get; } = Load();

    public static SubmittedTemplate? Find(string name) => All.FirstOrDefault(t => t.Name == name);

    private static List<SubmittedTemplate> Load()
    {
        using var file = Assembly.GetExecutingAssembly().GetManifestResourceStream("zalo/templates.json")!;
        return JsonSerializer.Deserialize<List<SubmittedTemplate>>(file, JsonSerializerOptions.Web)!;
    }
}
