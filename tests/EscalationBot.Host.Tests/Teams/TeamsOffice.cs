using EscalationBot.Channels.Teams;
using EscalationBot.Host.Tests.Tour;
using EscalationBot.Testing.Teams;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace EscalationBot.Host.Tests.Teams;

/// <summary>
/// The whole program with credentials for Teams, and Microsoft's side of it on this machine. The clock of the demo is the
/// office's; tokens expire by one that stands still.
/// </summary>
internal sealed class TeamsOffice : IAsyncDisposable
{
    public const string Admin = "quan-tri";

    private TeamsOffice(FakeTimeProvider time, FakeConnector connector, DemoHost demo) => (Time, Connector, Demo) = (time, connector, demo);

    /// <summary>The real time, as far as tokens go.</summary>
    public FakeTimeProvider Time { get; }

    public FakeConnector Connector { get; }

    public DemoHost Demo { get; }

    public static async Task<TeamsOffice> StartAsync(string? now = null, params IEnumerable<string> more)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 1, 5, 1, 0, 0, TimeSpan.Zero));
        var connector = await FakeConnector.StartAsync(time);
        string[] credentials = [$"--Teams:AppId={TokenKeys.AppId}", $"--Teams:TenantId={FakeConnector.TenantId}", "--Teams:AppPassword=secret"];
        var demo = await DemoHost.StartAsync(now, [.. credentials, .. more], services => services
            .AddKeyedSingleton<TimeProvider>(TeamsSetup.RealTime, time)
            .AddHttpClient(TeamsSetup.ChannelName).ConfigurePrimaryHttpMessageHandler(connector.Wire));
        return new TeamsOffice(time, connector, demo);
    }

    public TeamsPerson Person(string name) => new(Demo.Client, Connector, name);

    /// <summary>Somebody who speaks for a post in Teams, linked by a code as everybody is.</summary>
    public async Task<TeamsPerson> LinkedAsync(string post, string unit)
    {
        var person = Person($"aad-{post}");
        await person.InstallAsync();
        await person.SayAsync((await Demo.SayAsync(Admin, $"cấp mã liên kết {unit}")).Split('\n')[0].Split(": ")[1]);
        await QuietAsync();
        await person.PressAsync("Đúng, liên kết");
        await QuietAsync();
        return person;
    }

    /// <summary>Ends when everything that can happen at this moment has happened.</summary>
    public Task QuietAsync() => Demo.QuietAsync();

    public async ValueTask DisposeAsync()
    {
        await Demo.DisposeAsync();
        await Connector.DisposeAsync();
    }
}
