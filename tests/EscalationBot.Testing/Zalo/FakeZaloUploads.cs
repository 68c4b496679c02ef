using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace EscalationBot.Testing.Zalo;

/// <summary>What was handed over to be sent: kinds and sizes as Zalo takes them, and gone after a week.</summary>
public sealed class FakeZaloUploads(Func<DateTimeOffset> now)
{
    private static readonly TimeSpan Lives = TimeSpan.FromDays(7);

    private readonly ConcurrentDictionary<string, (string Name, string Content, DateTimeOffset At)> taken = new();
    private int last;

    /// <summary>Zalo loses everything before its time.</summary>
    public void Lose() => taken.Clear();

    /// <summary>The names under which files were handed over.</summary>
    public IReadOnlyList<string> Names => [.. taken.Values.Select(t => t.Name)];

    /// <summary>What stands in a file of that name, as text.</summary>
    public string Text(string name) => taken.Values.First(t => t.Name == name).Content;

    /// <summary>Null when it is not taken.</summary>
    public JsonObject? Take(string kind, IFormFile? file)
    {
        var fits = (kind, Path.GetExtension(file?.FileName ?? "").ToLowerInvariant(), file?.Length) switch
        {
            ("image", ".jpg" or ".png", > 0 and <= 1024 * 1024) => true,
            ("file", ".pdf" or ".doc" or ".docx" or ".csv", > 0 and <= 5 * 1024 * 1024) => true,
            _ => false,
        };
        if (!fits)
            return null;
        using var reader = new StreamReader(file!.OpenReadStream());
        var id = $"{kind}-{Interlocked.Increment(ref last).ToString(CultureInfo.InvariantCulture)}";
        taken[id] = (file.FileName, reader.ReadToEnd(), now());
        return new JsonObject { [kind == "image" ? "attachment_id" : "token"] = id };
    }

    /// <summary>The message shows something that is not there any more.</summary>
    public bool IsGone(JsonObject message)
    {
        var payload = message["attachment"]?["payload"];
        var shown = (string?)(payload?["token"] ?? (payload?["elements"] as JsonArray)?[0]?["attachment_id"]);
        return shown is not null && !(taken.TryGetValue(shown, out var file) && now() - file.At <= Lives);
    }
}
