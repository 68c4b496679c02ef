using System.Globalization;
using EscalationBot.Channels.Http;
using EscalationBot.Channels.Teams;
using EscalationBot.Host.Runtime.Delivery;
using EscalationBot.Host.Runtime.Rates;
using EscalationBot.Host.Tests.Tour;
using EscalationBot.Testing;
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

    private readonly Func<Task<DemoHost>> start;

    /// <summary>By which Teams counts what it takes.</summary>
    private readonly LeapingTime limits = new();

    private TeamsOffice(FakeTimeProvider time, FakeConnector connector, Func<Task<DemoHost>> start) => (Time, Connector, this.start) = (time, connector, start);

    public static IReadOnlyList<string> Credentials { get; } = [$"--Teams:AppId={TokenKeys.AppId}", $"--Teams:TenantId={FakeConnector.TenantId}", "--Teams:AppPassword=secret"];

    /// <summary>The real time, as far as tokens go.</summary>
    public FakeTimeProvider Time { get; }

    public FakeConnector Connector { get; }

    public DemoHost Demo { get; private set; } = null!;

    /// <param name="replace">Puts other parts in the place of the usual ones.</param>
    /// <param name="more">Further settings, instead of the usual ones where they name the same.</param>
    public static async Task<TeamsOffice> StartAsync(string? now = null, Action<IServiceCollection>? replace = null, params IEnumerable<string> more)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 1, 5, 1, 0, 0, TimeSpan.Zero));
        var connector = await FakeConnector.StartAsync(time);
        TeamsOffice office = null!;
        office = new TeamsOffice(time, connector, () => DemoHost.StartAsync(now, [.. Credentials, .. more], services =>
        {
            services.AddKeyedSingleton<TimeProvider>(RealTime.Key, time).AddKeyedSingleton<TimeProvider>(LimitTime.Key, (s, _) => office.limits.With(s.GetRequiredService<TimeProvider>()));
            Lead(services, connector);
            replace?.Invoke(services);
        }));
        connector.Clock = office.limits;
        await office.BeginAsync();
        return office;
    }

    /// <summary>The program ends and begins again with the same store, which must be in a file; whoever talks to it must be made anew by <see cref="Person"/>.</summary>
    public async Task RestartAsync()
    {
        await Demo.DisposeAsync();
        await BeginAsync();
    }

    /// <summary>An office that runs already and has another channel too.</summary>
    public static TeamsOffice In(DemoHost demo, FakeTimeProvider time, FakeConnector connector) => new(time, connector, () => Task.FromResult(demo)) { Demo = demo };

    public static void Lead(IServiceCollection services, FakeConnector connector) =>
        services.AddHttpClient(TeamsSetup.ChannelName).ConfigurePrimaryHttpMessageHandler(connector.Wire);

    public TeamsPerson Person(string name) => new(Demo.Client, Connector, name);

    /// <summary>Somebody who speaks for a post in Teams, linked by a code as everybody is.</summary>
    /// <param name="words">Of the post, where the body has several.</param>
    public async Task<TeamsPerson> LinkedAsync(string post, string body, string words = "")
    {
        var person = Person($"aad-{post}");
        await person.InstallAsync();
        await person.SayAsync(await CodeAsync(body, words));
        await QuietAsync();
        await person.PressAsync("Đúng, liên kết");
        await QuietAsync();
        return person;
    }

    /// <summary>Time goes by for the office and for the limits of Teams, and everything happens that can by then.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        await QuietAsync();
        await limits.PassAsync(time);
        await Demo.MoveToAsync((await Demo.ClockAsync() + time).ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture));
    }

    /// <summary>The same up to a moment.</summary>
    public async Task MoveToAsync(string to)
    {
        await limits.PassAsync(TimeSpan.FromMinutes(1));
        await Demo.MoveToAsync(to);
    }

    private async Task BeginAsync()
    {
        Demo = await start();
        var (dispatcher, underway) = (Demo.Part<Dispatcher>(), Demo.Part<Underway>());
        // A pass does not end while something that it sends waits for the limits, and so for this clock.
        limits.WhenIdle = move => underway.Rests
            ? underway.WhenStillAsync(move)
            : dispatcher.HoldAsync(() => underway.WhenStillAsync(move), CancellationToken.None);
    }

    private async Task<string> CodeAsync(string body, string words)
    {
        var answer = await Demo.SendAsync(Admin, new { text = $"cấp mã liên kết {body}" });
        if (words.Length > 0)
            answer = await Demo.SendAsync(Admin, new { choice = answer.All[0].Choices.First(c => c.Text.Contains(words, StringComparison.Ordinal)).Id });
        return answer.Text.Split('\n')[0].Split(": ")[^1];
    }

    /// <summary>Ends when everything that can happen at this moment has happened; what people do next they do a little later.</summary>
    public async Task QuietAsync()
    {
        await Demo.QuietAsync();
        await limits.PassAsync(TimeSpan.FromSeconds(2));
    }

    public async ValueTask DisposeAsync()
    {
        await Demo.DisposeAsync();
        await Connector.DisposeAsync();
    }
}
