using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EscalationBot.Channels.Zalo.Webhook;

/// <summary>
/// What came to the webhook and was not acted on, one JSON line each, for the admin: refused requests, events nobody knows, news
/// about templates and quota. Never what people wrote.
/// </summary>
/// <param name="path">The file; a full one is kept once more under ".old".</param>
internal sealed class EventNotes(string path, TimeProvider time)
{
    private const long Largest = 2 * 1024 * 1024;

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Lock writing = new();

    /// <param name="what">"refused", "unknown", "admin", "old", "bring-up".</param>
    /// <param name="why">A short code, with which secret would fit.</param>
    public void Note(string what, string name = "", string oa = "", string? why = null, JsonElement? body = null)
    {
        var line = new JsonObject { ["at"] = time.GetUtcNow().ToString("O"), ["what"] = what, ["event"] = name, ["oa"] = oa };
        if (why is not null)
            line["why"] = why;
        if (body is { } kept && !SaysSomething(name))
            line["body"] = JsonNode.Parse(kept.GetRawText());
        Append(line.ToJsonString(Readable));
    }

    /// <summary>Events of messages carry what somebody wrote; of those only the name is kept.</summary>
    private static bool SaysSomething(string name) => name.Contains("_send_", StringComparison.Ordinal) || name is "user_feedback" or "user_submit_info";

    private void Append(string line)
    {
        lock (writing)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            if (new FileInfo(path) is { Exists: true, Length: > Largest })
                File.Move(path, path + ".old", overwrite: true);
            File.AppendAllLines(path, [line]);
        }
    }
}
