using EscalationBot.Channels.Limits;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace EscalationBot.Channels.Http;

/// <summary>How every channel speaks HTTP: a client of its own, and an address to which its service posts.</summary>
internal static class ChannelHttp
{
    /// <summary>Errands, and a client that follows no redirects, which would carry tokens to strangers, and neither logs nor traces addresses, which hold some.</summary>
    /// <param name="deadline">No answer after this long leaves the outcome unknown.</param>
    public static void AddChannelClient(this IServiceCollection services, string channel, TimeSpan deadline)
    {
        services.TryAddSingleton<Errands>();
        services.AddHttpClient(channel, http => http.Timeout = deadline)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5), ActivityHeadersPropagator = null })
            .RemoveAllLoggers();
    }

    public static HttpClient ClientOf(this IServiceProvider services, string channel) => services.GetRequiredService<IHttpClientFactory>().CreateClient(channel);

    /// <summary>Other verbs than POST are told so.</summary>
    public static IEndpointConventionBuilder MapDoor<TEndpoint>(this IEndpointRouteBuilder app, string path, Func<TEndpoint, HttpContext, Task<IResult>> post)
        where TEndpoint : notnull =>
        app.Map(path, (HttpContext context, TEndpoint endpoint) => HttpMethods.IsPost(context.Request.Method)
            ? post(endpoint, context)
            : Task.FromResult(Results.StatusCode(StatusCodes.Status405MethodNotAllowed)));
}
