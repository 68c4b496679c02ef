using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Reach;

namespace EscalationBot.Host.Options;

/// <summary>Makes the ways of the switched-on channels from the configuration.</summary>
internal static class RoutesFromOptions
{
    private static readonly IReadOnlyList<WayOptions> FreeAtAnyTime = [new WayOptions()];

    /// <param name="texts">The approved texts that a channel has; a way that takes nothing else is none without them.</param>
    public static IReadOnlyList<RouteOffer> Build(DeliveryOptions delivery, IEnumerable<string> channelsOn, Func<string, FixedTexts>? texts = null) =>
    [
        .. from name in channelsOn
           from way in Ways(delivery.Channel(name))
           let offer = Offer(name, way, texts?.Invoke(name) ?? FixedTexts.All)
           where !offer.IsByTemplate || offer.Texts != FixedTexts.None
           select offer,
    ];

    private static IReadOnlyList<WayOptions> Ways(ChannelOptions channel) => channel.Ways.Count == 0 ? FreeAtAnyTime : channel.Ways;

    private static RouteOffer Offer(string channel, WayOptions way, FixedTexts texts) =>
        new(channel, way.Way, way.Price, way.WithinHours is { } hours ? TimeSpan.FromHours(hours) : null, way.Way.IsByTemplate() ? texts : FixedTexts.All);
}
