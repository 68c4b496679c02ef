using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using EscalationBot.Channels.Teams.Wire;
using EscalationBot.Conversation.Messages;

namespace EscalationBot.Channels.Teams.Cards;

/// <summary>
/// The field of a question that is answered in words, and the list of a question with many choices: each with its label, its mark
/// as required, and what is said when it is left empty. The client checks no more than that; the answer is read like a typed one.
/// </summary>
internal static class CardFields
{
    private const string FieldMember = "field";
    private const string WordsInput = "words";
    private const string DayInput = "day";

    private const int LongestLine = 500;

    /// <summary>What a message may hold.</summary>
    private const int LongestText = 8_000;

    /// <summary>How Adaptive Cards write a day.</summary>
    private const string IsoDay = "yyyy-MM-dd";

    public static IEnumerable<JsonObject> Of(Field? field, string language, long messageId)
    {
        if (field is null)
            yield break;
        yield return Input(field, language);
        yield return CardActions.Set(CardActions.Execute(Say(language, "teams.field.send"), new JsonObject { [FieldMember] = field.Id }, messageId));
    }

    /// <summary>A list to pick from; it brings back the same as the button of the choice.</summary>
    public static IEnumerable<JsonObject> List(IReadOnlyList<Choice> choices, string language, long messageId)
    {
        var list = Labelled("Input.ChoiceSet", CardActions.ChoiceMember, Say(language, "teams.list.label"), Say(language, "teams.list.required"));
        list["style"] = "compact";
        list["wrap"] = true;
        list["choices"] = new JsonArray([.. choices.Select(c => new JsonObject { ["title"] = CardActions.Full(c), ["value"] = c.Id })]);
        yield return list;
        yield return CardActions.Set(CardActions.Execute(Say(language, "teams.list.send"), [], messageId));
    }

    /// <summary>The words that were written and the field they stand in; null when no field was filled in.</summary>
    public static (string Field, string Words)? Read(JsonElement? data) => data.Member(FieldMember).Text() is { Length: > 0 } field
        ? (field, data.Member(WordsInput).Text() ?? Day(data.Member(DayInput).Text() ?? ""))
        : null;

    private static JsonObject Input(Field field, string language)
    {
        var required = TeamsSetup.Texts.Get(language, "teams.field.required", ("label", field.Label));
        if (field.Kind == FieldKind.Day)
            return Labelled("Input.Date", DayInput, field.Label, required);
        var input = Labelled("Input.Text", WordsInput, field.Label, required);
        input["isMultiline"] = field.Kind == FieldKind.Lines;
        input["maxLength"] = field.Kind == FieldKind.Lines ? LongestText : LongestLine;
        return input;
    }

    private static JsonObject Labelled(string type, string id, string label, string required) => new()
    {
        ["type"] = type,
        ["id"] = id,
        ["label"] = label,
        ["isRequired"] = true,
        ["errorMessage"] = required,
    };

    /// <summary>A day as people here write it.</summary>
    private static string Day(string text) => DateOnly.TryParseExact(text, IsoDay, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        ? day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)
        : text;

    private static string Say(string language, string key) => TeamsSetup.Texts.Get(language, key);
}
