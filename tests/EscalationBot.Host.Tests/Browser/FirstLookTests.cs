using EscalationBot.Host.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace EscalationBot.Host.Tests.Browser;

[Collection(BrowserTests.Name)]
public sealed class FirstLookTests(BrowserOfTests browser)
{
    [Fact]
    public async Task The_page_opens_in_Vietnamese()
    {
        await using var program = await RunningProgram.StartAsync();
        await using var visitor = await Visitor.OpenAsync(browser, program);
        await Expect(visitor.Page.Locator("html")).ToHaveAttributeAsync("lang", "vi");
        await visitor.PictureAsync("first");
    }
}
