using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace EscalationBot.ZaloSimulator;

/// <summary>A server on a port of this machine that listens from the first call on; nothing of the configuration around it counts.</summary>
internal sealed class FakeServer(Action<IEndpointRouteBuilder> map) : IAsyncDisposable
{
    private readonly Lazy<Task<WebApplication>> app = new(() => ListenAsync(map));

    public async Task<Uri> AddressAsync() => new((await app.Value).Urls.First());

    public HttpMessageHandler Wire() => new Detour(AddressAsync);

    public async ValueTask DisposeAsync()
    {
        if (app.IsValueCreated)
            await (await app.Value).DisposeAsync();
    }

    private static async Task<WebApplication> ListenAsync(Action<IEndpointRouteBuilder> map)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.Services.AddRoutingCore();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        map(app);
        await app.StartAsync();
        return app;
    }
}
