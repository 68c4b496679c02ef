using System.Diagnostics;
using System.Globalization;

namespace EscalationBot.Host.Tests.Clock;

/// <summary>One line of what went out unasked.</summary>
/// <param name="Intent">A digest of a leader and day, one rung for one recipient, or the key of another notice.</param>
internal sealed record Told(DateTimeOffset At, string State, string Kind, string Recipient, string Intent)
{
    public static Told Of(string line)
    {
        var parts = line.Split('|');
        return new Told(DateTimeOffset.Parse(parts[0], CultureInfo.InvariantCulture), parts[1], parts[2], parts[3], string.Join('|', parts[4..]));
    }
}

/// <summary>The days of 2024 to 2026, lived through once for every case by a process of its own.</summary>
public sealed class ThreeYears : IAsyncLifetime
{
    public const string Here = "UTC";

    private static readonly string[] Zones = [Here, "Asia/Ho_Chi_Minh", "America/Los_Angeles"];

    private readonly Dictionary<string, string> byZone = [];

    /// <summary>What each host zone printed.</summary>
    public IReadOnlyDictionary<string, string> ByZone => byZone;

    internal IReadOnlyList<Told> Undisturbed { get; private set; } = [];

    /// <summary>Down for three hours of a working day of every month, from 06:00.</summary>
    internal IReadOnlyList<Told> ThreeHoursDown { get; private set; } = [];

    /// <summary>Down for three days of every month.</summary>
    internal IReadOnlyList<Told> ThreeDaysDown { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        foreach (var zone in Zones)
            byZone[zone] = await RunAsync(zone);
        Undisturbed = Read(byZone[Here]);
        ThreeHoursDown = Read(await RunAsync(Here, "outage", "3"));
        ThreeDaysDown = Read(await RunAsync(Here, "outage", "72"));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static IReadOnlyList<Told> Read(string output) => [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Told.Of)];

    private static async Task<string> RunAsync(string zone, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["TZ"] = zone },
        })!;
        var complaints = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException(await complaints);
    }

    private static string Program { get; } = Path.GetFullPath(Path.Combine(
        AppContext.BaseDirectory, "..", "..", "EscalationBot.Almanac", Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)), "EscalationBot.Almanac.dll"));
}
