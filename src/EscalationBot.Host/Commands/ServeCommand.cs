using System.CommandLine;
using System.Net.Sockets;
using EscalationBot.Conversation.Delivery;
using EscalationBot.Host.Options;
using EscalationBot.Host.Runtime;
using EscalationBot.Host.Setup;
using EscalationBot.Host.Texts;

namespace EscalationBot.Host.Commands;

/// <summary>Runs the server until it is told to stop; prints one address, and the steps to follow when there is no data.</summary>
internal static class ServeCommand
{
    public static Command Create(Workbench bench) => AllCommands.Simple("serve", cancellation => RunAsync(bench, cancellation));

    private static async Task<int> RunAsync(Workbench bench, CancellationToken cancellation)
    {
        var builder = OfficeHost.CreateBuilder(bench.Configuration);
        var settings = HostSettings.Read(builder.Configuration, builder.Environment.IsDevelopment());
        await using var store = StoreOpening.Open(settings);
        await using var app = OfficeHost.Build(builder, settings, store);
        await StartAsync(app, cancellation);
        await bench.Output.WriteLineAsync($"EscalationBot: {string.Join(", ", app.Urls)}");
        if (!app.Services.GetServices<IChannel>().Any())
            bench.Say(HostTexts.Get("start.no-channel"));
        SaySteps(bench, app.Services.GetRequiredService<Readiness>());
        await app.WaitForShutdownAsync(cancellation);
        return 0;
    }

    private static async Task StartAsync(WebApplication app, CancellationToken cancellation)
    {
        try
        {
            await app.StartAsync(cancellation);
        }
        catch (IOException e) when (e.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            throw new UserException(HostTexts.Get("start.port-taken", ("address", AddressOf(app))));
        }
        catch (Exception e) when (e is SocketException or FormatException)
        {
            throw new UserException(HostTexts.Get("start.bad-address", ("address", AddressOf(app)), ("why", e.Message)));
        }
    }

    private static string AddressOf(WebApplication app) => app.Configuration["urls"] ?? string.Join(", ", app.Urls);

    private static void SaySteps(Workbench bench, Readiness readiness)
    {
        if (readiness.FirstSteps.Count == 0)
            return;
        bench.Say(HostTexts.Get(readiness.IsEmpty ? "steps.title" : "steps.title-unlinked"));
        foreach (var (number, step) in readiness.FirstSteps.Index())
            bench.Output.WriteLine($"{number + 1}. {step.Both}");
    }
}
