using System.Text.Json.Nodes;

namespace EscalationBot.Channels.Zalo.Sending;

/// <summary>Bodies of consultation messages (v3.0/oa/message/cs).</summary>
internal static class ZaloBodies
{
    public static JsonObject To(string user, JsonObject message) => new() { ["recipient"] = new JsonObject { ["user_id"] = user }, ["message"] = message };

    /// <summary>An attachment that shows one element of a kind ("media", "request_user_info").</summary>
    public static JsonObject Template(string user, string kind, JsonObject element) => To(user, new JsonObject
    {
        ["attachment"] = new JsonObject
        {
            ["type"] = "template",
            ["payload"] = new JsonObject { ["template_type"] = kind, ["elements"] = new JsonArray(element) },
        },
    });

    public static JsonObject File(string user, string token) => To(user, new JsonObject
    {
        ["attachment"] = new JsonObject { ["type"] = "file", ["payload"] = new JsonObject { ["token"] = token } },
    });
}
