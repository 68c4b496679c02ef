using EscalationBot.Channels.Teams;
using EscalationBot.Conversation.Messages;
using EscalationBot.Host.Tests.Tour;
using EscalationBot.Storage;
using EscalationBot.Testing.Zalo;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace EscalationBot.Host.Tests.Zalo;

/// <summary>
/// The whole program with one Zalo app and two Official Accounts. The clock of the demo is the office's; Zalo's stands still
/// unless a test moves it.
/// </summary>
internal sealed class ZaloOffice : IAsyncDisposable
{
    public const string Admin = "quan-tri";

    private readonly string folder;

    private ZaloOffice(string folder, FakeTimeProvider time, DemoHost demo) => (this.folder, Time, Demo) = (folder, time, demo);

    /// <summary>The real time, by which Zalo stamps events.</summary>
    public FakeTimeProvider Time { get; }

    public DemoHost Demo { get; }

    /// <summary>What the admin can read about events that were not acted on.</summary>
    public string Notes => Path.Combine(folder, "zalo-events.jsonl") is var path && File.Exists(path) ? File.ReadAllText(path) : "";

    public static async Task<ZaloOffice> StartAsync(params string[] more)
    {
        var folder = Directory.CreateTempSubdirectory("zalo-").FullName;
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 1, 5, 1, 0, 0, TimeSpan.Zero));
        string[] keys =
        [
            $"--Office:DataFolder={folder}",
            $"--ZaloOa:AppId={ZaloAccountKeys.One.AppId}", "--ZaloOa:AppSecret=app-secret",
            $"--ZaloOa:OaId={ZaloAccountKeys.One.OaId}", $"--ZaloOa:OaSecret={ZaloAccountKeys.One.OaSecret}",
            $"--ZaloOa:Accounts:0:OaId={ZaloAccountKeys.Other.OaId}", $"--ZaloOa:Accounts:0:OaSecret={ZaloAccountKeys.Other.OaSecret}",
        ];
        var demo = await DemoHost.StartAsync(null, [.. keys, .. more], services => services.AddKeyedSingleton<TimeProvider>(TeamsSetup.RealTime, time));
        return new ZaloOffice(folder, time, demo);
    }

    public ZaloPerson Person(string id, ZaloAccountKeys? account = null) => new(Demo.Client, account ?? ZaloAccountKeys.One, id, () => Time.GetUtcNow());

    public Task QuietAsync() => Demo.QuietAsync();

    /// <summary>What somebody said and the bot heard, in order.</summary>
    public IReadOnlyList<string> Heard(ZaloPerson person) =>
        [.. Demo.Store.Log.Read("zalo", person.Id, 0, 100).Where(e => e.Direction == LogDirection.In).Select(e => e.Text ?? "")];

    /// <summary>What the bot wants to tell somebody, sent or not.</summary>
    public IReadOnlyList<string> Answers(ZaloPerson person) =>
    [
        .. Demo.Store.Log.Work(DateTimeOffset.MinValue)
            .Where(w => w.To is { Channel: "zalo" } to && to.User == person.Id && w.Message is not null)
            .Select(w => PlainText.Render(w.Message!)),
    ];

    public async ValueTask DisposeAsync()
    {
        await Demo.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
