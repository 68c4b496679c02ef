using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EscalationBot.Testing.Teams;

/// <summary>A picture on a port of this machine, where a service would keep what people send.</summary>
public sealed class PictureShelf : IAsyncDisposable
{
    private readonly WebApplication app;

    private PictureShelf(WebApplication app) => this.app = app;

    public Uri Picture => new(new Uri(app.Urls.First()), "picture.png");

    public static async Task<PictureShelf> OpenAsync(byte[] png)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddRoutingCore();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapGet("/picture.png", () => Results.Bytes(png, "image/png"));
        await app.StartAsync();
        return new PictureShelf(app);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
