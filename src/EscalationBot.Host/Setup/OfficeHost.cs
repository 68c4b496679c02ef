using System.Text.Encodings.Web;
using EscalationBot.Channels.Teams;
using EscalationBot.Channels.Zalo;
using EscalationBot.Channels.ZaloBot;
using EscalationBot.Host.Components;
using EscalationBot.Host.Components.Admin;
using EscalationBot.Host.Demo;
using EscalationBot.Host.Options;
using EscalationBot.Host.Runtime;
using EscalationBot.Host.Telemetry;
using EscalationBot.Host.Texts;
using EscalationBot.Storage;
using Microsoft.AspNetCore.Diagnostics;

namespace EscalationBot.Host.Setup;

/// <summary>The web application around the office.</summary>
internal static class OfficeHost
{
    /// <summary>When a channel may send again what could not be kept, seconds.</summary>
    private const string SecondsAway = "5";

    /// <param name="configuration">Arguments of the form --Section:Key=value.</param>
    public static WebApplicationBuilder CreateBuilder(string[] configuration)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = configuration,
            ApplicationName = typeof(OfficeHost).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 16 * 1024 * 1024;
        });
        builder.Logging.ClearProviders().AddSimpleConsole(console => console.SingleLine = true);
        builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(o => o.LogToStandardErrorThreshold = LogLevel.Trace);
        // Read by people in a terminal; it is never put into a page.
        builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
        return builder;
    }

    /// <param name="replace">Puts other parts in the place of the usual ones; for tests.</param>
    public static WebApplication Build(WebApplicationBuilder builder, HostSettings settings, OfficeStore store, Action<IServiceCollection>? replace = null)
    {
        builder.Services.AddOffice(settings, store);
        builder.Services.AddTelemetry(settings.Telemetry).AddTryOutPage(settings.DemoEnabled, store.Replicas);
        replace?.Invoke(builder.Services);
        var app = builder.Build();
        // The handler logs by itself, without the words of an exception, which may be somebody's.
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = AnswerUnexpectedAsync, SuppressDiagnosticsCallback = _ => true });
        app.MapHealth();
        app.MapMetrics();
        if (settings.Teams.IsOn || settings.TeamsAnonymous)
            app.MapTeams();
        if (settings.Zalo.IsOn)
        {
            app.MapZalo();
            app.MapZaloPage();
        }
        if (settings.ZaloBot.IsOn)
            app.MapZaloBot();
        if (settings.DemoEnabled)
            DemoApi.Map(app);
        app.MapTryOutPage(settings.DemoEnabled);
        return app;
    }

    /// <summary>A plain sentence and a reference number for the person; the rest is for the log.</summary>
    private static Task AnswerUnexpectedAsync(HttpContext context)
    {
        var error = context.Features.Get<IExceptionHandlerFeature>()!.Error;
        if (error is BadHttpRequestException bad)
        {
            context.Response.StatusCode = bad.StatusCode;
            var text = bad.StatusCode == StatusCodes.Status413PayloadTooLarge ? RequestException.TooLarge().Text : HostTexts.Get("error.bad-json");
            return context.Response.WriteAsJsonAsync(new ErrorJson(text.Both));
        }
        if (StoreOutage.Is(error))
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            context.Response.Headers.RetryAfter = SecondsAway;
            Log.StoreAway(context.RequestServices.GetRequiredService<ILogger<OfficeRuntime>>(), Fault.Of(error));
            return context.Response.WriteAsJsonAsync(new ErrorJson(HostTexts.Get("error.store-away").Both));
        }
        var reference = context.TraceIdentifier;
        Log.RequestFailed(context.RequestServices.GetRequiredService<ILogger<OfficeRuntime>>(), reference, Fault.Of(error));
        return context.Response.WriteAsJsonAsync(new ErrorJson(HostTexts.Get("error.unexpected", ("reference", reference)).Both));
    }
}
