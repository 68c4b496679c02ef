using System.Globalization;

namespace EscalationBot.Channels.Zalo.Templates;

/// <summary>
/// Measures what is to fill a template before it is sent, as Zalo would (ZBS content rules): the declared lengths in composed
/// characters, as the door makes them, and the forms of dates.
/// </summary>
internal static class TemplateCheck
{
    private const string Date = "date";

    private static readonly string[] DateForms = ["HH:mm:ss dd/MM/yyyy", "HH:mm dd/MM/yyyy", "dd/MM/yyyy", "dd/MM", "MM/yyyy"];

    /// <summary>The values as they are sent: trimmed, only those that are declared.</summary>
    public static IReadOnlyDictionary<string, string> Composed(IReadOnlyDictionary<string, string> values, IReadOnlyList<TemplateParameter> parameters) => parameters
        .Where(p => values.ContainsKey(p.Name))
        .ToDictionary(p => p.Name, p => values[p.Name].Trim());

    /// <summary>The code of the first fault ("-1121:han"), Zalo's own where it has one; null when all is well.</summary>
    public static string? Fault(IReadOnlyDictionary<string, string> composed, IReadOnlyList<TemplateParameter> parameters) =>
        parameters.Select(p => Fault(p, composed.GetValueOrDefault(p.Name, "")) is { } code ? $"{code}:{p.Name}" : null).FirstOrDefault(f => f is not null);

    private static string? Fault(TemplateParameter declared, string value) => value.Length switch
    {
        0 => declared.Required ? "-1122" : null,
        var length when length > declared.MaxLength => "-1121",
        var length when length < declared.MinLength => "-1124",
        _ when IsDate(declared) && !DateTime.TryParseExact(value, DateForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out _) => "-1124",
        _ => null,
    };

    private static bool IsDate(TemplateParameter declared) => declared.Type.Equals(Date, StringComparison.OrdinalIgnoreCase);
}
