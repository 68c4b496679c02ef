using System.Text.Json.Nodes;

namespace EscalationBot.Vietnamese.Tests;

/// <summary>Rows of Cases/*.jsonl: kind, text, optional context, expected. Anyone who reads Vietnamese can add one.</summary>
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
        ["dates", "times", "ranges", "durations", "numbers", "choices", "documents", "sentences", "native"];

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_row_gives_what_it_says(string file, int line)
    {
        var row = JsonNode.Parse(Lines(file)[line])!.AsObject();
        var question = new JsonObject { ["id"] = "row", ["kind"] = row["kind"]!.DeepClone(), ["text"] = row["text"]!.DeepClone(), ["reference"] = Reference };
        if (row["context"] is { } context) question["context"] = context.DeepClone();

        var value = Answered(question)["value"];

        if (row["expected"] is not JsonObject expected) Assert.True(value is null, $"{row["text"]}: found {value?.ToJsonString()}");
        else
            foreach (var (key, wanted) in expected)
                Assert.True(JsonNode.DeepEquals(wanted, value?[key]), $"{row["text"]}: {key} is {value?[key]?.ToJsonString() ?? "null"}, not {wanted?.ToJsonString() ?? "null"}");
    }

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
