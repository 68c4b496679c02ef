using EscalationBot.Channels.Http;
using EscalationBot.Channels.Zalo.Consent;
using EscalationBot.Channels.Zalo.Sending;
using EscalationBot.Channels.Zalo.Templates;
using EscalationBot.Channels.Zalo.Tokens;
using EscalationBot.Channels.Zalo.Webhook;
using EscalationBot.Conversation.Delivery;
using EscalationBot.Conversation.Texts;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace EscalationBot.Channels.Zalo;

/// <summary>Puts the Official Accounts of a Zalo app into a host.</summary>
public static class ZaloSetup
{
    public const string ChannelName = "zalo";

    /// <summary>No answer after this long leaves the outcome unknown.</summary>
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    /// <param name="dataFolder">Where notes for the admin are kept.</param>
    public static IServiceCollection AddZalo(this IServiceCollection services, ZaloOptions options, string dataFolder)
    {
        services.AddChannelClient(ChannelName, Deadline);
        services.AddSingleton(options)
            .AddSingleton<ZaloGate>()
            .AddSingleton(s => new EventNotes(Path.Combine(dataFolder, "zalo-events.jsonl"), Clock(s)))
            .AddSingleton(s => new EchoBook(Clock(s)))
            .AddSingleton(s => new TokenService(Http(s), options))
            .AddSingleton(s => new ZaloTokens(options, s.GetRequiredService<IVault>(), s.GetRequiredService<TokenService>(), Clock(s)))
            .AddSingleton(s => new ConsentDesk(
                new ConsentDrawer(s.GetRequiredService<IVault>()), s.GetRequiredService<TokenService>(), s.GetRequiredService<ZaloTokens>(), options, s.GetRequiredService<IOperatorDesk>(), Clock(s)))
            .AddSingleton<ZaloFigures>(s => new ZaloFigures(s.GetRequiredService<ZaloStandings>()))
            .AddSingleton<ZaloStandings>().AddSingleton<IAddressStandings>(s => s.GetRequiredService<ZaloStandings>())
            .AddSingleton(s => ActivatorUtilities.CreateInstance<ZaloClient>(s, Http(s)))
            .AddSingleton(s => ActivatorUtilities.CreateInstance<TemplateBook>(s, Clock(s)))
            .AddSingleton(s => new QuotaBook(s.GetRequiredService<IVault>(), Clock(s)))
            .AddSingleton<TemplateSender>()
            .AddSingleton(s => ActivatorUtilities.CreateInstance<FileSender>(s, Clock(s)))
            .AddSingleton(s => ActivatorUtilities.CreateInstance<ZaloEndpoint>(
                s, new FileFetch(Http(s), options.FileHosts), s.GetRequiredService<TimeProvider>(), Clock(s)));
        if (options.BringUp)
            return services;
        return services.AddSingleton<IChannel>(s => ActivatorUtilities.CreateInstance<ZaloChannel>(s, Texts))
            .AddHostedService(s => ActivatorUtilities.CreateInstance<TokenWatch>(s, Clock(s)));
    }

    public static void MapZalo(this IEndpointRouteBuilder app)
    {
        app.MapDoor<ZaloEndpoint>(ZaloEndpoint.Path, (endpoint, context) => endpoint.PostAsync(context));
        // Made here, or nothing would be measured before the first look.
        app.ServiceProvider.GetRequiredService<ZaloFigures>();
    }

    internal static TextCatalogue Texts { get; } = TextCatalogue.Load(typeof(ZaloSetup).Assembly);

    private static HttpClient Http(IServiceProvider services) => services.ClientOf(ChannelName);

    /// <summary>Tokens expire and events are stamped by the real time, also where a demonstration moves the office's.</summary>
    private static TimeProvider Clock(IServiceProvider services) => RealTime.Of(services);
}
