using System.Text.Json;
using System.Text.Json.Nodes;
using EscalationBot.Channels.Teams.Wire;
using EscalationBot.Conversation.Messages;

namespace EscalationBot.Channels.Teams.Cards;

/// <summary>
/// The choices of a message as buttons. A button carries the id of its choice and nothing else; what it may do is decided
/// when it is pressed, by who presses it.
/// </summary>
internal static class CardActions
{
    public const string Verb = "choose";

    private const string ChoiceMember = "choice";
    private const string MessageMember = "message";
    private const string TitleMember = "title";

    /// <summary>Teams shows no more than six of a set.</summary>
    private const int MostInASet = 6;

    /// <summary>Longer words stand in the body, and the button keeps their beginning.</summary>
    private const int LongestTitle = 40;

    /// <summary>The numbered words, when some do not fit on their button.</summary>
    public static IEnumerable<JsonObject> Words(IReadOnlyList<Choice> choices) =>
        choices.Any(c => Full(c).Length > LongestTitle) ? choices.Select(c => CardElements.Text(CardElements.Run(Full(c)))) : [];

    public static IEnumerable<JsonObject> Sets(IReadOnlyList<Choice> choices, long messageId) =>
        choices.Chunk(MostInASet).Select(set => new JsonObject
        {
            ["type"] = "ActionSet",
            ["actions"] = new JsonArray([.. set.Select(c => ButtonOf(c, messageId))]),
        });

    public static string Full(Choice choice) => $"{choice.Number}. {choice.Text}";

    /// <summary>What was pressed, from the data of an Action.Execute or Action.Submit; null when it is none of ours.</summary>
    public static PressedButton? Read(JsonElement? data) =>
        data.Member(ChoiceMember).Text() is { Length: > 0 } choice
            ? new PressedButton(choice, data.Member(TitleMember).Text() ?? "", long.TryParse(data.Member(MessageMember).Text(), out var id) ? id : null)
            : null;

    /// <summary>Old clients know no Action.Execute; the same data comes back from them as a message.</summary>
    private static JsonObject ButtonOf(Choice choice, long messageId)
    {
        var button = Base("Action.Execute", choice, messageId);
        button["verb"] = Verb;
        button["fallback"] = Base("Action.Submit", choice, messageId);
        return button;
    }

    private static JsonObject Base(string type, Choice choice, long messageId) => new()
    {
        ["type"] = type,
        ["title"] = Title(choice),
        ["data"] = new JsonObject
        {
            [ChoiceMember] = choice.Id,
            [TitleMember] = Full(choice),
            [MessageMember] = messageId.ToString(System.Globalization.CultureInfo.InvariantCulture),
        },
    };

    private static string Title(Choice choice)
    {
        var full = Full(choice);
        if (full.Length <= LongestTitle)
            return full;
        var cut = full.LastIndexOf(' ', LongestTitle - 1) is var word and > LongestTitle / 2 ? word : LongestTitle - 1;
        return $"{full[..cut].TrimEnd()}…";
    }
}

/// <param name="Choice">The id of the choice.</param>
/// <param name="Title">The words on it, for showing back; not to be trusted for anything else.</param>
/// <param name="Message">The message it belongs to.</param>
internal sealed record PressedButton(string Choice, string Title, long? Message);
