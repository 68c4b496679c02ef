using EscalationBot.Host.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EscalationBot.Host.Tests.Browser;

/// <summary>Someone in front of the try-out page.</summary>
internal sealed class Visitor(IBrowserContext context, IPage page) : IAsyncDisposable
{
    public static readonly ViewportSize Desktop = new() { Width = 1440, Height = 900 };
    public static readonly ViewportSize Phone = new() { Width = 390, Height = 844 };

    public IPage Page => page;

    public static async Task<Visitor> OpenAsync(BrowserOfTests browser, RunningProgram program, ViewportSize? screen = null)
    {
        var context = await browser.OpenAsync(new() { BaseURL = program.Address.ToString(), ViewportSize = screen ?? Desktop });
        context.SetDefaultTimeout(60_000);
        var visitor = new Visitor(context, await context.NewPageAsync());
        await visitor.GoAsync("/");
        return visitor;
    }

    public async Task GoAsync(string address)
    {
        await page.GotoAsync(address);
        await Expect(page.Locator(".page")).ToHaveAttributeAsync("aria-busy", "false");
    }

    public Task PictureAsync(string name) => page.ScreenshotAsync(new() { Path = Path.Combine(Screenshots.Folder, $"{name}.png") });

    public ValueTask DisposeAsync() => context.DisposeAsync();
}
