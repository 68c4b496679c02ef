using EscalationBot.Domain.Reach;

namespace EscalationBot.Host.Options;

/// <summary>Makes the ways of the switched-on channels from the configuration.</summary>
internal static class RoutesFromOptions
{
    private static readonly IReadOnlyList<WayOptions> FreeAtAnyTime = [new WayOptions()];

    public static IReadOnlyList<RouteOffer> Build(DeliveryOptions delivery, IEnumerable<string> channelsOn) =>
        [.. channelsOn.SelectMany(name => Ways(delivery.Channel(name)).Select(way => Offer(name, way)))];

    private static IReadOnlyList<WayOptions> Ways(ChannelOptions channel) => channel.Ways.Count == 0 ? FreeAtAnyTime : channel.Ways;

    private static RouteOffer Offer(string channel, WayOptions way) =>
        new(channel, way.Way, way.Price, way.WithinHours is { } hours ? TimeSpan.FromHours(hours) : null);
}
