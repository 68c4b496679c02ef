using Microsoft.Playwright;

namespace EscalationBot.Host.Tests.Browser;

/// <summary>What the page is looked at on. The browser stands in another time zone than the office.</summary>
internal sealed record Screen(string Name, int Width, int Height, ColorScheme Colours = ColorScheme.Light, bool HighContrast = false)
{
    public static Screen Desk { get; } = new("desk", 1440, 900);

    public static Screen Phone { get; } = new("phone", 390, 844);

    /// <summary>Below this the page is one column with tabs (page.css).</summary>
    public bool Narrow => Width < 1100;

    public BrowserNewContextOptions In(Uri address) => new()
    {
        BaseURL = address.ToString(),
        ViewportSize = new() { Width = Width, Height = Height },
        HasTouch = Narrow,
        ColorScheme = Colours,
        ForcedColors = HighContrast ? ForcedColors.Active : ForcedColors.None,
        ReducedMotion = ReducedMotion.Reduce,
        TimezoneId = "America/New_York",
    };
}
