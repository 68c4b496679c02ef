using System.Diagnostics.CodeAnalysis;
using EscalationBot.Conversation.Messages;
using EscalationBot.Dialogs;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Office;
using EscalationBot.Domain.Organisation;
using EscalationBot.Host.Options;
using EscalationBot.Host.Runtime;
using EscalationBot.Host.Runtime.Cards;
using EscalationBot.Host.Runtime.Delivery;
using EscalationBot.Host.Runtime.Rates;
using EscalationBot.Host.Runtime.Vitals;
using EscalationBot.Storage;
using EscalationBot.Testing;
using EscalationBot.Testing.Channels;
using EscalationBot.Testing.Domain;
using EscalationBot.Vietnamese;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace EscalationBot.Host.Tests.Runtime;

/// <summary>The real inbox, clock and dispatcher over a store in memory, with scripted channels and a clock moved by hand.</summary>
internal sealed class RunningOffice : IAsyncDisposable
{
    public static readonly BotTurns RealBot = new(new Bot(Bot.LoadTexts(), VietnameseReader.Default));

    private readonly LiteDbStore store;
    private readonly OfficeRules rules;
    private readonly DeliveryOptions delivery;
    private readonly IBotTurns bot;
    private CardDesk desk;
    private int messages;

    private RunningOffice(string now, OfficeRules rules, DeliveryOptions delivery, IBotTurns? bot)
    {
        (this.rules, this.delivery, this.bot) = (rules, delivery, bot ?? RealBot);
        Time = new FakeTimeProvider(Moment(now));
        store = LiteDbStore.Open(new LiteDbStoreOptions(LiteDbStoreOptions.Memory), () => rules);
        Zalo = new ScriptedChannel("zalo", Time);
        Teams = new ScriptedChannel("teams", Time);
        Cards = new ScriptedCards("cards", Time);
        Begin();
    }

    public FakeTimeProvider Time { get; }

    public ScriptedChannel Zalo { get; }

    public ScriptedChannel Teams { get; }

    /// <summary>A channel that can change what it showed.</summary>
    public ScriptedCards Cards { get; }

    public RateGate Rates { get; private set; }

    public Dispatcher Dispatcher { get; private set; }

    public Inbox Inbox { get; private set; }

    public Sweeper Sweeper { get; private set; }

    public Heartbeats Beats { get; private set; }

    public DateTimeOffset Now => Time.GetUtcNow();

    public IOffice Office => store.Read();

    public IReadOnlyList<WorkItem> Rows => store.Work(DateTimeOffset.MinValue);

    public IReadOnlyList<WorkItem> Notices => [.. Rows.Where(r => r.Notice is not null)];

    public ITurnStore Store => store;

    public IWorkQueue Work => store;

    /// <param name="now">"5/1/2026 08:00", office time.</param>
    /// <param name="directory">Instead of the test province with every post linked on Zalo.</param>
    public static async Task<RunningOffice> OpenAsync(
        string now, OfficeDirectory? directory = null, OfficeRules? rules = null, DeliveryOptions? delivery = null, IBotTurns? bot = null)
    {
        var office = new RunningOffice(now, rules ?? TestOffice.Rules, delivery ?? new DeliveryOptions { TurnRetrySeconds = 0 }, bot);
        await office.ChangeAsync(c => c.Directory = directory ?? EverybodyOn("zalo"));
        return office;
    }

    public static OfficeDirectory EverybodyOn(string channel) =>
        TestOffice.Directory.Posts.Keys.Aggregate(TestOffice.Directory, (d, post) => d.Linked(post, channel));

    /// <summary>Sets the timers that a start sets.</summary>
    public Task StartAsync() => new TurnRunner(store, RealBot, new IncomingSheets(store, store, Time), new([Zalo, Teams, Cards]), Time).StartAsync(CancellationToken.None);

    /// <summary>The process ends between two steps, and a new one begins with the same store.</summary>
    public void Restart()
    {
        Inbox.Dispose();
        Begin();
        Rates.Recall(store);
    }

    public Task ChangeAsync(Action<OfficeChanges> change) => store.RunAsync(
        new Trigger.Command("test"), null,
        _ =>
        {
            var changes = new OfficeChanges();
            change(changes);
            return new(Conversation.ConversationState.New("vi"), [], changes);
        },
        CancellationToken.None);

    public Task QueueAsync(params Notice[] notices) => ChangeAsync(c => c.Notices.AddRange(notices));

    public IncomingMessage Message(PostId from, string text, string channel = "zalo") =>
        new(channel, from.Value, $"m{Interlocked.Increment(ref messages)}", from.Value, Now, IncomingKind.Text, text);

    /// <summary>A post writes; everything that follows at this moment happens.</summary>
    public async Task SayAsync(PostId from, string text, string channel = "zalo")
    {
        await (await Inbox.ReceiveAsync(Message(from, text, channel), [])).Turn;
        await SettleAsync();
    }

    /// <summary>Lets everything happen that can at this moment.</summary>
    public async Task SettleAsync()
    {
        int moved;
        do
        {
            await Inbox.IdleAsync(CancellationToken.None);
            moved = await Sweeper.PassAsync(CancellationToken.None) + await Dispatcher.PassAsync(CancellationToken.None) + await desk.PassAsync(CancellationToken.None);
        }
        while (moved > 0);
    }

    /// <summary>Moves the clock through every moment at which something can happen.</summary>
    public Task MoveToAsync(string to) => MoveToAsync(Moment(to));

    public async Task MoveToAsync(DateTimeOffset to)
    {
        await SettleAsync();
        while (NextMoment() is { } next && next <= to)
        {
            Time.SetUtcNow(next);
            await SettleAsync();
        }
        Time.SetUtcNow(to);
        await SettleAsync();
    }

    /// <summary>The clock jumps as in an outage.</summary>
    public async Task SleepUntilAsync(string to)
    {
        Time.SetUtcNow(Moment(to));
        await SettleAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Inbox.Dispose();
        await store.DisposeAsync();
    }

    public static DateTimeOffset Moment(string text) => text.Split(' ') is [var day, var time] ? Days.At(day, time) : Days.At(text);

    [MemberNotNull(nameof(desk), nameof(Rates), nameof(Dispatcher), nameof(Inbox), nameof(Sweeper), nameof(Beats))]
    private void Begin()
    {
        var channels = new Host.Runtime.Delivery.Channels([Zalo, Teams, Cards]);
        var turns = new TurnRunner(store, bot, new IncomingSheets(store, store, Time), channels, Time);
        Rates = new RateGate(delivery, rules, Time, Time, NullLogger<RateGate>.Instance);
        var underway = new Underway(Time);
        // Here the limits go by the clock of the office, which a test moves: nobody waits, and what has no room is put off.
        var first = new FirstCall(Rates, new Underway(new LeapingTime()));
        var sender = new Sender(store, store, turns, channels, Rates, first, delivery, Time, NullLogger<Sender>.Instance);
        var calls = new CallLimits(Rates, underway);
        var shares = new Shares();
        var teller = new Teller(store, store, turns, first, calls, sender, shares, delivery, Time, NullLogger<Teller>.Instance);
        Beats = new Heartbeats(delivery, Time);
        Dispatcher = new Dispatcher(store, store, channels, Rates, underway, sender, teller, shares, Beats, delivery, Time);
        Inbox = new Inbox(store, store, turns, new SecrecyGuard(bot), delivery, Time, NullLogger<Inbox>.Instance);
        desk = new CardDesk(store, store, store, turns, channels, Rates, calls, Time, Time, NullLogger<CardDesk>.Instance);
        Sweeper = new Sweeper(store, turns, new SelfAuditor(store, store, store, turns, new Accesses([]), Time), new EchoDesk(store, store, store, turns, channels, delivery, Time), Beats, Time, NullLogger<Sweeper>.Instance);
    }

    private DateTimeOffset? NextMoment()
    {
        var due = Dispatcher.NextDue();
        var opens = Now + Dispatcher.OpensIn();
        var next = due > Now && !(opens < due) ? due : opens;
        return next > Now ? next : due is null && opens is null ? null : Now.AddSeconds(1);
    }
}
