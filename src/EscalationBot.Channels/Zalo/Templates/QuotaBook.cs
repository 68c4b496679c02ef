using System.Text.Json;
using EscalationBot.Channels.Zalo.Sending;
using EscalationBot.Channels.Zalo.Webhook;

namespace EscalationBot.Channels.Zalo.Templates;

/// <summary>How many template messages an account may still send.</summary>
/// <param name="Daily">Of a day; null when Zalo did not say.</param>
/// <param name="Day">The day in Vietnam on which Zalo said so; the next one begins with a new quota.</param>
public sealed record TemplateQuota(int? Daily, int Remaining, DateOnly Day);

/// <summary>The quota as Zalo last told it, kept in a file over restarts.</summary>
/// <param name="real">The real time.</param>
public sealed class QuotaBook(string path, TimeProvider real)
{
    private readonly Lock gate = new();
    private Dictionary<string, TemplateQuota>? kept;

    /// <summary>What is left today; null when Zalo has not said today.</summary>
    public TemplateQuota? Today(string oa)
    {
        lock (gate)
            return Book().GetValueOrDefault(oa) is { } quota && quota.Day == ZaloDay.Of(real.GetUtcNow()) ? quota : null;
    }

    /// <summary>Notes what an answer says of the quota ("dailyQuota", "remainingQuota"); one that says nothing changes nothing.</summary>
    internal void Note(string oa, JsonElement? quota)
    {
        if (quota.Get("remainingQuota").AsNumber() is not { } remaining)
            return;
        lock (gate)
        {
            Book()[oa] = new TemplateQuota((int?)quota.Get("dailyQuota").AsNumber(), (int)remaining, ZaloDay.Of(real.GetUtcNow()));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path + ".new", JsonSerializer.SerializeToUtf8Bytes(kept));
            File.Move(path + ".new", path, overwrite: true);
        }
    }

    /// <summary>A file that cannot be read is no reason to stop: Zalo says it again with the next message.</summary>
    private Dictionary<string, TemplateQuota> Book()
    {
        if (kept is not null)
            return kept;
        try
        {
            kept = File.Exists(path) ? JsonSerializer.Deserialize<Dictionary<string, TemplateQuota>>(File.ReadAllBytes(path)) : null;
        }
        catch (JsonException)
        {
            kept = null;
        }
        return kept ??= [];
    }
}
