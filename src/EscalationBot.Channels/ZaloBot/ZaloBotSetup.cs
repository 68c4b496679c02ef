using EscalationBot.Channels.Http;
using EscalationBot.Channels.Zalo;
using EscalationBot.Conversation.Delivery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace EscalationBot.Channels.ZaloBot;

/// <summary>Puts a bot of the Zalo Bot Platform into a host.</summary>
public static class ZaloBotSetup
{
    public const string ChannelName = "zalobot";

    /// <summary>A long poll and a little more.</summary>
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(40);

    public static IServiceCollection AddZaloBot(this IServiceCollection services, ZaloBotOptions options)
    {
        services.AddChannelClient(ChannelName, Deadline);
        services.AddSingleton(options)
            .AddSingleton(s => new ZaloBotClient(Http(s), options))
            .AddSingleton(s => ActivatorUtilities.CreateInstance<ZaloBotUpdates>(s, new FileFetch(Http(s), new ZaloOptions().FileHosts)))
            .AddSingleton<ZaloBotEndpoint>()
            .AddSingleton<IChannel>(s => ActivatorUtilities.CreateInstance<ZaloBotChannel>(s, ZaloSetup.Texts));
        return options.Mode == ZaloBotMode.Polling
            ? services.AddHostedService(s => ActivatorUtilities.CreateInstance<ZaloBotPolling>(s, RealTime.Of(s)))
            : services.AddHostedService(s => ActivatorUtilities.CreateInstance<ZaloBotWebhookCheck>(s, RealTime.Of(s)));
    }

    public static IEndpointConventionBuilder MapZaloBot(this IEndpointRouteBuilder app) =>
        app.MapDoor<ZaloBotEndpoint>(ZaloBotEndpoint.Path, (endpoint, context) => endpoint.PostAsync(context));

    private static HttpClient Http(IServiceProvider services) => services.ClientOf(ChannelName);
}
