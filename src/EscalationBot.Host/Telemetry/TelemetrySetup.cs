using EscalationBot.Channels.Zalo;
using EscalationBot.Host.Options;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace EscalationBot.Host.Telemetry;

/// <summary>Figures are always at /metrics; figures and traces also go to a collector where one is named.</summary>
internal static class TelemetrySetup
{
    public static IServiceCollection AddTelemetry(this IServiceCollection services, TelemetryOptions options)
    {
        var telemetry = services.AddSingleton<OfficeMeter>().AddOpenTelemetry().ConfigureResource(r => r.AddService(Spans.SourceName));
        telemetry.WithMetrics(metrics =>
        {
            metrics.AddMeter(OfficeMeter.Name).AddMeter(ZaloFigures.Name).AddPrometheusExporter(o => o.ScrapeResponseCacheDurationMilliseconds = 0);
            if (options.Collector is { } collector)
                metrics.AddOtlpExporter(o => o.Endpoint = collector);
        });
        if (options.Collector is { } address)
        {
            // Kept ids of traces come from requests that nobody else records; they are recorded all the same.
            telemetry.WithTracing(traces => traces.AddSource(Spans.SourceName).SetSampler(new AlwaysOnSampler()).AddOtlpExporter(o => o.Endpoint = address));
        }
        return services;
    }

    public static void MapMetrics(this WebApplication app)
    {
        // Made here, or nothing would be counted before the first look.
        app.Services.GetRequiredService<OfficeMeter>();
        app.MapPrometheusScrapingEndpoint("/metrics");
    }
}
