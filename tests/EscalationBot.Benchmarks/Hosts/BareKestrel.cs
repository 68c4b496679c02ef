using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EscalationBot.Benchmarks.Hosts;

/// <summary>
/// The least program that is a bot: it parses the activity, posts a reply that it always gives to the chat it came from, and confirms. It keeps nothing,
/// checks nothing and limits nothing: what the turns, the start and the memory of the product are compared with.
/// </summary>
internal static class BareKestrel
{
    /// <summary>As a program of its own, until it is told to stop.</summary>
    /// <param name="replyFile">Holds the activity that it answers with.</param>
    public static async Task RunAsync(string replyFile, TextWriter output)
    {
        await using var app = await StartAsync(await File.ReadAllTextAsync(replyFile));
        output.WriteLine(app.Urls.First());
        await app.WaitForShutdownAsync();
    }

    public static async Task<WebApplication> StartAsync(string reply)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var connector = new HttpClient();
        app.MapPost("/api/messages", async (JsonElement activity) =>
        {
            var chat = activity.GetProperty("conversation").GetProperty("id").GetString()!;
            var address = $"{activity.GetProperty("serviceUrl").GetString()}v3/conversations/{Uri.EscapeDataString(chat)}/activities";
            using var body = new StringContent(reply, Encoding.UTF8, "application/json");
            using var response = await connector.PostAsync(address, body);
            return response.IsSuccessStatusCode ? Results.Ok() : Results.StatusCode(StatusCodes.Status502BadGateway);
        });
        await app.StartAsync();
        return app;
    }
}
