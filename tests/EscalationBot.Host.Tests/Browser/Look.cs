using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace EscalationBot.Host.Tests.Browser;

/// <summary>A close look at the page as it stands: a picture for people, and what a machine can judge.</summary>
internal static class Look
{
    private static readonly string[] Unacceptable = ["serious", "critical"];

    /// <summary>Beside the results: .artifacts/screenshots.</summary>
    private static readonly string Pictures = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../screenshots"));

    /// <summary>Takes a picture; axe must find nothing serious or critical, and nothing may stick out sideways.</summary>
    public static async Task AtAsync(IPage page, string name)
    {
        await KeepAsync(page, name);
        Assert.True(await FitsAsync(page), $"{name}: something sticks out sideways.");
        Assert.Equal("", await FaultsAsync(page));
    }

    /// <summary>Takes a picture of a page that is not ours to judge.</summary>
    public static Task KeepAsync(IPage page, string name) => page.ScreenshotAsync(new() { Path = PathOf(name) });

    public static string PathOf(string name) => Path.Combine(Pictures, $"{name}.png");

    private static Task<bool> FitsAsync(IPage page) => page.EvaluateAsync<bool>(
        "() => [document.documentElement, document.querySelector('chat-log'), document.querySelector('.side')].every(e => !e || e.scrollWidth <= e.clientWidth)");

    private static async Task<string> FaultsAsync(IPage page) =>
        string.Join('\n', (await page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] })).Violations.Where(v => Unacceptable.Contains(v.Impact)).Select(Describe));

    private static string Describe(AxeResultItem fault) =>
        $"{fault.Id} ({fault.Help}): {string.Join(" | ", fault.Nodes.Take(3).Select(node => node.Html))}";
}
