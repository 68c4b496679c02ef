using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using EscalationBot.Vietnamese.Recognition;

namespace EscalationBot.Vietnamese;

/// <summary>
/// The recognize command: reads one JSON object per line (id, kind, text, reference, optional context) and writes one answer per line:
/// {"id","value"}, with "rules" when asked to explain, or {"id","error"} for a line that cannot be answered. Kinds: date,
/// time, datetime, daterange, duration, number, ordinal, choice, document, intent.
/// </summary>
public static class RecognitionLines
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Answers every line until the input ends; blank lines are passed over. A line never stops the rest.</summary>
    public static void Run(TextReader input, TextWriter output, bool explain)
    {
        while (input.ReadLine() is { } line)
        {
            // Some programs begin their output with a byte order mark.
            line = line.TrimStart('\uFEFF');
            if (string.IsNullOrWhiteSpace(line)) continue;
            output.Write(Answer(line, explain).ToJsonString(Options) + "\n");
        }
        output.Flush();
    }

    private static JsonObject Answer(string line, bool explain)
    {
        JsonNode? id = null;
        try
        {
            if (JsonNode.Parse(line) is not JsonObject question) return Error(null, "The line is not a JSON object.");
            id = question["id"]?.DeepClone();
            var asked = Question.Of(question);
            if (Answers.Of(asked) is not { } answer) return Error(id, $"The kind \"{asked.Kind}\" is not known.");
            var result = new JsonObject { ["id"] = id, ["value"] = answer.Value };
            if (explain) result["rules"] = new JsonArray([.. answer.Rules.Select(r => (JsonNode)r)]);
            return result;
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException or ArgumentException)
        {
            return Error(id, e.Message);
        }
    }

    private static JsonObject Error(JsonNode? id, string message) => new() { ["id"] = id, ["error"] = message };
}
