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

    public const string ChoiceMember = "choice";
    private const string MessageMember = "message";

    /// <summary>Teams shows no more than six of a set.</summary>
    private const int MostInASet = 6;

    /// <summary>Longer words stand in the body, and the button keeps their beginning.</summary>
    private const int LongestTitle = 40;

    /// <summary>More than this are a list to pick from, which on a phone is shorter than so many buttons.</summary>
    private const int MostButtons = 12;

    /// <summary>The numbered words, when some do not fit on their button.</summary>
    public static IEnumerable<JsonObject> Words(IReadOnlyList<Choice> choices) =>
        choices.Any(c => Full(c).Length > LongestTitle) ? choices.Select(c => CardElements.Text(CardElements.Run(Full(c)))) : [];

    public static IEnumerable<JsonObject> Of(IReadOnlyList<Choice> choices, string language, long messageId) => choices.Count > MostButtons
        ? CardFields.List(choices, language, messageId)
        : Words(choices).Concat(choices.Chunk(MostInASet).Select(set => Set([.. set.Select(c => ButtonOf(c, messageId))])));

    public static JsonObject Set(params IReadOnlyList<JsonObject> actions) => new() { ["type"] = "ActionSet", ["actions"] = new JsonArray([.. actions]) };

    public static string Full(Choice choice) => $"{choice.Number}. {choice.Text}";

    /// <summary>What was pressed, from the data of an Action.Execute or Action.Submit; null when it is none of ours.</summary>
    public static PressedButton? Read(JsonElement? data)
    {
        var message = long.TryParse(data.Member(MessageMember).Text(), out var id) ? id : (long?)null;
        if (CardFields.Read(data) is var (field, words))
            return new PressedButton(null, message, field, words);
        return data.Member(ChoiceMember).Text() is { Length: > 0 } choice ? new PressedButton(choice, message) : null;
    }

    /// <summary>Old clients know no Action.Execute; the same data comes back from them as a message.</summary>
    public static JsonObject Execute(string title, JsonObject data, long messageId)
    {
        data[MessageMember] = messageId.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return new JsonObject
        {
            ["type"] = "Action.Execute",
            ["title"] = title,
            ["verb"] = Verb,
            ["data"] = data,
            ["fallback"] = new JsonObject { ["type"] = "Action.Submit", ["title"] = title, ["data"] = data.DeepClone() },
        };
    }

    /// <summary>A choice is taken also while the field beside it is empty.</summary>
    private static JsonObject ButtonOf(Choice choice, long messageId)
    {
        var button = Execute(Title(choice), new JsonObject { [ChoiceMember] = choice.Id }, messageId);
        button["associatedInputs"] = "none";
        button["fallback"]!["associatedInputs"] = "none";
        return button;
    }

    private static string Title(Choice choice)
    {
        var full = Full(choice);
        if (full.Length <= LongestTitle)
            return full;
        var cut = full.LastIndexOf(' ', LongestTitle - 1) is var word and > LongestTitle / 2 ? word : LongestTitle - 1;
        return $"{full[..cut].TrimEnd()}…";
    }
}

/// <summary>What a card brought back; not to be trusted for anything but what the one who pressed may do anyway.</summary>
/// <param name="Choice">The id of the choice; null when a field was filled in.</param>
/// <param name="Message">The message it belongs to.</param>
internal sealed record PressedButton(string? Choice, long? Message, string? Field = null, string Words = "");
