using EscalationBot.Conversation.Delivery;
using EscalationBot.Conversation.Messages;
using EscalationBot.Domain.Campaigns;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Organisation;
using EscalationBot.Host.Options;
using EscalationBot.Host.Runtime;
using EscalationBot.Host.Runtime.Delivery;
using EscalationBot.Host.Runtime.Rates;
using EscalationBot.Storage;
using EscalationBot.Testing.Domain;
using EscalationBot.Testing.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using static EscalationBot.Testing.Storage.StoreUnderTest;

namespace EscalationBot.Host.Tests.Runtime;

/// <summary>What was seen of a message whose sender was cut off, by a replica that knows only what stands in the store.</summary>
public sealed class EchoDeskTests : IAsyncDisposable
{
    private static readonly EchoJob Seen = new("web", "c1", "mark of đáp", "w1");

    private readonly StoreUnderTest store = InMemory();
    private readonly FakeTimeProvider time = new(Morning);
    private readonly DeliveryOptions delivery = new();
    private readonly TurnRunner turns;
    private readonly Host.Runtime.Delivery.Channels channels = new([new Echoing()]);
    private readonly EchoDesk desk;

    public EchoDeskTests()
    {
        turns = new TurnRunner(store.Turns, RunningOffice.RealBot, new IncomingSheets(store.Turns, store.Files, time), channels, time);
        desk = new EchoDesk(store.Turns, store.Queue, store.Log, turns, channels, delivery, time);
    }

    public ValueTask DisposeAsync() => store.DisposeAsync();

    [Fact]
    public async Task A_reply_whose_sender_was_cut_off_is_found_by_its_words_once_its_claim_has_ended()
    {
        await store.HearAsync(Said("m1"), Turn(null, "đáp"));
        await store.ClaimAsync();
        Assert.False(await desk.LookAsync(Seen));
        await desk.KeepAsync(Seen);
        await WakeAsync();
        await WakeAsync();
        Assert.Equal(WorkState.Sending, Assert.Single(Rows).State);

        await store.ClaimAsync(Morning + Lease);
        await WakeAsync();
        Assert.Equal((WorkState.Sent, "w1"), (Rows[0].State, Rows[0].ChannelMessageId));
        Assert.Empty(Timers);
    }

    [Fact]
    public async Task A_notice_whose_sender_was_cut_off_ends_with_the_mark_by_which_it_is_found()
    {
        await store.ChangeAsync(c => c.Notices.Add(new CampaignNotice(new PostId("c"), Morning, new CampaignId(1), 1)));
        await store.TellAsync(Assert.Single(await store.ClaimAsync()), Talk("c1"), "đáp");
        time.SetUtcNow(Morning + Lease);
        var rates = new RateGate(delivery, TestOffice.Rules, time, time, NullLogger<RateGate>.Instance);
        await new Sender(store.Queue, store.Turns, turns, channels, rates, new FirstCall(rates, new Underway(time)), delivery, time, NullLogger<Sender>.Instance).EndLapsedAsync(TestContext.Current.CancellationToken);
        Assert.Equal((WorkState.Unknown, "mark of đáp"), (Rows[^1].State, Rows[^1].ChannelMessageId));

        Assert.True(await desk.LookAsync(Seen with { Conversation = null }));
        Assert.All(Rows, r => Assert.Equal(WorkState.Sent, r.State));
    }

    [Fact]
    public async Task What_belongs_to_no_message_is_looked_for_three_times_more_and_then_forgotten()
    {
        await desk.KeepAsync(Seen);
        List<TimeSpan> looks = [];
        for (; Timers is [var timer]; await WakeAsync())
            looks.Add(timer.Due - Morning);

        Assert.Equal([TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(45), TimeSpan.FromSeconds(105) + delivery.Lease], looks);
    }

    [Fact]
    public async Task Words_of_another_conversation_or_another_message_settle_nothing()
    {
        await store.HearAsync(Said("m1"), Turn(null, "đáp"));
        await store.ClaimAsync();
        await store.ClaimAsync(Morning + Lease);

        Assert.False(await desk.LookAsync(Seen with { Conversation = "c2" }));
        Assert.False(await desk.LookAsync(Seen with { Mark = "mark of khác" }));
        Assert.True(await desk.LookAsync(Seen));
        Assert.True(await desk.LookAsync(Seen));
    }

    private IReadOnlyList<WorkItem> Rows => store.Log.Work(DateTimeOffset.MinValue);

    private IReadOnlyList<DueTimer> Timers => [.. store.Queue.DueTimers(DateTimeOffset.MaxValue, 10).Where(t => t.Job == EchoJob.Name)];

    private async Task WakeAsync()
    {
        var timer = Assert.Single(Timers);
        time.SetUtcNow(timer.Due);
        await desk.WakeAsync(timer, TestContext.Current.CancellationToken);
    }

    private sealed class Echoing : IEchoingChannel
    {
        public string Name => "web";

        public ChannelLimits Limits { get; } = new(2000, 0, 0, Cards: false, RepeatIsRecognisable: false);

        public Task<SendResult> SendAsync(OutgoingMessage message, Destination destination, CancellationToken cancellation) => throw new NotSupportedException();

        public string? MarkOf(OutgoingMessage message, Destination destination) => $"mark of {PlainText.Render(message)}";
    }
}
