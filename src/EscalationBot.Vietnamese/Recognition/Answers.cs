using System.Text.Json;
using System.Text.Json.Nodes;
using EscalationBot.Vietnamese.Dates;
using EscalationBot.Vietnamese.Lexing;
using EscalationBot.Vietnamese.Numbers;
using EscalationBot.Vietnamese.Sentences;

namespace EscalationBot.Vietnamese.Recognition;

/// <summary>What was found, null for nothing, and the rules that found it.</summary>
internal sealed record Answer(JsonNode? Value, IReadOnlyList<string> Rules);

/// <summary>Answers of the recognize command, a shape per kind.</summary>
internal static class Answers
{
    /// <summary>Null when the kind is not known.</summary>
    public static Answer? Of(Question question)
    {
        var utterance = Utterance.Of(question.Text);
        return question.Kind switch
        {
            "date" or "time" or "datetime" or "daterange" or "duration" => TimeAnswers.Of(question, utterance.Message),
            "number" => Number(utterance.Message),
            "ordinal" => Ordinal(utterance.Message),
            "choice" => Choice(utterance.Message),
            "document" => Document(utterance, question.Anchor),
            "intent" => IntentAnswer.Of(utterance, question.Anchor),
            _ => null,
        };
    }

    private static Answer Number(Message message)
    {
        var best = NumberScan.All(message).MaxBy(a => a.Next - a.First);
        if (best is null) return new(null, []);
        var value = new JsonObject();
        if (best.IsSingle) value["value"] = Plain(best.Min);
        else
        {
            if (best.Min is not null) value["min"] = Plain(best.Min);
            if (best.Max is not null) value["max"] = Plain(best.Max);
        }
        if (best.Unit is not null) value["unit"] = best.Unit;
        return new(value, [best.Spoken ? "spoken-number" : "written-number"]);
    }

    /// <summary>Without the trailing zeros that decimal arithmetic leaves.</summary>
    private static decimal? Plain(decimal? value) => value / 1.0000000000000000000000000000m;

    private static Answer Ordinal(Message message)
    {
        if (NumberScan.Ordinals(message).FirstOrDefault() is { Next: > 0 } ordinal)
            return new(new JsonObject { ["value"] = Plain(ordinal.Value) }, ["ordinal"]);
        var number = NumberScan.All(message).FirstOrDefault(a => a.IsSingle);
        return new(number is null ? null : new JsonObject { ["value"] = Plain(number.Min) }, number is null ? [] : ["number-as-ordinal"]);
    }

    private static Answer Choice(Message message)
    {
        var reading = ChoiceGrammar.Read(message);
        var value = new JsonObject { ["value"] = JsonNamingPolicy.SnakeCaseLower.ConvertName(reading.Value.ToString()) };
        if (reading.Number is { } number) value["number"] = number;
        return new(value, ["choice"]);
    }

    private static Answer Document(Utterance utterance, Anchor anchor)
    {
        var documents = utterance.Documents(anchor with { Direction = DateDirection.Past });
        return documents.Count == 0 ? new(null, []) : new(Shape(documents[0].Reading), [documents[0].Reading.Normalized is null ? "kind-and-number" : "symbol"]);
    }

    public static JsonObject Shape(DocumentReading document)
    {
        var value = new JsonObject
        {
            ["no"] = document.Number,
            ["normalized"] = document.Normalized,
            ["docKind"] = document.KindName,
            ["docKindCode"] = document.KindCode,
            ["issuer"] = document.Issuer,
            ["unit"] = document.Unit,
            ["date"] = document.Date is { } date ? DaySpec.Iso(date) : null,
        };
        if (document.Year is { } year) value["year"] = year;
        return value;
    }

}
