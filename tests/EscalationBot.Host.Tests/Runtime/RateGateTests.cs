using EscalationBot.Conversation.Delivery;
using EscalationBot.Host.Options;
using EscalationBot.Host.Runtime.Rates;
using EscalationBot.Testing.Domain;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace EscalationBot.Host.Tests.Runtime;

public sealed class RateGateTests
{
    private const string Channel = "zalo";

    private readonly FakeTimeProvider time = new(Days.At("5/1/2026"));

    [Fact]
    public void No_window_ever_holds_more_than_permitted_wherever_it_begins()
    {
        var gate = Gate(new RateOptions { Most = 10 }, new RateOptions { Most = 50, Seconds = 10 });
        var taken = new List<DateTimeOffset>();
        var random = new Random(7);
        for (var step = 0; step < 20_000; step++)
        {
            time.Advance(TimeSpan.FromMilliseconds(random.Next(0, 40)));
            if (gate.Take(Channel, $"u{step}", reply: random.Next(2) == 0).Granted)
                taken.Add(time.GetUtcNow());
        }
        Assert.True(taken.Count > 1500);
        Assert.All(taken.Zip(taken.Skip(10)), pair => Assert.True(pair.Second - pair.First >= TimeSpan.FromSeconds(1)));
        Assert.All(taken.Zip(taken.Skip(50)), pair => Assert.True(pair.Second - pair.First >= TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public void A_campaign_leaves_room_for_answers()
    {
        var gate = Gate(new RateOptions { Most = 10 });
        Assert.Equal(9, Enumerable.Range(0, 20).Count(i => gate.Take(Channel, $"u{i}", reply: false).Granted));
        Assert.Contains(Channel, gate.Closed(reply: false));
        Assert.DoesNotContain(Channel, gate.Closed(reply: true));
        Assert.True(gate.Take(Channel, "u", reply: true).Granted);
        Assert.False(gate.Take(Channel, "u", reply: true).Granted);
    }

    [Fact]
    public void A_full_channel_says_when_it_opens_and_is_open_then()
    {
        var gate = Gate(new RateOptions { Most = 1, Seconds = 3 });
        Assert.True(gate.Take(Channel, "a", reply: true).Granted);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(new RateAnswer(TimeSpan.FromSeconds(2), WholeChannel: true), gate.Take(Channel, "b", reply: true));
        Assert.Equal(TimeSpan.FromSeconds(2), gate.OpensIn(reply: true));
        time.Advance(TimeSpan.FromSeconds(2));
        Assert.Null(gate.OpensIn(reply: true));
        Assert.True(gate.Take(Channel, "b", reply: true).Granted);
    }

    [Fact]
    public void One_recipient_who_had_enough_does_not_stop_the_others()
    {
        var gate = Gate([], [new RateOptions { Most = 2 }]);
        Assert.True(gate.Take(Channel, "a", reply: true).Granted);
        Assert.True(gate.Take(Channel, "a", reply: true).Granted);
        var third = gate.Take(Channel, "a", reply: true);
        Assert.Equal((false, false), (third.Granted, third.WholeChannel));
        Assert.True(gate.Take(Channel, "b", reply: true).Granted);
        time.Advance(third.Wait);
        Assert.True(gate.Take(Channel, "a", reply: true).Granted);
    }

    [Fact]
    public void Too_many_requests_closes_the_channel_as_long_as_it_asks_and_halves_the_pace_which_is_won_back_slowly()
    {
        var gate = Gate(new RateOptions { Most = 100 });
        gate.Note(Channel, "a", new SendResult.Retry("429", time.GetUtcNow().AddSeconds(5), RetryScope.Channel));
        Assert.Equal(TimeSpan.FromSeconds(5), gate.OpensIn(reply: true));
        time.Advance(TimeSpan.FromSeconds(5));
        Assert.InRange(gate.Room(reply: true), 50, 51);
        time.Advance(TimeSpan.FromMinutes(2));
        Assert.InRange(gate.Room(reply: true), 70, 71);
        time.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(100, gate.Room(reply: true));
    }

    [Fact]
    public void What_the_service_says_of_its_limit_counts_beside_the_configured_one()
    {
        var gate = Gate(new RateOptions { Most = 100 });
        gate.Report(Channel, new ServiceLimit(20, TimeSpan.FromSeconds(60), Remaining: 3));
        Assert.Equal((3, 1), (gate.Room(reply: true), gate.Room(reply: false)));
        Assert.Equal(3, Enumerable.Range(0, 9).Count(i => gate.Take(Channel, $"u{i}", reply: true).Granted));
        Assert.Equal(TimeSpan.FromSeconds(60), gate.OpensIn(reply: true));
        time.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(20, gate.Room(reply: true));
    }

    [Fact]
    public void A_service_that_fails_again_and_again_is_left_alone_for_longer_and_longer_until_it_answers()
    {
        var gate = Gate();
        Fail(gate, 4);
        Assert.Null(gate.OpensIn(reply: true));
        foreach (var pause in new[] { 10, 20, 40, 80, 160, 300, 300 })
        {
            Fail(gate, 1);
            Assert.Equal(TimeSpan.FromSeconds(pause), gate.OpensIn(reply: true));
            time.Advance(TimeSpan.FromSeconds(pause));
        }
        gate.Note(Channel, "a", new SendResult.Refused("-248"));
        Fail(gate, 4);
        Assert.Null(gate.OpensIn(reply: true));
    }

    [Fact]
    public void A_channel_without_limits_is_always_open()
    {
        var gate = Gate();
        Assert.All(Enumerable.Range(0, 5_000), i => Assert.True(gate.Take(Channel, "a", reply: false).Granted));
        Assert.Equal(int.MaxValue, gate.Room(reply: false));
    }

    private static void Fail(RateGate gate, int times)
    {
        for (var i = 0; i < times; i++)
            gate.Note(Channel, "a", new SendResult.Retry("connect"));
    }

    private RateGate Gate(params RateOptions[] rates) => Gate(rates, []);

    private RateGate Gate(IReadOnlyList<RateOptions> rates, IReadOnlyList<RateOptions> perRecipient) => new(
        new DeliveryOptions { Channels = new Dictionary<string, ChannelOptions> { [Channel] = new() { Rates = rates, RecipientRates = perRecipient } } },
        TestOffice.Rules with { Routes = [new(Channel, Domain.Reach.RouteWay.Chat)] }, time, time, NullLogger<RateGate>.Instance);
}
