using System.Text.Json.Nodes;

namespace EscalationBot.Testing.Teams;

public enum ConnectorAction { Create, Send, Update, Delete }

/// <summary>One call of the bot, as the Connector saw it.</summary>
/// <param name="Chat">Empty when a chat is to be opened.</param>
/// <param name="Number">How many calls of this kind there were for this chat, from 1.</param>
/// <param name="Activity">Of an update or a deletion.</param>
public sealed record ConnectorCall(ConnectorAction Action, string Chat, int Number, JsonObject Body, string? Activity = null)
{
    /// <summary>When it came, by <see cref="FakeConnector.Clock"/>.</summary>
    public DateTimeOffset At { get; init; }

    public bool IsTyping => (string?)Body["type"] == "typing";

    /// <summary>Text and card in one activity.</summary>
    public bool IsMixed => Body["text"] is not null && Body["attachments"] is not null;

    /// <summary>Everything a person reads of it, the plain text that its card carries.</summary>
    public string Text => (string?)Body["text"] ?? (string?)Card?["fallbackText"] ?? "";

    public override string ToString() => $"{Action} {Chat} {Text}";

    public JsonObject? Card => Body["attachments"]?[0]?["content"] as JsonObject;
}

/// <summary>A message that people see.</summary>
/// <param name="Call">What made it as it is now.</param>
/// <param name="Sent">What brought it at first.</param>
public sealed record Shown(string Chat, string Id, ConnectorCall Call, ConnectorCall Sent)
{
    public string Text => Call.Text;

    /// <summary>Every element and action of the card.</summary>
    public IEnumerable<JsonObject> Parts => PartsOf(Call.Card);

    /// <summary>What can be filled in.</summary>
    public IReadOnlyList<JsonObject> Inputs => [.. Parts.Where(e => ((string?)e["type"] ?? "").StartsWith("Input.", StringComparison.Ordinal))];

    public IReadOnlyList<string> Buttons => [.. Parts.Where(e => (string?)e["type"] == "Action.Execute").Select(e => (string)e["title"]!)];

    /// <summary>The button with these words.</summary>
    public JsonObject Button(string words) => Parts.First(e => (string?)e["type"] == "Action.Execute" && ((string?)e["title"])!.Contains(words, StringComparison.Ordinal));

    private static IEnumerable<JsonObject> PartsOf(JsonNode? node) => node switch
    {
        JsonObject one => one.SelectMany(member => PartsOf(member.Value)).Prepend(one),
        JsonArray many => many.SelectMany(PartsOf),
        _ => [],
    };
}
