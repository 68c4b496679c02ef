using EscalationBot.Host.Options;

namespace EscalationBot.Host.Demo;

/// <summary>Where the demo's present is kept: beside the store whose records it dates, and nowhere for a store in memory.</summary>
internal static class DemoClockFile
{
    /// <summary>Early enough for the digests and reminders of a day to be still ahead.</summary>
    private static readonly TimeOnly Morning = new(6, 30);

    public static DemoTimeProvider Open(HostSettings settings) => new(settings.DemoStart, PathOf(settings));

    /// <summary>For a store without data: its first day begins in the morning, whatever an earlier store left behind.</summary>
    public static DemoTimeProvider OpenFirstDay(HostSettings settings)
    {
        var time = settings.Rules.Time;
        var morning = time.At(time.Day(settings.DemoStart), Morning);
        if (PathOf(settings) is { } file)
            File.Delete(file);
        return new DemoTimeProvider(morning < settings.DemoStart ? morning : settings.DemoStart, PathOf(settings));
    }

    private static string? PathOf(HostSettings settings) => settings.Store.Provider == StoreProvider.Postgres
        ? Path.Combine(settings.DataFolder, "demo-clock")
        : settings.StoreInFile ? $"{settings.StorePath}.demo-clock" : null;
}
