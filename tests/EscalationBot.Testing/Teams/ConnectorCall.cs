using System.Text.Json.Nodes;

namespace EscalationBot.Testing.Teams;

public enum ConnectorAction { Create, Send, Update, Delete }

/// <summary>One call of the bot, as the Connector saw it.</summary>
/// <param name="Chat">Empty when a chat is to be opened.</param>
/// <param name="Number">How many calls of this kind there were for this chat, from 1.</param>
/// <param name="Activity">Of an update or a deletion.</param>
public sealed record ConnectorCall(ConnectorAction Action, string Chat, int Number, JsonObject Body, string? Activity = null)
{
    public bool IsTyping => (string?)Body["type"] == "typing";

    /// <summary>Everything a person reads of it, the plain text that its card carries.</summary>
    public string Text => (string?)Body["text"] ?? (string?)Card?["fallbackText"] ?? "";

    public override string ToString() => $"{Action} {Chat} {Text}";

    public JsonObject? Card => Body["attachments"]?[0]?["content"] as JsonObject;
}

/// <summary>A message that people see.</summary>
public sealed record Shown(string Chat, string Id, ConnectorCall Call)
{
    public string Text => Call.Text;

    /// <summary>The data of the button with these words.</summary>
    public JsonObject Button(string words) => Parts(Call.Card)
        .First(e => (string?)e["type"] == "Action.Execute" && ((string?)e["title"])!.Contains(words, StringComparison.Ordinal));

    public IReadOnlyList<string> Buttons => [.. Parts(Call.Card).Where(e => (string?)e["type"] == "Action.Execute").Select(e => (string)e["title"]!)];

    private static IEnumerable<JsonObject> Parts(JsonNode? node) => node switch
    {
        JsonObject one => one.SelectMany(member => Parts(member.Value)).Prepend(one),
        JsonArray many => many.SelectMany(Parts),
        _ => [],
    };
}
