using System.Text.RegularExpressions;
using EscalationBot.Host.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EscalationBot.Host.Tests.Browser;

/// <summary>Someone in front of the try-out page, at a desk or with a phone, who clicks and types as people do.</summary>
internal sealed class Visitor : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly bool narrow;

    private Visitor(IBrowserContext context, IPage page, bool narrow)
    {
        (this.context, Page, this.narrow) = (context, page, narrow);
        page.PageError += (_, error) => Trouble.Add(error);
        page.Console += (_, line) =>
        {
            if (line.Type == "error")
                Trouble.Add(line.Text);
        };
    }

    public IPage Page { get; }

    /// <summary>What the browser complained about.</summary>
    public List<string> Trouble { get; } = [];

    public ILocator Log => Page.Locator("chat-log");

    /// <summary>The newest message of the bot.</summary>
    public ILocator Newest => Log.Locator("> article.theirs").Last;

    /// <summary>How the account on Zalo may write at the moment.</summary>
    public ILocator Window => Page.Locator(".window > p");

    public ILocator Activity => Page.Locator(".activity");

    private ILocator Mine => Log.Locator("> article.mine");

    private ILocator Answered => Log.Locator("> :last-child.theirs");

    public static async Task<Visitor> OpenAsync(BrowserOfTests browser, RunningProgram program, Screen? screen = null, string address = "/")
    {
        var on = screen ?? Screen.Desk;
        var context = await browser.OpenAsync(on.In(program.Address));
        context.SetDefaultTimeout(BrowserOfTests.PatienceMilliseconds);
        var visitor = new Visitor(context, await context.NewPageAsync(), on.Narrow);
        await visitor.GoAsync(address);
        return visitor;
    }

    public async Task GoAsync(string address)
    {
        await Page.GotoAsync(address);
        await ConnectedAsync();
    }

    public Task ConnectedAsync() => Expect(Page.Locator(".page")).ToHaveAttributeAsync("aria-busy", "false");

    /// <summary>On a narrow screen the parts of the page lie behind tabs.</summary>
    public async Task OpenPaneAsync(string name)
    {
        if (narrow)
            await Page.Locator(".panes a", new() { HasText = name }).ClickAsync();
    }

    /// <param name="name">The title of the post, or the field that tells a leader from the others.</param>
    public async Task BecomeAsync(string name)
    {
        await OpenPaneAsync("Chức vụ");
        await Page.Locator(".posts a", new() { HasText = name }).ClickAsync();
        await Expect(Page.Locator(".chat-who")).ToContainTextAsync(name);
        await Expect(Log).ToBeVisibleAsync();
    }

    public async Task TalkOverZaloAsync()
    {
        await Page.Locator(".via a", new() { HasText = "Zalo" }).ClickAsync();
        await Expect(Window).ToBeVisibleAsync();
    }

    public async Task ShowAsOnAsync(string channel)
    {
        await Page.Locator(".looks a", new() { HasText = channel }).ClickAsync();
        await Expect(Log).ToHaveClassAsync(new Regex($@"\b{channel.ToLowerInvariant()}\b"));
    }

    /// <summary>Types and sends with Enter; the answer, when it is there.</summary>
    public Task<string> SayAsync(string text) => AnswerToAsync(async () =>
    {
        await Page.Locator("#message").FillAsync(text);
        await Page.Locator("#message").PressAsync("Enter");
    });

    /// <summary>Presses a button of the newest message that has one with these words; the answer, when it is there.</summary>
    public Task<string> PressAsync(string words) =>
        AnswerToAsync(() => Log.Locator("fluent-button", new() { HasText = words }).Last.ClickAsync());

    /// <summary>Moves the clock with the button of these words, and waits until it stands again.</summary>
    public Task MoveClockAsync(string words) => ClockStandsAfterAsync(() => Page.Locator(".clock fluent-button", new() { HasText = words }).ClickAsync());

    /// <param name="moment">"27/09/2024 08:00".</param>
    public Task MoveClockToAsync(string moment) => ClockStandsAfterAsync(async () =>
    {
        await Page.Locator("#clock-to").FillAsync(moment);
        await Page.Locator("#clock-to").PressAsync("Enter");
    });

    public ValueTask DisposeAsync() => context.DisposeAsync();

    private async Task ClockStandsAfterAsync(Func<Task> move)
    {
        await OpenPaneAsync("Đồng hồ");
        var before = await Page.Locator(".clock-now").InnerTextAsync();
        await move();
        await Expect(Page.Locator(".clock-now")).Not.ToHaveTextAsync(before);
        await Expect(Page.Locator(".clock .clock-run")).ToHaveCountAsync(0);
        await Expect(Page.Locator(".clock .clock-said")).Not.ToBeEmptyAsync();
    }

    /// <summary>One more thing stands said in the log, and something of the bot below it.</summary>
    private async Task<string> AnswerToAsync(Func<Task> say)
    {
        var said = await Mine.CountAsync();
        await say();
        await Expect(Mine).ToHaveCountAsync(said + 1);
        await Expect(Log.Locator(".waiting")).ToHaveCountAsync(0);
        await Expect(Answered).ToBeVisibleAsync();
        return await Newest.Locator(".said").InnerTextAsync();
    }
}
