using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace EscalationBot.ZaloSimulator;

/// <summary>The Zalo Bot Platform on a port of this machine: one update a poll, silence while a webhook is set, no buttons.</summary>
public sealed class FakeZaloBot : IAsyncDisposable
{
    public const string Token = "123456789:bot-secret";

    private readonly FakeServer server;
    private readonly Channel<JsonObject> updates = Channel.CreateUnbounded<JsonObject>();
    private readonly ConcurrentQueue<(string Chat, string Text)> shown = new();
    private readonly TaskCompletionSource asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int said;
    private int polls;

    private FakeZaloBot() => server = new FakeServer(app =>
    {
        app.MapPost("/bot-api.zaloplatforms.com/{bot}/{method}", CallAsync);
        Media.Map(app);
    });

    public FakeZaloMedia Media { get; } = new();

    /// <summary>So many messages go out before 429.</summary>
    public int MonthlyQuota { get; set; } = 3_000;

    /// <summary>Set by setWebhook; empty is none.</summary>
    public string Webhook { get; set; } = "";

    /// <summary>The code with which sending is refused; 0 for none.</summary>
    public int Refuses { get; set; }

    public int Polls => polls;

    /// <summary>Somebody asked whether a webhook is set.</summary>
    public Task WebhookAsked => asked.Task;

    public IReadOnlyList<string> SeenIn(string chat) => [.. shown.Where(s => s.Chat == chat).Select(s => s.Text)];

    public static async Task<FakeZaloBot> StartAsync()
    {
        var bot = new FakeZaloBot();
        await bot.server.AddressAsync();
        return bot;
    }

    public HttpMessageHandler Wire() => server.Wire();

    /// <summary>Somebody writes; the bare form in which updates often come.</summary>
    public JsonObject Saying(string chat, string text) => new()
    {
        ["event_name"] = "message.text.received",
        ["message"] = new JsonObject
        {
            ["message_id"] = $"b{Interlocked.Increment(ref said).ToString(CultureInfo.InvariantCulture)}",
            ["date"] = 1_750_316_131_602,
            ["from"] = new JsonObject { ["id"] = chat, ["display_name"] = "Người dùng", ["is_bot"] = false },
            ["chat"] = new JsonObject { ["id"] = chat, ["chat_type"] = "PRIVATE" },
            ["text"] = text,
        },
    };

    /// <summary>Somebody sends a picture.</summary>
    /// <param name="member">"photo" as documented, or "photo_url" as it is seen.</param>
    public JsonObject Showing(string chat, string url, string member)
    {
        var update = Saying(chat, "");
        update["event_name"] = "message.image.received";
        update["message"]!.AsObject().Remove("text");
        update["message"]![member] = url;
        return update;
    }

    /// <summary>Waits for whoever polls.</summary>
    public void Post(JsonObject update) => updates.Writer.TryWrite(update);

    public ValueTask DisposeAsync()
    {
        updates.Writer.TryComplete();
        return server.DisposeAsync();
    }

    private async Task<IResult> CallAsync(HttpContext context, string bot, string method)
    {
        if (bot != $"bot{Token}")
            return Failed(401);
        var body = (await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted))!.AsObject();
        switch (method)
        {
            case "getWebhookInfo":
                asked.TrySetResult();
                return Done(new JsonObject { ["url"] = Webhook });
            case "getUpdates":
                return await NextAsync(context.RequestAborted);
            case "sendMessage" when Refuses != 0:
                return Failed(Refuses);
            case "sendMessage" when shown.Count >= MonthlyQuota:
                return Failed(429);
            case "sendMessage" when (string?)body["text"] is { Length: > 0 and <= 2000 } text && (string?)body["chat_id"] is { } chat:
                shown.Enqueue((chat, text));
                return Done(new JsonObject { ["message_id"] = $"s{shown.Count}", ["date"] = 1_750_316_131_602 });
            default:
                return Failed(400);
        }
    }

    private async Task<IResult> NextAsync(CancellationToken cancellation)
    {
        Interlocked.Increment(ref polls);
        try
        {
            return Webhook.Length > 0 ? Failed(408) : Done(await updates.Reader.ReadAsync(cancellation));
        }
        catch (Exception e) when (e is ChannelClosedException or OperationCanceledException)
        {
            return Failed(408);
        }
    }

    private static IResult Done(JsonObject result) => Results.Json(new JsonObject { ["ok"] = true, ["result"] = result });

    private static IResult Failed(int code) => Results.Json(new { ok = false, error_code = code, description = "" });
}
