using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;

namespace EscalationBot.ZaloSimulator;

/// <summary>Somebody with Zalo: what they do becomes events as Zalo posts them to the webhook.</summary>
/// <param name="webhook">Zalo's sender of events.</param>
/// <param name="now">The clock by which Zalo stamps events.</param>
/// <param name="acts">Zalo notes that the person did something: it reopens the window.</param>
public sealed class ZaloPerson(FakeZaloWebhook webhook, ZaloAccountKeys keys, string id, Func<DateTimeOffset> now, Action? acts = null)
{
    private int said;

    /// <param name="bot">Where the bot listens; answers are waited for as long as they take.</param>
    public ZaloPerson(HttpClient bot, ZaloAccountKeys keys, string id, Func<DateTimeOffset> now, Action? acts = null)
        : this(new FakeZaloWebhook(bot, keys, now) { Patience = bot.Timeout }, keys, id, now, acts)
    {
    }

    public string Id => id;

    /// <summary>What makes the ids of this person's messages differ from those of an earlier life.</summary>
    public string? Series { get; init; }

    public Task<HttpStatusCode?> SayAsync(string text) => ActAsync(Saying(text));

    /// <param name="url">Where Zalo keeps it.</param>
    public Task<HttpStatusCode?> SendFileAsync(string name, int size, string url) => ActAsync(Sending(name, size, url));

    public Task<HttpStatusCode?> FollowAsync() => ActAsync(Following("follow"));

    public Task<HttpStatusCode?> UnfollowAsync() => PostAsync(Following("unfollow"));

    public JsonObject Saying(string text) => Sent("user_send_text", new JsonObject { ["text"] = text });

    /// <summary>Pictures come without a name.</summary>
    public JsonObject Sending(string name, int size, string url)
    {
        var type = Path.GetExtension(name).TrimStart('.').ToLowerInvariant();
        var picture = type is "jpg" or "jpeg" or "png";
        var payload = picture
            ? new JsonObject { ["url"] = url, ["thumbnail"] = url }
            : new JsonObject { ["url"] = url, ["name"] = name, ["size"] = size.ToString(CultureInfo.InvariantCulture), ["type"] = type };
        return Sent(picture ? "user_send_image" : "user_send_file", new JsonObject
        {
            ["attachments"] = new JsonArray(new JsonObject { ["type"] = picture ? "image" : "file", ["payload"] = payload }),
        });
    }

    public JsonObject Following(string name) => Event(name, new JsonObject { ["oa_id"] = keys.OaId, ["follower"] = new JsonObject { ["id"] = id }, ["source"] = "oa_profile" });

    /// <summary>An event of the OA towards this person: an echo or a receipt.</summary>
    public JsonObject FromOa(string name, JsonObject message) => Event(name, new JsonObject
    {
        ["sender"] = new JsonObject { ["id"] = keys.OaId },
        ["recipient"] = new JsonObject { ["id"] = id },
        ["message"] = message,
    });

    public JsonObject Event(string name, JsonObject members)
    {
        members["app_id"] = keys.AppId;
        members["event_name"] = name;
        members["timestamp"] = now().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        return members;
    }

    public Task<HttpStatusCode?> PostAsync(JsonObject body) => webhook.PostAsync(body);

    public string Sign(string raw, string timestamp) => webhook.Sign(raw, timestamp);

    /// <param name="signature">Null sends none.</param>
    public Task<HttpStatusCode?> PostRawAsync(string raw, string? signature) => webhook.PostRawAsync(raw, signature);

    private Task<HttpStatusCode?> ActAsync(JsonObject happened)
    {
        acts?.Invoke();
        return PostAsync(happened);
    }

    private JsonObject Sent(string name, JsonObject message)
    {
        message["msg_id"] = $"{Series ?? id}:{Interlocked.Increment(ref said).ToString(CultureInfo.InvariantCulture)}";
        return Event(name, new JsonObject
        {
            ["user_id_by_app"] = $"app-{id}",
            ["sender"] = new JsonObject { ["id"] = id },
            ["recipient"] = new JsonObject { ["id"] = keys.OaId },
            ["message"] = message,
        });
    }
}
