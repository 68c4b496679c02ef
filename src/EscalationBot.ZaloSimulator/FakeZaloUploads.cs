using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace EscalationBot.ZaloSimulator;

/// <summary>What was handed over to be sent: kinds and sizes as Zalo takes them, and gone after a week.</summary>
public sealed class FakeZaloUploads(Func<DateTimeOffset> now)
{
    private static readonly TimeSpan Lives = TimeSpan.FromDays(7);

    private readonly ConcurrentDictionary<string, (string Name, byte[] Content, DateTimeOffset At)> taken = new();
    private int last;

    /// <summary>Zalo loses everything before its time.</summary>
    public void Lose() => taken.Clear();

    /// <summary>The names under which files were handed over.</summary>
    public IReadOnlyList<string> Names => [.. taken.Values.Select(t => t.Name)];

    /// <summary>What stands in a file of that name, as text.</summary>
    public string Text(string name) => Encoding.UTF8.GetString(taken.Values.First(t => t.Name == name).Content);

    /// <summary>What a message shows by the name that it was given; null when that is gone.</summary>
    public (string Name, byte[] Content)? Find(string id) => taken.TryGetValue(id, out var file) ? (file.Name, file.Content) : null;

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
        using var content = new MemoryStream();
        file!.CopyTo(content);
        var id = $"{kind}-{Interlocked.Increment(ref last).ToString(CultureInfo.InvariantCulture)}";
        taken[id] = (file.FileName, content.ToArray(), now());
        return new JsonObject { [kind == "image" ? "attachment_id" : "token"] = id };
    }

    /// <summary>A message that shows this shows something that is not there any more.</summary>
    public bool IsGone(string id) => !(taken.TryGetValue(id, out var file) && now() - file.At <= Lives);
}
