using System.Text.Json.Nodes;

namespace EscalationBot.Vietnamese.Tests;

public sealed class RecognitionLinesTests
{
    [Fact]
    public void A_bad_line_gets_an_error_and_the_rest_is_answered()
    {
        var answers = Run(
            """{"id":"a","kind":"date","text":"12/9/2024","reference":"2024-09-12T09:15:00"}""",
            "not json",
            """{"id":"b","kind":"colour","text":"x","reference":null}""",
            """{"id":"c","kind":"date"}""",
            """[1]""",
            """{"id":"d","kind":"date","text":5}""",
            """{"id":"e","kind":"date","text":"x","reference":"yesterday"}""",
            """{"id":"f","kind":"date","text":"x","context":"sideways"}""",
            "",
            """{"id":7,"kind":"number","text":"hai mươi lăm"}""");

        Assert.Equal(["""{"id":"a","value":{"date":"2024-09-12"}}""", """{"id":7,"value":{"value":25}}"""], [answers[0], answers[^1]]);
        Assert.Equal(9, answers.Count);
        Assert.All(answers[1..^1], line => Assert.NotNull(JsonNode.Parse(line)!["error"]));
        Assert.Equal(["b", "c", "d", "e", "f"], answers[1..^1].Select(line => (string?)JsonNode.Parse(line)!["id"]).OfType<string>());
    }

    [Fact]
    public void Nothing_found_is_null() =>
        Assert.Equal(["""{"id":"a","value":null}"""], Run("""{"id":"a","kind":"date","text":"tháng 13","reference":null}"""));

    [Fact]
    public void Explaining_names_the_rules()
    {
        var answer = JsonNode.Parse(Assert.Single(Run(true, """{"id":"a","kind":"intent","text":"sở chưa trả lời"}""")))!;

        Assert.Equal("no-reply", (string?)answer["rules"]![0]);
    }

    [Fact]
    public void Vietnamese_letters_are_written_as_they_are() =>
        Assert.Contains("tờ trình", Assert.Single(Run("""{"id":"a","kind":"document","text":"45/TTr-UBND"}""")), StringComparison.Ordinal);

    private static List<string> Run(params string[] lines) => Run(false, lines);

    private static List<string> Run(bool explain, params string[] lines)
    {
        using var output = new StringWriter();
        RecognitionLines.Run(new StringReader(string.Join('\n', lines)), output, explain);
        return [.. output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }
}
