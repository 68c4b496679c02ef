using EscalationBot.Conversation.Messages;
using EscalationBot.Host.Options;
using EscalationBot.Host.Runtime.Rates;
using EscalationBot.Storage;
using EscalationBot.Testing.Domain;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace EscalationBot.Host.Tests.Runtime;

/// <summary>What a replica makes of limits that all count together.</summary>
public sealed class SharedGateTests
{
    private const string Channel = "zalo";

    private readonly FakeTimeProvider time = new(Days.At("5/1/2026"));
    private readonly Counter counter = new();

    [Fact]
    public async Task What_has_room_within_a_second_goes_out_at_that_moment_and_not_before()
    {
        counter.Waits = [TimeSpan.FromMilliseconds(700.2)];
        var taking = Gate().TakeAsync(Channel, "a", reply: true).AsTask();
        time.Advance(TimeSpan.FromMilliseconds(700));
        Assert.False(taking.IsCompleted);
        time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.True((await taking).Granted);
        Assert.Equal([TimeSpan.FromSeconds(1)], counter.Patience);
    }

    [Fact]
    public async Task What_has_no_room_for_longer_is_asked_again_a_second_before()
    {
        counter.Waits = [TimeSpan.FromSeconds(4)];
        var gate = Gate();
        Assert.Equal(new RateAnswer(TimeSpan.FromSeconds(3), WholeChannel: true), await gate.TakeAsync(Channel, "a", reply: true));
        Assert.Equal(TimeSpan.FromSeconds(3), gate.OpensIn(reply: true));
    }

    [Fact]
    public async Task Notices_that_have_used_their_share_keep_no_answer_waiting()
    {
        counter.Waits = [TimeSpan.FromSeconds(4)];
        var gate = Gate();
        await gate.TakeAsync(Channel, "a", reply: false);
        Assert.Contains(Channel, gate.Closed(reply: false));
        Assert.DoesNotContain(Channel, gate.Closed(reply: true));
        Assert.Equal([90], counter.Most);
    }

    [Fact]
    public async Task A_machine_that_slept_through_its_moment_asks_again()
    {
        counter.Waits = [TimeSpan.FromMilliseconds(500)];
        var taking = Gate().TakeAsync(Channel, "a", reply: true).AsTask();
        time.Advance(TimeSpan.FromMinutes(10));
        while (!taking.IsCompleted)
        {
            time.Advance(TimeSpan.FromMilliseconds(1));
            await Task.Yield();
        }
        Assert.True((await taking).Granted);
        Assert.Equal(2, counter.Patience.Count);
    }

    private RateGate Gate() => new(
        new DeliveryOptions { Channels = new Dictionary<string, ChannelOptions> { [Channel] = new() { Rates = [new RateOptions { Most = 100, Seconds = 5 }] } } },
        TestOffice.Rules with { Routes = [new(Channel, Domain.Reach.RouteWay.Chat)] }, time, time, NullLogger<RateGate>.Instance, counter);

    /// <summary>Counts nothing; it answers as it is told.</summary>
    private sealed class Counter : IReplicas
    {
        public IReadOnlyList<TimeSpan> Waits { get; set; } = [];

        public List<TimeSpan> Patience { get; } = [];

        public List<int> Most { get; } = [];

        public Task<IReadOnlyList<TimeSpan>> TakeAsync(string channel, IReadOnlyList<SharedLimit> limits, TimeSpan patience, CancellationToken cancellation)
        {
            Patience.Add(patience);
            Most.AddRange(limits.Select(l => l.Most));
            return Task.FromResult(Waits);
        }

        public IReadOnlyList<IncomingMessage> TakeUp(TimeSpan age, int most) => [];

        public DateTimeOffset? NextLapse() => null;

        public IReadOnlyList<IncomingMessage> UnhandledBefore(IncomingMessage message) => [];

        public IReadOnlyList<string> PageKeys() => [];

        public void KeepPageKey(string name, string key) => throw new NotSupportedException();
    }
}
