using System.Security.Cryptography.X509Certificates;
using EscalationBot.Channels.Http;
using EscalationBot.Channels.Limits;
using EscalationBot.Channels.Teams.Inbound;
using EscalationBot.Channels.Teams.Outbound;
using EscalationBot.Conversation.Delivery;
using EscalationBot.Conversation.Texts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Identity.Client;

namespace EscalationBot.Channels.Teams;

/// <summary>Puts the Teams channel into a host.</summary>
public static class TeamsSetup
{
    public const string ChannelName = TeamsChannel.ChannelName;

    /// <summary>No answer after this long leaves the outcome unknown.</summary>
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    /// <param name="anonymous">In development without credentials: only this machine may talk, to this machine.</param>
    public static IServiceCollection AddTeams(this IServiceCollection services, TeamsOptions options, bool anonymous)
    {
        services.AddChannelClient(ChannelName, Deadline);
        services.AddSingleton(options)
            .AddSingleton(new ServiceUrls(options.ServiceHosts, anonymous))
            .AddSingleton(new TeamsIdentity(options.AppId, options.TenantId, options.ServiceUrl))
            .AddSingleton<IBotToken>(s => anonymous ? new NoToken() : TokenFor(options, s))
            .AddSingleton(s => new TeamsGate(anonymous ? null : CheckFor(options, s), s.GetRequiredService<ServiceUrls>(), options.TenantId))
            .AddSingleton(s => new ConnectorClient(Http(s), s.GetRequiredService<IBotToken>(), s.GetRequiredService<ServiceUrls>(), Clock(s)))
            .AddSingleton(s => new FileFetch(Http(s), options.FileHosts, (s.GetRequiredService<IBotToken>(), s.GetRequiredService<ServiceUrls>())))
            .AddSingleton(s => new FileConsents(Http(s), s.GetRequiredService<ConnectorClient>(), s.GetRequiredService<Errands>(), s.GetRequiredService<ISentMessages>(), options.FileHosts, Texts, Clock(s)))
            .AddSingleton<TeamsChannel>()
            .AddSingleton<IChannel>(s => s.GetRequiredService<TeamsChannel>())
            .AddSingleton(s => ActivatorUtilities.CreateInstance<CardPresses>(s, Texts))
            .AddSingleton<TypingSign>()
            .AddSingleton<TeamsEndpoint>();
        return services;
    }

    public static IEndpointConventionBuilder MapTeams(this IEndpointRouteBuilder app) =>
        app.MapDoor<TeamsEndpoint>(TeamsEndpoint.Path, (endpoint, context) => endpoint.PostAsync(context));

    internal static TextCatalogue Texts { get; } = TextCatalogue.Load(typeof(TeamsSetup).Assembly);

    private static HttpClient Http(IServiceProvider services) => services.ClientOf(ChannelName);

    private static TimeProvider Clock(IServiceProvider services) => RealTime.Of(services);

    private static TokenCheck CheckFor(TeamsOptions options, IServiceProvider services) =>
        new(options.AppId, new SigningKeys(Http(services), new Uri(options.OpenIdMetadataUrl), Clock(services)), Clock(services));

    private static BotToken TokenFor(TeamsOptions options, IServiceProvider services)
    {
        var certificate = options.CertificatePath.Length == 0
            ? null
            : X509CertificateLoader.LoadPkcs12FromFile(options.CertificatePath, options.CertificatePassword);
        return new BotToken(
            options.AppId, options.TenantId, new Uri(options.TokenAuthorityUrl), options.AppPassword, certificate, new MsalHttp(services.GetRequiredService<IHttpClientFactory>()));
    }

    private sealed class MsalHttp(IHttpClientFactory http) : IMsalHttpClientFactory
    {
        public HttpClient GetHttpClient() => http.CreateClient(ChannelName);
    }
}
