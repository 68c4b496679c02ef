using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EscalationBot.Testing.Zalo;

/// <summary>An Official Account as the app's console shows it.</summary>
public sealed record ZaloAccountKeys(string AppId, string OaId, string OaSecret)
{
    public static ZaloAccountKeys One { get; } = new("1000000000000000001", "3000000000000000003", "unit-test-oa-secret");

    public static ZaloAccountKeys Other { get; } = One with { OaId = "3000000000000000004", OaSecret = "other-oa-secret" };
}

/// <summary>Somebody with Zalo: what they do becomes events as Zalo posts them to the webhook, signed over the raw bytes.</summary>
/// <param name="bot">Where the bot listens.</param>
/// <param name="now">Zalo's clock.</param>
/// <param name="acts">Zalo notes that the person did something: it reopens the window.</param>
public sealed class ZaloPerson(HttpClient bot, ZaloAccountKeys keys, string id, Func<DateTimeOffset> now, Action? acts = null)
{
    private static readonly JsonSerializerOptions Unescaped = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private int said;

    public string Id => id;

    public Task<HttpStatusCode> SayAsync(string text) => ActAsync(Saying(text));

    public Task<HttpStatusCode> FollowAsync() => ActAsync(Following("follow"));

    public Task<HttpStatusCode> UnfollowAsync() => PostAsync(Following("unfollow"));

    private Task<HttpStatusCode> ActAsync(JsonObject happened)
    {
        acts?.Invoke();
        return PostAsync(happened);
    }

    public JsonObject Saying(string text) => Event("user_send_text", new JsonObject
    {
        ["user_id_by_app"] = $"app-{id}",
        ["sender"] = new JsonObject { ["id"] = id },
        ["recipient"] = new JsonObject { ["id"] = keys.OaId },
        ["message"] = new JsonObject { ["text"] = text, ["msg_id"] = $"{id}:{Interlocked.Increment(ref said).ToString(CultureInfo.InvariantCulture)}" },
    });

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

    public Task<HttpStatusCode> PostAsync(JsonObject body) => PostAsync(body.ToJsonString(Unescaped), (string?)body["timestamp"] ?? body["timestamp"]!.ToString());

    public Task<HttpStatusCode> PostAsync(string raw, string timestamp) => PostRawAsync(raw, $"mac={Mac(keys.AppId + raw + timestamp + keys.OaSecret)}");

    /// <param name="signature">Null sends none.</param>
    public async Task<HttpStatusCode> PostRawAsync(string raw, string? signature)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/zalo/webhook") { Content = new StringContent(raw, Encoding.UTF8, "application/json") };
        if (signature is not null)
            request.Headers.TryAddWithoutValidation("X-ZEvent-Signature", signature);
        using var response = await bot.SendAsync(request);
        return response.StatusCode;
    }

    public static string Mac(string signed) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(signed)));
}
