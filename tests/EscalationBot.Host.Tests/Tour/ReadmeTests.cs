using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using EscalationBot.Testing;

namespace EscalationBot.Host.Tests.Tour;

/// <summary>README.md says only what is true: its tour is played against the program, its links lead somewhere.</summary>
public sealed partial class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(Repository.Path("README.md"));

    [Fact]
    public async Task Every_curl_line_of_the_tour_answers_what_the_tour_says()
    {
        await using var demo = await DemoHost.StartAsync();
        var answer = "";
        var (calls, promises) = (0, 0);
        foreach (var line in Tour().Match(Readme).Groups["tour"].Value.Split('\n'))
            if (line.StartsWith("#> ", StringComparison.Ordinal))
            {
                Assert.Contains(line[3..], answer, StringComparison.Ordinal);
                promises++;
            }
            else if (Curl().Match(line) is { Success: true } call)
            {
                answer = await AnswerAsync(demo.Client, call.Groups["path"].Value, call.Groups["body"].Value);
                calls++;
            }
            else
                Assert.True(line.Length == 0 || line.StartsWith("# ", StringComparison.Ordinal) || line.StartsWith("D=", StringComparison.Ordinal), line);

        Assert.True(calls >= 15 && promises >= 10, $"{calls} calls, {promises} promises");
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("manifests/README.md")]
    [InlineData("src/ARCHITECTURE.md")]
    [InlineData("src/DECISIONS.md")]
    public void Every_link_leads_to_a_file(string document)
    {
        var folder = Path.GetDirectoryName(Repository.Path(document))!;
        var links = Links().Matches(File.ReadAllText(Repository.Path(document))).Select(m => m.Groups["to"].Value);

        Assert.All(links.Where(l => !l.StartsWith("http", StringComparison.Ordinal)), link => Assert.True(Path.Exists(Path.Combine(folder, link)), $"{document}: {link}"));
    }

    /// <summary>The texts of all messages in an answer; an answer without messages as it came.</summary>
    private static async Task<string> AnswerAsync(HttpClient client, string path, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = body.Length == 0 ? await client.GetAsync($"/demo{path}") : await client.PostAsync($"/demo{path}", content);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{path}: {text}");
        using var json = JsonDocument.Parse(text);
        return json.RootElement.TryGetProperty("messages", out var messages)
            ? string.Join('\n', messages.EnumerateArray().Select(m => m.GetProperty("text").GetString()))
            : text;
    }

    [GeneratedRegex("```bash\n(?<tour>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Tour();

    [GeneratedRegex(@"^curl -s \$D(?<path>\S+)(?: --json '(?<body>[^']*)')?$")]
    private static partial Regex Curl();

    [GeneratedRegex(@"\]\((?<to>[^)#]+)\)")]
    private static partial Regex Links();
}
