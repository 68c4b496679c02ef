using System.Collections.Concurrent;

namespace EscalationBot.Host.Demo;

/// <summary>How replies are shown to a visitor: within the limits of which channel.</summary>
public enum DemoLook { Full, Zalo, Teams }

/// <summary>The look chosen last for each post, for as long as the program runs.</summary>
internal sealed class DemoLooks
{
    private readonly ConcurrentDictionary<string, DemoLook> chosen = new();

    public DemoLook Of(string post) => chosen.GetValueOrDefault(post);

    public void Choose(string post, DemoLook look) => chosen[post] = look;
}
