using System.Text.Json.Nodes;

namespace EscalationBot.ZaloSimulator;

/// <summary>A button under a message.</summary>
/// <param name="Payload">What it sends back; of other kinds of buttons nothing.</param>
public sealed record ZaloButtonSeen(string Title, string Payload);

/// <summary>A call of the bot, as Zalo saw it.</summary>
/// <param name="Number">How many calls of this path there were, from 1.</param>
public sealed record ZaloCall(string Path, int Number, string Token, JsonObject Body)
{
    /// <summary>To whom it goes: an account, or a telephone number.</summary>
    public string User => (string?)(Body["recipient"]?["user_id"] ?? Body["user_id"] ?? Body["phone"]) ?? "";

    public string Template => (string?)Body["template_id"] ?? "";

    /// <summary>What fills the template.</summary>
    public IReadOnlyDictionary<string, string> Values => (Body["template_data"] as JsonObject ?? []).ToDictionary(v => v.Key, v => (string)v.Value!);

    public string Text => (string?)Body["message"]?["text"] ?? "";

    /// <summary>The buttons in order.</summary>
    public IReadOnlyList<ZaloButtonSeen> Shown =>
        [.. (Payload?["buttons"] as JsonArray ?? []).Select(b => new ZaloButtonSeen((string?)b!["title"] ?? "", b["payload"] is JsonValue text ? (string)text! : ""))];

    /// <summary>What the buttons send back, in order.</summary>
    public IReadOnlyList<string> Buttons => [.. Shown.Select(b => b.Payload)];

    /// <summary>The name under which the file or picture that it shows was handed over; null when it shows none.</summary>
    public string? Upload => (string?)(Payload?["token"] ?? (Payload?["elements"] as JsonArray)?.FirstOrDefault()?["attachment_id"]);

    private JsonNode? Payload => Body["message"]?["attachment"]?["payload"];
}

/// <summary>What goes wrong with a call.</summary>
/// <param name="Code">An error envelope with HTTP 200; 0 for none.</param>
/// <param name="Status">An HTTP status with an empty JSON object; 0 breaks the connection.</param>
/// <param name="Arrives">It is carried out all the same.</param>
public sealed record ZaloTrouble(int Code = 0, int Status = 200, bool Arrives = false)
{
    public static ZaloTrouble Lost { get; } = new(Status: 0, Arrives: true);
}
