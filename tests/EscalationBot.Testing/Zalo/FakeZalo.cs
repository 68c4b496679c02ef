using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EscalationBot.Testing.Zalo;

/// <summary>A call of the bot, as Zalo saw it.</summary>
/// <param name="Number">How many calls of this path there were, from 1.</param>
public sealed record ZaloCall(string Path, int Number, string Token, JsonObject Body)
{
    /// <summary>To whom it goes: an account, or a telephone number.</summary>
    public string User => (string?)(Body["recipient"]?["user_id"] ?? Body["user_id"] ?? Body["phone"]) ?? "";

    public string Template => (string?)Body["template_id"] ?? "";

    /// <summary>What fills the template.</summary>
    public IReadOnlyDictionary<string, string> Values => (Body["template_data"] as JsonObject ?? []).ToDictionary(v => v.Key, v => (string)v.Value!);

    public string Text => (string?)Body["message"]?["text"] ?? "";

    /// <summary>What the buttons send back, in order.</summary>
    public IReadOnlyList<string> Buttons => [.. (Body["message"]?["attachment"]?["payload"]?["buttons"] as JsonArray ?? []).Select(b => (string)b!["payload"]!)];
}

/// <summary>What goes wrong with a call.</summary>
/// <param name="Code">An error envelope with HTTP 200; 0 for none.</param>
/// <param name="Status">An HTTP status with an empty JSON object; 0 breaks the connection.</param>
/// <param name="Arrives">It is carried out all the same.</param>
public sealed record ZaloTrouble(int Code = 0, int Status = 200, bool Arrives = false)
{
    public static ZaloTrouble Lost { get; } = new(Status: 0, Arrives: true);
}

/// <summary>
/// Zalo's side on a port of this machine: the Official Account API with its windows and error codes, uploads, and the token
/// service with its rotation. The bot keeps the real addresses; <see cref="Wire"/> leads them here.
/// </summary>
public sealed class FakeZalo : IAsyncDisposable
{
    private const int MostText = 2_000;

    private static readonly TimeSpan Window = TimeSpan.FromDays(7);

    private readonly WebApplication app;
    private readonly Func<DateTimeOffset> now;
    private readonly ConcurrentDictionary<string, DateTimeOffset?> users = new();
    private readonly ConcurrentDictionary<string, int> counts = new();
    private readonly ConcurrentQueue<ZaloCall> calls = new();
    private readonly ConcurrentQueue<(string Id, ZaloCall Call)> shown = new();
    private long lastId = 6_543_210_987_654_321_000;

    private FakeZalo(WebApplication app, Func<DateTimeOffset> now) =>
        (this.app, this.now, Tokens, Templates, Uploads) = (app, now, new FakeZaloTokens(now), new FakeZaloTemplates(now), new FakeZaloUploads(now));

    public FakeZaloTokens Tokens { get; }

    public FakeZaloTemplates Templates { get; }

    public FakeZaloUploads Uploads { get; }

    /// <summary>Answers say how many messages are left, as they did until 2026.</summary>
    public bool SaysRemain { get; set; }

    /// <summary>What goes wrong, by call; nothing does by itself.</summary>
    public Func<ZaloCall, ZaloTrouble?> Script { get; set; } = _ => null;

    /// <summary>Happens when a message was taken, before its answer goes out: the echo that overtakes it.</summary>
    public Func<string, ZaloCall, Task> BeforeAnswer { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>Every call that had a good token, also those that went wrong.</summary>
    public IReadOnlyList<ZaloCall> Calls => [.. calls];

    /// <summary>People who keep the account from writing to them.</summary>
    public ConcurrentDictionary<string, byte> Blocked { get; } = new();

    public IReadOnlyList<(string Id, ZaloCall Call)> SeenBy(string user) => [.. shown.Where(s => s.Call.User == user)];

    public static async Task<FakeZalo> StartAsync(Func<DateTimeOffset> now)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddRoutingCore();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var zalo = new FakeZalo(app, now);
        app.MapPost("/oauth.zaloapp.com/v4/oa/access_token", (Delegate)zalo.Tokens.RenewAsync);
        app.MapPost("/openapi.zalo.me/v3.0/oa/message/cs", (Delegate)((HttpContext context) => zalo.OverAsync(context, zalo.Verdict)));
        app.MapPost("/openapi.zalo.me/v3.0/oa/message/template", (Delegate)((HttpContext context) => zalo.OverAsync(context, call => zalo.TemplateVerdict(call))));
        app.MapPost("/business.openapi.zalo.me/message/template", (Delegate)((HttpContext context) => zalo.OverAsync(context, call => zalo.Templates.Verdict(call, byPhone: true))));
        app.MapGet("/business.openapi.zalo.me/template/info/v2", (Delegate)((HttpContext context) => zalo.Describe(context)));
        app.MapPost("/openapi.zalo.me/v3.0/oa/message/{retired}", (Delegate)((HttpContext context) => zalo.OverAsync(context, _ => -240)));
        app.MapPost("/openapi.zalo.me/v2.0/oa/message", (Delegate)((HttpContext context) => zalo.OverAsync(context, _ => -240)));
        app.MapPost("/openapi.zalo.me/v2.0/oa/upload/{kind}", (Delegate)zalo.UploadAsync);
        await app.StartAsync();
        return zalo;
    }

    /// <summary>For processes of their own: the host that they mean is the first part of the path.</summary>
    public Uri Address => new(app.Urls.First());

    public HttpMessageHandler Wire() => new Detour(new Uri(app.Urls.First()));

    /// <summary>Somebody is there; null has never interacted.</summary>
    public void Knows(string user, DateTimeOffset? lastInteraction) => users[user] = lastInteraction;

    public ValueTask DisposeAsync() => app.DisposeAsync();

    /// <summary>The checks in Zalo's order; 0 accepts.</summary>
    private int Verdict(ZaloCall call)
    {
        if (call.Body["message"] is not JsonObject message || (message["text"] is null && message["attachment"] is null) || !users.TryGetValue(call.User, out var last))
            return -201;
        if (Blocked.ContainsKey(call.User))
            return -217;
        if (last is null)
            return -232;
        if (now() - last > Window)
            return -230;
        if (Uploads.IsGone(message))
            return -100;
        return call.Text.Length > MostText || !Typing.IsComposed(call.Text) ? -210 : 0;
    }

    private int TemplateVerdict(ZaloCall call) =>
        !users.ContainsKey(call.User) ? -201 : Blocked.ContainsKey(call.User) ? -217 : Templates.Verdict(call, byPhone: false);

    private IResult Describe(HttpContext context) => TokenFault(context)
        ?? (Templates.Describe(context.Request.Query["template_id"].ToString()) is { } declared ? Answer(context, declared) : Error(context, -109));

    private async Task<IResult> OverAsync(HttpContext context, Func<ZaloCall, int> verdict)
    {
        if (TokenFault(context) is { } refusal)
            return refusal;
        var body = (await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted))!.AsObject();
        var call = Remember(context, body);
        var trouble = Script(call);
        var code = trouble?.Code is { } scripted and not 0 ? scripted : verdict(call);
        var id = Interlocked.Increment(ref lastId).ToString(CultureInfo.InvariantCulture);
        if (code == 0 && trouble is null or { Arrives: true })
        {
            shown.Enqueue((id, call));
            await BeforeAnswer(id, call);
        }
        return trouble switch
        {
            { Status: 0 } => Break(context),
            { Status: not 200 } => Results.Json(new { }, statusCode: trouble.Status),
            _ when code != 0 => Error(context, code),
            _ when call.Template.Length > 0 => Answer(context, new JsonObject { ["msg_id"] = id, ["sent_time"] = Milliseconds(), ["quota"] = Templates.Quota() }),
            _ => Answer(context, new JsonObject { ["message_id"] = id, ["user_id"] = call.User, ["sent_time"] = Milliseconds(), ["quota"] = Quota() }),
        };
    }

    private async Task<IResult> UploadAsync(HttpContext context, string kind)
    {
        if (TokenFault(context) is { } refusal)
            return refusal;
        var file = (await context.Request.ReadFormAsync()).Files.GetFile("file");
        Remember(context, new JsonObject { ["name"] = file?.FileName });
        return Uploads.Take(kind, file) is { } name ? Answer(context, name) : Error(context, -201);
    }

    private IResult? TokenFault(HttpContext context) => context.Request.Headers["access_token"].ToString() switch
    {
        "" => Error(context, -216),
        var token => Tokens.Fault(token) is { } code ? Error(context, code) : null,
    };

    private ZaloCall Remember(HttpContext context, JsonObject body)
    {
        var path = context.Request.Path.Value!.Split('/', 3)[2];
        var call = new ZaloCall(path, counts.AddOrUpdate(path, 1, (_, n) => n + 1), context.Request.Headers["access_token"]!, body);
        calls.Enqueue(call);
        return call;
    }

    private JsonObject Quota() => SaysRemain ? new JsonObject { ["quota_type"] = "reply", ["remain"] = "8", ["total"] = "8" } : new JsonObject { ["quota_type"] = "reply" };

    private string Milliseconds() => now().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    private static IResult Answer(HttpContext context, JsonObject data) => Json(context, new JsonObject { ["error"] = 0, ["message"] = "Success", ["data"] = data });

    private static IResult Error(HttpContext context, int code) => Json(context, new JsonObject { ["error"] = code, ["message"] = "Error" });

    private static IResult Json(HttpContext context, JsonObject body)
    {
        context.Response.Headers["X-RateLimit-Limit"] = "4000";
        context.Response.Headers["X-RateLimit-Remain"] = "3990";
        return Results.Text(body.ToJsonString(), "text/json", Encoding.UTF8);
    }

    private static IResult Break(HttpContext context)
    {
        context.Abort();
        return Results.Empty;
    }
}
