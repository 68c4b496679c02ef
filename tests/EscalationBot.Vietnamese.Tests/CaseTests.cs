using System.Text.Json.Nodes;
using EscalationBot.Testing;

namespace EscalationBot.Vietnamese.Tests;

/// <summary>Rows of Cases/*.jsonl, in the form that the README there tells. Anyone who reads Vietnamese can add one.</summary>
public sealed class CaseTests
{
    /// <summary>Thursday, a quarter past nine.</summary>
    private const string Reference = "2024-09-12T09:15:00";

    public static TheoryData<string, int> Rows()
    {
        var rows = new TheoryData<string, int>();
        foreach (var file in Files)
            for (var line = 0; line < Lines(file).Length; line++) rows.Add(file, line);
        return rows;
    }

    private static readonly string[] Files =
        ["dates", "times", "ranges", "durations", "numbers", "choices", "documents", "sentences", "native", "examples", "peers"];

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_row_gives_what_it_says(string file, int line)
    {
        var row = Row(Lines(file)[line]);

        var value = Answered(Question(row, (string)row["text"]!))["value"];

        if (row["expected"] is not JsonObject expected) Assert.True(value is null, $"{row["text"]}: found {value?.ToJsonString()}");
        else
            foreach (var (key, wanted) in expected)
                Assert.True(JsonNode.DeepEquals(wanted, value?[key]), $"{row["text"]}: {key} is {value?[key]?.ToJsonString() ?? "null"}, not {wanted?.ToJsonString() ?? "null"}");
    }

    [Fact]
    public void Decomposed_letters_mean_the_same() => Assert.Empty(Changed(Typing.Decomposed, _ => true));

    [Fact]
    public void Capitals_mean_the_same() => Assert.Empty(Changed(text => text.ToUpperInvariant(), row => row["capitals"] is null));

    /// <summary>Rows that say "bare": false hold words that other words look like without their diacritics.</summary>
    [Fact]
    public void Without_diacritics_it_means_the_same_unless_the_row_says_otherwise() =>
        Assert.Empty(Changed(Typing.WithoutMarks, row => row["bare"] is null));

    /// <summary>Rows whose answer is another one when their text is typed differently.</summary>
    private static List<string> Changed(Func<string, string> typed, Func<JsonObject, bool> applies)
    {
        List<string> changed = [];
        foreach (var row in Files.SelectMany(Lines).Select(Row).Where(applies))
        {
            var text = (string)row["text"]!;
            var (asTyped, otherwise) = (Value(row, text), Value(row, typed(text)));
            if (!JsonNode.DeepEquals(asTyped, otherwise)) changed.Add($"{row["kind"]} {typed(text)}: {otherwise?.ToJsonString() ?? "null"}, not {asTyped?.ToJsonString() ?? "null"}");
        }
        return changed;
    }

    /// <summary>The answer without what repeats the text as it was typed.</summary>
    private static JsonNode? Value(JsonObject row, string text)
    {
        var value = Answered(Question(row, text))["value"];
        (value as JsonObject)?.Remove("subject");
        return value;
    }

    private static JsonObject Question(JsonObject row, string text)
    {
        var question = new JsonObject { ["id"] = "row", ["kind"] = row["kind"]!.DeepClone(), ["text"] = text };
        question["reference"] = row.TryGetPropertyValue("reference", out var reference) ? reference?.DeepClone() : Reference;
        if (row["context"] is { } context) question["context"] = context.DeepClone();
        return question;
    }

    private static JsonObject Row(string line) => JsonNode.Parse(line)!.AsObject();

    internal static JsonObject Answered(JsonObject question)
    {
        using var output = new StringWriter();
        RecognitionLines.Run(new StringReader(question.ToJsonString()), output, explain: false);
        return JsonNode.Parse(output.ToString())!.AsObject();
    }

    private static string[] Lines(string file)
    {
        using var stream = typeof(CaseTests).Assembly.GetManifestResourceStream($"Cases.{file}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
