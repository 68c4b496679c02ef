using EscalationBot.Host.Tests.Browser;
using EscalationBot.Testing.Teams;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EscalationBot.Host.Tests.Teams;

/// <summary>Somebody in front of Microsoft's local client, who types and presses as people do.</summary>
internal sealed class ClientOfTeams : IAsyncDisposable
{
    private readonly Playground playground;
    private readonly IBrowserContext context;
    private readonly IPage page;

    private ClientOfTeams(Playground playground, IBrowserContext context, IPage page) => (this.playground, this.context, this.page) = (playground, context, page);

    public static async Task<ClientOfTeams> OpenAsync(BrowserOfTests browser, Uri bot, string id, string name)
    {
        var playground = await Playground.StartAsync(bot, id, name);
        var context = await browser.OpenAsync(new() { BaseURL = playground.Address.ToString(), ViewportSize = new() { Width = 1280, Height = 1000 } });
        context.SetDefaultTimeout(BrowserOfTests.PatienceMilliseconds);
        // Its page asks for fonts and a script of Microsoft's network and works without them.
        await context.RouteAsync(url => !new Uri(url).IsLoopback, route => route.AbortAsync());
        var page = await context.NewPageAsync();
        await page.GotoAsync("/");
        return new ClientOfTeams(playground, context, page);
    }

    public async Task SayAsync(string text)
    {
        var box = page.Locator("[contenteditable=true]").First;
        await box.ClickAsync();
        await page.Keyboard.InsertTextAsync(text);
        await page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Presses the newest button with these words.</summary>
    public Task PressAsync(string words) => page.GetByRole(AriaRole.Button, new() { Name = words }).Last.ClickAsync();

    /// <summary>Writes into the field with this label on the newest card that has one.</summary>
    public Task FillAsync(string label, string words) => page.GetByLabel(label).Last.FillAsync(words);

    /// <summary>Sends a picture, for which the page has no button: the activity is the one that Teams sends.</summary>
    public Task SendPictureAsync(string name, Uri picture) => playground.SendPictureAsync(name, picture);

    /// <summary>Waits until these words stand in the chat.</summary>
    public Task SeesAsync(string words) => Expect(page.GetByText(words).Last).ToBeVisibleAsync();

    public Task SeesNoButtonAsync(string words) => Expect(page.GetByRole(AriaRole.Button, new() { Name = words })).ToHaveCountAsync(0);

    public Task LookAsync(string name) => Look.KeepAsync(page, $"playground-{name}");

    public async ValueTask DisposeAsync()
    {
        await context.DisposeAsync();
        await playground.DisposeAsync();
    }
}
