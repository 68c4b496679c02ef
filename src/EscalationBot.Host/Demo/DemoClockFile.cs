using EscalationBot.Host.Options;

namespace EscalationBot.Host.Demo;

/// <summary>Where the demo's present is kept: beside the store whose records it dates, and nowhere for a store in memory.</summary>
internal static class DemoClockFile
{
    public static DemoTimeProvider Open(HostSettings settings) =>
        new(settings.DemoStart, settings.StoreInMemory ? null : $"{settings.StorePath}.demo-clock");
}
