using EscalationBot.Channels.Teams;
using EscalationBot.Channels.Teams.Inbound;
using EscalationBot.Channels.Teams.Outbound;
using EscalationBot.Channels.Zalo;
using EscalationBot.Conversation.Delivery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
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
        services.AddHttpClient(ChannelName, http => http.Timeout = Deadline)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
            .RemoveAllLoggers();
        services.AddSingleton(options)
            .AddSingleton(s => new ZaloBotClient(Http(s), options))
            .AddSingleton(s => ActivatorUtilities.CreateInstance<ZaloBotUpdates>(s, new FileFetch(Http(s), new NoToken(), new ServiceUrls([]), new ZaloOptions().FileHosts)))
            .AddSingleton<ZaloBotEndpoint>()
            .AddSingleton<IChannel>(s => ActivatorUtilities.CreateInstance<ZaloBotChannel>(s, ZaloSetup.Texts));
        return options.Mode == ZaloBotMode.Polling
            ? services.AddHostedService(s => ActivatorUtilities.CreateInstance<ZaloBotPolling>(s, s.GetRequiredKeyedService<TimeProvider>(TeamsSetup.RealTime)))
            : services;
    }

    public static IEndpointConventionBuilder MapZaloBot(this IEndpointRouteBuilder app) =>
        app.Map(ZaloBotEndpoint.Path, (HttpContext context, ZaloBotEndpoint endpoint) => HttpMethods.IsPost(context.Request.Method)
            ? endpoint.PostAsync(context)
            : Task.FromResult(Results.StatusCode(StatusCodes.Status405MethodNotAllowed)));

    private static HttpClient Http(IServiceProvider services) => services.GetRequiredService<IHttpClientFactory>().CreateClient(ChannelName);
}
