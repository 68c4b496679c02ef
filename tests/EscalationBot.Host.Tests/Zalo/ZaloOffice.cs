using EscalationBot.Channels.Http;
using EscalationBot.Channels.Zalo;
using EscalationBot.Conversation;
using EscalationBot.Conversation.Messages;
using EscalationBot.Domain.Office;
using EscalationBot.Domain.Organisation;
using EscalationBot.Host.Runtime.Rates;
using EscalationBot.Host.Tests.Tour;
using EscalationBot.Storage;
using EscalationBot.Testing;
using EscalationBot.Testing.Zalo;
using EscalationBot.ZaloSimulator;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace EscalationBot.Host.Tests.Zalo;

/// <summary>
/// The whole program with one Zalo app and two Official Accounts, and Zalo's side on this machine. The clock of the demo is the
/// office's; Zalo's stands still unless a test moves it. Only the first account has tokens.
/// </summary>
internal sealed class ZaloOffice : IAsyncDisposable
{
    public const string Admin = "quan-tri";

    private readonly string folder;
    private readonly Func<Task<DemoHost>> begin;

    private ZaloOffice(string folder, FakeTimeProvider time, FakeZalo zalo, Func<Task<DemoHost>> begin) => (this.folder, Time, Zalo, this.begin) = (folder, time, zalo, begin);

    /// <summary>The real time, by which Zalo stamps events.</summary>
    public FakeTimeProvider Time { get; }

    public FakeZalo Zalo { get; }

    public DemoHost Demo { get; private set; } = null!;

    /// <summary>The office has stopped waiting when Zalo answers.</summary>
    public bool AnswersComeTooLate { get; set; }

    public string DataFolder => folder;

    /// <summary>What the admin can read about events that were not acted on.</summary>
    public string Notes => Path.Combine(folder, "zalo-events.jsonl") is var path && File.Exists(path) ? File.ReadAllText(path) : "";

    public static Task<ZaloOffice> StartAsync(params string[] more) => StartAsync(NewTime(), _ => { }, more);

    public static FakeTimeProvider NewTime() => new(new DateTimeOffset(2026, 1, 5, 1, 0, 0, TimeSpan.Zero));

    /// <param name="also">Further channels of the same office.</param>
    public static async Task<ZaloOffice> StartAsync(FakeTimeProvider time, Action<IServiceCollection> also, params string[] more)
    {
        var folder = Directory.CreateTempSubdirectory("zalo-").FullName;
        var zalo = await FakeZalo.StartAsync(() => time.GetUtcNow());
        var (access, refresh) = zalo.Tokens.Issue();
        string[] keys =
        [
            // The office's clock stands still, and with it every limit counted in seconds.
            $"--Office:DataFolder={folder}", "--Delivery:Channels:zalo:RecipientRates:0:Most=100",
            $"--ZaloOa:AppId={ZaloAccountKeys.One.AppId}", "--ZaloOa:AppSecret=app-secret",
            $"--ZaloOa:OaId={ZaloAccountKeys.One.OaId}", $"--ZaloOa:OaSecret={ZaloAccountKeys.One.OaSecret}",
            $"--ZaloOa:AccessToken={access}", $"--ZaloOa:RefreshToken={refresh}",
            $"--ZaloOa:Accounts:0:OaId={ZaloAccountKeys.Other.OaId}", $"--ZaloOa:Accounts:0:OaSecret={ZaloAccountKeys.Other.OaSecret}",
        ];
        ZaloOffice office = null!;
        office = new ZaloOffice(folder, time, zalo, () => DemoHost.StartAsync(null, [.. keys, .. more], services =>
        {
            // Nobody waits for what a service takes in a second.
            services.AddKeyedSingleton<TimeProvider>(LimitTime.Key, (s, _) => new LeapingTime().With(s.GetRequiredService<TimeProvider>()));
            services.AddKeyedSingleton<TimeProvider>(RealTime.Key, time).AddHttpClient(ZaloSetup.ChannelName).ConfigurePrimaryHttpMessageHandler(() => new Deadline(zalo.Wire(), () => office.AnswersComeTooLate));
            also(services);
        }));
        office.Demo = await office.begin();
        return office;
    }

    /// <summary>The program ends and begins again with the same store, which must be in a file; whoever talks to it must be made anew by <see cref="Person"/>.</summary>
    public async Task RestartAsync()
    {
        await Demo.DisposeAsync();
        Demo = await begin();
    }

    /// <summary>Somebody who uses Zalo now.</summary>
    public ZaloPerson Person(string id, ZaloAccountKeys? account = null)
    {
        Zalo.Knows(id, Time.GetUtcNow());
        return new ZaloPerson(Demo.Client, account ?? ZaloAccountKeys.One, id, () => Time.GetUtcNow(), () => Zalo.Knows(id, Time.GetUtcNow()));
    }

    /// <summary>Somebody who speaks for a post on Zalo, linked by a code as everybody is.</summary>
    public async Task<ZaloPerson> LinkedAsync(string id, string unit)
    {
        var person = Person(id);
        await person.SayAsync((await Demo.SayAsync(Admin, $"cấp mã liên kết {unit}")).Split('\n')[0].Split(": ")[1]);
        await QuietAsync();
        await person.SayAsync("1");
        await QuietAsync();
        Assert.Contains(Demo.Store.Turns.Read().Directory.Accounts.Values, a => a.Id.User == id);
        return person;
    }

    /// <summary>The directory has the telephone number of whoever leads a body.</summary>
    public Task<TurnOutcome> HasPhoneAsync(string unit, string phone) => ChangeAsync(directory =>
    {
        var post = HeadOf(directory, unit);
        var person = new Person(new PersonId($"p-{post}"), "Người A", phone, null);
        return directory.With(person).With(new Incumbency(person.Id, post, default, Acting: false));
    });

    /// <summary>An account speaks for a post, without the code by which people link.</summary>
    public Task<TurnOutcome> LinkAsync(string id, PostId post) =>
        ChangeAsync(directory => directory.With(new Account(new AccountId(ZaloSetup.ChannelName, id), post, DateTimeOffset.UnixEpoch)));

    public static PostId HeadOf(OfficeDirectory directory, string unit) =>
        directory.Posts.Values.Single(p => p.Role == PostRole.UnitHead && directory.Unit(p.Unit)!.Name == unit).Id;

    /// <param name="byTemplateService">Zalo says that it comes from there.</param>
    public Task<System.Net.HttpStatusCode?> TellAsync(System.Text.Json.Nodes.JsonObject happened, bool byTemplateService) =>
        new FakeZaloWebhook(Demo.Client, ZaloAccountKeys.One, () => Time.GetUtcNow()).PostAsync(happened, byTemplateService);

    /// <summary>A minute of the office goes by, with all that is due in it.</summary>
    public async Task MinuteAsync()
    {
        await Demo.MoveToAsync((await Demo.ClockAsync()).AddMinutes(1).ToString("yyyy-MM-ddTHH:mm", System.Globalization.CultureInfo.InvariantCulture));
        await QuietAsync();
    }

    public Task QuietAsync() => Demo.QuietAsync();

    /// <summary>Ends when something is so; Zalo's clock goes on meanwhile, in steps.</summary>
    public async Task SettleAsync(Func<bool> isSo, CancellationToken cancellation, TimeSpan? step = null)
    {
        while (!isSo())
        {
            cancellation.ThrowIfCancellationRequested();
            Time.Advance(step ?? TimeSpan.FromMilliseconds(10));
            await Task.Yield();
        }
        await QuietAsync();
    }

    /// <summary>What somebody said and the bot heard, in order.</summary>
    public IReadOnlyList<string> Heard(ZaloPerson person) =>
        [.. Demo.Store.Log.Read("zalo", person.Id, 0, 100).Where(e => e.Direction == LogDirection.In).Select(e => e.Text ?? "")];

    /// <summary>What stands in somebody's chat, in order.</summary>
    public IReadOnlyList<ZaloCall> Seen(ZaloPerson person) => [.. Zalo.SeenBy(person.Id).Select(s => s.Call)];

    /// <summary>The messages for somebody and how each ended.</summary>
    public IReadOnlyList<WorkItem> Rows(ZaloPerson person) =>
        [.. Demo.Store.Log.Work(DateTimeOffset.MinValue).Where(w => w.To is { Channel: "zalo" } to && to.User == person.Id && w.Message is not null).OrderBy(w => w.Id)];

    public IReadOnlyList<string> Answers(ZaloPerson person) => [.. Rows(person).Select(w => PlainText.Render(w.Message!))];

    private Task<TurnOutcome> ChangeAsync(Func<OfficeDirectory, OfficeDirectory> change) => Demo.Store.Turns.RunAsync(
        new Trigger.Command("directory", DateTimeOffset.UnixEpoch), null,
        view => new TurnResult<OfficeChanges>(ConversationState.New("vi"), [], new OfficeChanges { Directory = change(view.Office.Directory) }),
        TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await Demo.DisposeAsync();
        await Zalo.EndAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>What a client does at its deadline, without the wait for it.</summary>
    private sealed class Deadline(HttpMessageHandler wire, Func<bool> isOver) : DelegatingHandler(wire)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            if (!isOver())
                return response;
            response.Dispose();
            throw new TaskCanceledException("No answer in time.", new TimeoutException());
        }
    }
}
