using System.Net.Http.Json;
using System.Text.Json;
using EscalationBot.Host.Components.Shell;
using EscalationBot.Host.Demo;

namespace EscalationBot.Host.Tests.Running;

/// <summary>What the page offers to a newcomer as a first sentence, said to the running program.</summary>
public sealed class ExamplesTests
{
    [Fact]
    public async Task Every_sentence_that_the_page_offers_is_understood_in_both_languages()
    {
        await using var program = await RunningProgram.StartAsync();
        var posts = await program.Http.GetFromJsonAsync<List<PostJson>>("/demo/posts", TestContext.Current.CancellationToken);

        foreach (var role in Enum.GetValues<DemoRole>().Select(role => role.ToString().ToLowerInvariant()))
            foreach (var texts in new[] { PageTexts.Vietnamese, PageTexts.English })
                foreach (var example in new[] { texts.Get($"page.try.{role}.1", ("date", "10/9/2024")), texts.Get($"page.try.{role}.2", ("date", "10/9/2024")) })
                {
                    var answer = await SayAsync(program, posts!.First(post => post.Role == role).Id, example);
                    Assert.DoesNotContain("chưa hiểu", answer);
                    Assert.NotEqual("", answer);
                }
    }

    private static async Task<string> SayAsync(RunningProgram program, string post, string text)
    {
        using var response = await program.Http.PostAsJsonAsync($"/demo/posts/{post}/messages", new { text }, TestContext.Current.CancellationToken);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        return string.Join('\n', answer.GetProperty("messages").EnumerateArray().Select(message => message.GetProperty("text").GetString()));
    }
}
