using System.Net;
using EscalationBot.Host.Tests.Tour;

namespace EscalationBot.Host.Tests.Pages;

/// <summary>What stands at the address of a server on which nobody can try the bot out.</summary>
public sealed class ProgramPageTests
{
    [Theory]
    [InlineData("Production")]
    [InlineData("Development")]
    public async Task Without_the_demo_the_page_says_what_the_program_is_and_nothing_can_be_tried(string environment)
    {
        await using var host = await DemoHost.StartAsync(more: ["--Demo:Enabled=false", $"--environment={environment}"]);

        var page = WebUtility.HtmlDecode(await host.Client.GetStringAsync("/", TestContext.Current.CancellationToken));
        Assert.Contains("3239/UBND-KTTH", page);
        Assert.DoesNotContain("blazor.web.js", page);
        foreach (var path in new[] { "/demo/posts", "/try-out/posts/x-dak-cam/files/1", "/_blazor/negotiate" })
            Assert.Equal(HttpStatusCode.NotFound, (await host.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
    }
}
