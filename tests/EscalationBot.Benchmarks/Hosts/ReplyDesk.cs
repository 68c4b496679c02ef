using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace EscalationBot.Benchmarks.Hosts;

/// <summary>The other side of Teams, as little of it as takes a reply: it writes activities to a bot and tells when they were answered.</summary>
internal sealed class ReplyDesk : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, TaskCompletionSource<string>> awaited = new();
    private int last;

    private ReplyDesk(WebApplication app) => this.app = app;

    public static async Task<ReplyDesk> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var desk = new ReplyDesk(app);
        app.MapPost("/v3/conversations/{chat}/activities", desk.TakeAsync);
        await app.StartAsync();
        return desk;
    }

    /// <summary>Says one thing in a chat of its own and waits for the reply.</summary>
    /// <returns>The activity that the bot posted.</returns>
    public async Task<string> AskAsync(HttpClient bot)
    {
        var number = Interlocked.Increment(ref last);
        var reply = awaited[$"a:{number}"] = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var body = new StringContent(Activity(number).ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await bot.PostAsync("/api/messages", body);
        response.EnsureSuccessStatusCode();
        return await reply.Task;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task<IResult> TakeAsync(string chat, HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var said = await reader.ReadToEndAsync();
        if (!said.Contains("\"typing\"", StringComparison.Ordinal) && awaited.TryRemove(chat, out var reply))
            reply.SetResult(said);
        return Results.Json(new { id = "1" });
    }

    private JsonObject Activity(int number) => new()
    {
        ["type"] = "message",
        ["id"] = $"{number}",
        ["timestamp"] = "2024-09-23T01:05:00.055Z",
        ["channelId"] = "msteams",
        ["serviceUrl"] = $"{app.Urls.First()}/",
        ["from"] = new JsonObject { ["id"] = $"29:{number}", ["name"] = "Nguyễn Văn A", ["aadObjectId"] = $"person-{number}" },
        ["recipient"] = new JsonObject { ["id"] = "28:bot", ["name"] = "EscalationBot" },
        ["conversation"] = new JsonObject { ["id"] = $"a:{number}", ["conversationType"] = "personal", ["tenantId"] = "tenant" },
        ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = "tenant" } },
        ["entities"] = new JsonArray(new JsonObject { ["type"] = "clientInfo", ["locale"] = "vi-VN", ["platform"] = "Web" }),
        ["text"] = "xin chào",
        ["textFormat"] = "plain",
    };
}
