using System.Text.Json.Nodes;
using EscalationBot.Host.Commands;

namespace EscalationBot.Host.Tests.Commands;

public sealed class RecognizeCommandTests
{
    private const string Day = """{"id":"a","kind":"date","text":"ngày 12 tháng 9 năm 2024","reference":"2024-09-12T09:15:00"}""";

    [Fact]
    public async Task Every_line_gets_one_answer_in_order()
    {
        var (code, lines, _) = await RunAsync(["recognize"], Day, """{"id":"b","kind":"choice","text":"dạ không"}""");

        Assert.Equal(0, code);
        Assert.Equal(["""{"id":"a","value":{"date":"2024-09-12"}}""", """{"id":"b","value":{"value":"no"}}"""], lines);
    }

    [Fact]
    public async Task Explaining_adds_the_rules()
    {
        var (_, lines, _) = await RunAsync(["recognize", "--explain"], Day);

        Assert.Equal("calendar-day", (string?)JsonNode.Parse(Assert.Single(lines))!["rules"]![0]);
    }

    [Fact]
    public async Task A_line_that_cannot_be_answered_gets_an_error_and_the_rest_goes_on()
    {
        var (code, lines, error) = await RunAsync(["recognize"], "{", """{"id":"x","kind":"weather","text":"mưa"}""", Day);

        Assert.Equal(0, code);
        Assert.Equal("", error);
        Assert.Equal(3, lines.Count);
        Assert.All(lines[..2], line => Assert.NotNull(JsonNode.Parse(line)!["error"]));
        Assert.Equal("x", (string?)JsonNode.Parse(lines[1])!["id"]);
        Assert.Null(JsonNode.Parse(lines[2])!["error"]);
    }

    [Fact]
    public async Task An_answer_is_written_before_the_next_line_is_read()
    {
        using var output = new StringWriter();
        using var input = new WatchingReader(output, 3);

        await CommandLineRun.RunAsync(["recognize"], input, output, TextWriter.Null);

        Assert.Equal([0, 1, 2, 3], input.AnswersBeforeEachRead);
    }

    [Fact]
    public async Task A_hundred_thousand_lines_with_bad_ones_among_them_are_answered_in_one_call_in_their_order()
    {
        string[] kinds = ["date", "time", "datetime", "daterange", "duration", "number", "ordinal", "choice", "document", "intent"];
        var input = Enumerable.Range(0, 100_000).Select(n => n % 1000 == 999
            ? "{ hỏng"
            : $$"""{"id":{{n}},"kind":"{{kinds[n % kinds.Length]}}","text":"cv {{n}}/STC-NS hạn 12/9, chưa trả lời","reference":"2024-09-12T09:15:00"}""");

        var (code, lines, error) = await RunAsync(["recognize"], [.. input]);

        Assert.Equal((0, "", 100_000), (code, error, lines.Count));
        for (var n = 0; n < lines.Count; n++)
        {
            var start = n % 1000 == 999 ? "{\"id\":null,\"error\":" : $"{{\"id\":{n},\"value\":";
            Assert.True(lines[n].StartsWith(start, StringComparison.Ordinal), lines[n]);
        }
    }

    [Fact]
    public async Task The_command_stands_in_the_help_in_both_languages()
    {
        var (code, lines, _) = await RunAsync(["recognize", "--help"]);

        Assert.Equal(0, code);
        Assert.Contains(lines, line => line.Contains("nhận dạng tiếng Việt", StringComparison.Ordinal) && line.Contains("what was recognised", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("--explain", StringComparison.Ordinal));
    }

    private static async Task<(int Code, List<string> Lines, string Error)> RunAsync(string[] words, params string[] input)
    {
        using StringWriter output = new(), error = new();
        var code = await CommandLineRun.RunAsync(words, new StringReader(string.Join('\n', input)), output, error);
        return (code, [.. output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries)], error.ToString());
    }

    /// <summary>Gives the same line some times and notes how many answers stood in the output whenever it was asked.</summary>
    private sealed class WatchingReader(StringWriter output, int lines) : TextReader
    {
        public List<int> AnswersBeforeEachRead { get; } = [];

        public override string? ReadLine()
        {
            AnswersBeforeEachRead.Add(output.ToString().Count(c => c == '\n'));
            return AnswersBeforeEachRead.Count <= lines ? Day : null;
        }
    }
}
