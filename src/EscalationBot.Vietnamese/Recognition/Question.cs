using System.Globalization;
using System.Text.Json.Nodes;
using EscalationBot.Vietnamese.Dates;

namespace EscalationBot.Vietnamese.Recognition;

/// <summary>One line of the recognize command.</summary>
internal sealed record Question(string Kind, string Text, Anchor Anchor)
{
    /// <summary>Stands in for a missing reference: then only what the text says in full is right.</summary>
    private static readonly DateTime NoReference = new(2000, 1, 1);

    /// <exception cref="FormatException">A field is missing or has the wrong form.</exception>
    public static Question Of(JsonObject line)
    {
        var reference = line["reference"] is { } given ? Moment(String(given, "reference")) : NoReference;
        return new(Required(line, "kind"), Required(line, "text"), Anchor.At(reference, Direction(line)));
    }

    private static string Required(JsonObject line, string field) =>
        line[field] is { } node ? String(node, field) : throw new FormatException($"The field \"{field}\" is missing.");

    private static string String(JsonNode node, string field) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) ? text : throw new FormatException($"The field \"{field}\" is not a string.");

    private static DateTime Moment(string text) =>
        DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)
            ? moment
            : throw new FormatException("The field \"reference\" is not an ISO 8601 date-time.");

    private static DateDirection? Direction(JsonObject line) => line["context"] is not { } node ? null : String(node, "context") switch
    {
        "past" => DateDirection.Past,
        "future" => DateDirection.Future,
        "" => null,
        _ => throw new FormatException("The field \"context\" is neither \"past\" nor \"future\"."),
    };
}
