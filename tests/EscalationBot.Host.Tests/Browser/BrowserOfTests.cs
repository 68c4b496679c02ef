using EscalationBot.Testing.Machine;
using Microsoft.Playwright;

namespace EscalationBot.Host.Tests.Browser;

/// <summary>One headless Chromium for all browser tests; every visitor has windows and storage of their own in it.</summary>
public sealed class BrowserOfTests : IAsyncLifetime
{
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    /// <summary>How long to wait for what must come; a busy machine is no failure.</summary>
    public const float PatienceMilliseconds = 60_000;

    private IPlaywright playwright = null!;
    private IBrowser browser = null!;

    public async ValueTask InitializeAsync()
    {
        var chromium = await DebianPackage.Chromium.ProgramAsync();
        playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(PatienceMilliseconds);
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = Arguments, Headless = true });
    }

    public Task<IBrowserContext> OpenAsync(BrowserNewContextOptions options) => browser.NewContextAsync(options);

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }
}

/// <summary>Browser tests take turns: two cores serve one browser well.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserTests : ICollectionFixture<BrowserOfTests>
{
    public const string Name = "Browser";
}
