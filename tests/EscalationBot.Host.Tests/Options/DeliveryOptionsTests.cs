using EscalationBot.Domain.Reach;
using EscalationBot.Host.Options;
using Microsoft.Extensions.Configuration;

namespace EscalationBot.Host.Tests.Options;

public sealed class DeliveryOptionsTests
{
    [Fact]
    public void The_ways_of_a_channel_become_its_routes_in_their_order()
    {
        var delivery = Read(
            ("Delivery:Channels:zalo:Ways:0:Way", "Chat"), ("Delivery:Channels:zalo:Ways:0:WithinHours", "48"),
            ("Delivery:Channels:zalo:Ways:1:Way", "Template"), ("Delivery:Channels:zalo:Ways:1:Price", "200"));

        Assert.Equal(
            [new RouteOffer("zalo", RouteWay.Chat, 0, TimeSpan.FromHours(48)), new RouteOffer("zalo", RouteWay.Template, 200)],
            RoutesFromOptions.Build(delivery, ["zalo"]));
    }

    [Fact]
    public void A_channel_that_is_not_described_is_a_free_chat_at_any_time() =>
        Assert.Equal([new RouteOffer("web", RouteWay.Chat)], RoutesFromOptions.Build(Read(), ["web"]));

    [Theory]
    [InlineData("Delivery:Channels:zalo:Rates:0:Most", "0")]
    [InlineData("Delivery:Channels:zalo:Rates:0:Seconds", "-1")]
    [InlineData("Delivery:Channels:zalo:Ways:0:Price", "-5")]
    [InlineData("Delivery:Channels:zalo:Ways:0:Way", "Call")]
    public void A_limit_or_price_that_makes_no_sense_is_named_with_its_key(string key, string value)
    {
        var faults = new List<Texts.LocalText>();
        OptionsCheck.Read<DeliveryOptions>(Configuration((key, value)), DeliveryOptions.Section, faults);

        Assert.Contains(faults, f => f.En.StartsWith(key, StringComparison.Ordinal));
    }

    private static DeliveryOptions Read(params (string, string?)[] values)
    {
        var faults = new List<Texts.LocalText>();
        var read = OptionsCheck.Read<DeliveryOptions>(Configuration(values), DeliveryOptions.Section, faults);
        Assert.Empty(faults);
        return read;
    }

    private static IConfiguration Configuration(params (string Key, string? Value)[] values) =>
        new ConfigurationBuilder().AddInMemoryCollection(values.ToDictionary(v => v.Key, v => v.Value)).Build();
}
