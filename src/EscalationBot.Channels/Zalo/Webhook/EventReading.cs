using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace EscalationBot.Channels.Zalo.Webhook;

/// <summary>
/// Reads every event of the catalogue by its own irregular envelope (Zalo OA webhook pages). Nothing here throws for odd
/// content: what cannot be read is an unknown event.
/// </summary>
internal static class EventReading
{
    private static readonly HashSet<string> AdminEvents = new(StringComparer.Ordinal)
    {
        "change_template_status", "change_template_quality", "change_template_quota", "change_oa_template_tags", "change_oa_daily_quota",
        "user_feedback", "event_journey_acknowledged", "event_journey_time_out",
    };

    private static readonly HashSet<string> Interactions = new(StringComparer.Ordinal)
    {
        "user_reacted_message", "user_click_chatnow", "user_reply_consent", "user_call_oa", "widget_interaction_accepted",
    };

    /// <param name="knownOas">The ids of the accounts that are served; they tell user and OA apart where senders differ.</param>
    /// <param name="phoneVariant">The request says that it comes from the template service.</param>
    public static ZaloEvent Read(JsonElement body, IReadOnlySet<string> knownOas, bool phoneVariant, DateTimeOffset now)
    {
        JsonElement? root = body;
        var name = root.Get("event_name", "event").AsText() ?? "";
        var at = root.Get("timestamp", "timeStamp").AsMoment() ?? now;
        var (user, oa) = PartiesOf(root, name, knownOas);
        var message = root.Get("message");
        var messageId = message.Get("msg_id").AsText() ?? root.Get("msg_id").AsText() ?? "";
        var key = KeyOf(root, name, user, messageId, message);
        return name switch
        {
            "user_submit_info" => new ZaloEvent.SharedInfo(name, oa, at, key, user, root.Get("info").Get("name").AsText() ?? "", root.Get("info").Get("phone").AsText() ?? ""),
            "user_click_response_button" => new ZaloEvent.Answered(name, oa, at, key, messageId, message.Get("tracking_id").AsText(), message.Get("data").AsText() ?? ""),
            _ when AdminEvents.Contains(name) => new ZaloEvent.ForAdmin(name, oa, at, key, body.Clone()),
            _ when user.Length == 0 => new ZaloEvent.Unknown(name, oa, at, key, body.Clone()),
            "follow" => new ZaloEvent.Followed(name, oa, at, key, user),
            "unfollow" => new ZaloEvent.Unfollowed(name, oa, at, key, user),
            "user_withdraw" => new ZaloEvent.Withdrew(name, oa, at, key, user),
            "user_received_message" => Receipt(root, name, oa, at, key, user, messageId, phoneVariant),
            "user_seen_message" => new ZaloEvent.Seen(name, oa, at, key, user, SeenIds(message, messageId)),
            _ when Interactions.Contains(name) => new ZaloEvent.Interacted(name, oa, at, key, user),
            _ when name.StartsWith("user_send_group", StringComparison.Ordinal) => new ZaloEvent.Unknown(name, oa, at, key, body.Clone()),
            _ when name.StartsWith("user_send_", StringComparison.Ordinal) && messageId.Length > 0 =>
                new ZaloEvent.Said(name, oa, at, key, user, messageId, message.Get("text").AsText() ?? "", FilesOf(root, message)),
            _ when name.StartsWith("oa_send_", StringComparison.Ordinal) && !name.StartsWith("oa_send_group", StringComparison.Ordinal) && messageId.Length > 0 =>
                new ZaloEvent.Echo(name, oa, at, key, user, messageId, message.Get("text").AsText() ?? "", root.Get("sender").Get("admin_id").AsText() is not null),
            _ => new ZaloEvent.Unknown(name, oa, at, key, body.Clone()),
        };
    }

    private static (string User, string Oa) PartiesOf(JsonElement? root, string name, IReadOnlySet<string> knownOas)
    {
        var sender = root.Get("sender").Get("id").AsText();
        var recipient = root.Get("recipient").Get("id").AsText();
        if (sender is null && recipient is null)
        {
            var user = root.Get("follower").Get("id").AsText() ?? root.Get("user_id").AsText() ?? root.Get("user").Get("id").AsText();
            return (user ?? "", root.Get("oa_id", "oaId").AsText() ?? "");
        }
        // The receipts name the OA as sender; where both are known only the list of accounts tells.
        var oaSends = name.StartsWith("oa_", StringComparison.Ordinal) || name is "user_received_message" or "user_seen_message";
        if (sender is not null && knownOas.Contains(sender))
            oaSends = true;
        else if (recipient is not null && knownOas.Contains(recipient))
            oaSends = false;
        return oaSends ? (recipient ?? "", sender ?? "") : (sender ?? "", recipient ?? "");
    }

    private static ZaloEvent.Received Receipt(JsonElement? root, string name, string oa, DateTimeOffset at, string key, string user, string messageId, bool phoneVariant)
    {
        var message = root.Get("message");
        var tracking = message.Get("tracking_id").AsText();
        var reached = phoneVariant || tracking is not null ? message.Get("delivery_time").AsMoment() ?? at : at;
        return new ZaloEvent.Received(name, oa, reached, key, user, messageId, tracking, phoneVariant);
    }

    private static List<string> SeenIds(JsonElement? message, string single)
    {
        var many = message.Get("msg_ids").Items().Select(i => i.AsText()).OfType<string>().ToList();
        return many.Count > 0 || single.Length == 0 ? many : [single];
    }

    private static List<ZaloFile> FilesOf(JsonElement? root, JsonElement? message) =>
    [
        .. (message.Get("attachments") ?? root.Get("attachments")).Items()
            .Select(a => (Type: a.Get("type").AsText() ?? "", Payload: a.Get("payload")))
            .Where(a => a.Type is "image" or "gif" or "file" or "video" or "audio" && a.Payload.Get("url").AsText() is { Length: > 0 })
            .Select(a => new ZaloFile(a.Payload.Get("name").AsText() ?? "", a.Payload.Get("url").AsText()!, a.Payload.Get("type").AsText() ?? a.Type, a.Payload.Get("size").AsNumber())),
    ];

    /// <summary>The message id where there is one; receipts of several messages and events without ids by what they say.</summary>
    private static string KeyOf(JsonElement? root, string name, string user, string messageId, JsonElement? message)
    {
        if (messageId.Length > 0)
            return string.Create(CultureInfo.InvariantCulture, $"{name}:{messageId}");
        var said = $"{user}|{root.Get("timestamp", "timeStamp").AsText()}|{message?.GetRawText()}|{root.Get("oa_id", "oaId").AsText()}";
        return $"{name}:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(said)))[..32]}";
    }
}
