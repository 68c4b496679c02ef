using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace EscalationBot.ZaloSimulator;

/// <summary>
/// Zalo's side on a port of this machine: the Official Account API with its windows and error codes, uploads, and the token
/// service with its rotation. The bot keeps the real addresses; <see cref="Wire"/> leads them here.
/// </summary>
public sealed class FakeZalo : IAsyncDisposable
{
    private const int MostText = 2_000;

    private const int TooFast = -32;

    private readonly FakeServer server;
    private readonly Func<DateTimeOffset> now;
    private readonly Func<DateTimeOffset> real;
    private readonly ConcurrentDictionary<string, DateTimeOffset?> users = new();
    private readonly ConcurrentDictionary<string, int> counts = new();
    private readonly ConcurrentQueue<ZaloCall> calls = new();
    private readonly ConcurrentQueue<(string Id, ZaloCall Call)> shown = new();
    private readonly ConcurrentQueue<string> strays = new();
    private long sent;

    /// <param name="now">The clock of windows and nights.</param>
    /// <param name="real">The clock of tokens, uploads and stamps.</param>
    public FakeZalo(ZaloAccountKeys keys, Func<DateTimeOffset> now, Func<DateTimeOffset> real)
    {
        (this.now, this.real) = (now, real);
        (Tokens, Templates, Uploads) = (new FakeZaloTokens(real, keys), new FakeZaloTemplates(now), new FakeZaloUploads(real));
        (Chats, Rates) = (new ZaloChats(now), new FakeZaloRates(real));
        News = new FakeZaloNews(keys, Chats, real);
        server = new FakeServer(Map);
    }

    public FakeZaloTokens Tokens { get; }

    public FakeZaloTemplates Templates { get; }

    public FakeZaloUploads Uploads { get; }

    public FakeZaloMedia Media { get; } = new();

    public FakeZaloRates Rates { get; }

    public ZaloChats Chats { get; }

    public FakeZaloNews News { get; }

    /// <summary>Answers say how many messages are left, as they did until 2026.</summary>
    public bool SaysRemain { get; set; }

    /// <summary>What goes wrong, by call; nothing does by itself.</summary>
    public Func<ZaloCall, ZaloTrouble?> Script { get; set; } = _ => null;

    /// <summary>Happens when a message was taken, before its answer goes out: the echo that overtakes it.</summary>
    public Func<string, ZaloCall, Task> BeforeAnswer { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>Every call that had a good token, also those that went wrong.</summary>
    public IReadOnlyList<ZaloCall> Calls => [.. calls];

    /// <summary>Calls of what Zalo has retired, or never had.</summary>
    public IReadOnlyList<string> Strays => [.. strays];

    /// <summary>People who keep the account from writing to them.</summary>
    public ConcurrentDictionary<string, byte> Blocked { get; } = new();

    public IReadOnlyList<(string Id, ZaloCall Call)> SeenBy(string user) => [.. shown.Where(s => s.Call.User == user)];

    /// <summary>One clock for everything, listening already.</summary>
    public static async Task<FakeZalo> StartAsync(Func<DateTimeOffset> now)
    {
        var zalo = new FakeZalo(ZaloAccountKeys.One, now, now);
        zalo.Address = await zalo.server.AddressAsync();
        return zalo;
    }

    /// <summary>For processes of their own: the host that they mean is the first part of the path.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1:0");

    public HttpMessageHandler Wire() => server.Wire();

    /// <summary>Somebody is there; null has never interacted.</summary>
    public void Knows(string user, DateTimeOffset? lastInteraction) => users[user] = lastInteraction;

    public ZaloWindow WindowOf(string user) => ZaloWindow.Of(users.GetValueOrDefault(user), now());

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/oauth.zaloapp.com/v4/oa/access_token", (Delegate)Tokens.RenewAsync);
        app.MapPost("/openapi.zalo.me/v3.0/oa/message/cs", (Delegate)((HttpContext context) => OverAsync(context, Verdict)));
        app.MapPost("/openapi.zalo.me/v3.0/oa/message/template", (Delegate)((HttpContext context) => OverAsync(context, TemplateVerdict)));
        app.MapPost("/business.openapi.zalo.me/message/template", (Delegate)((HttpContext context) => OverAsync(context, call => Templates.Verdict(call, byPhone: true))));
        app.MapGet("/business.openapi.zalo.me/template/info/v2", (Delegate)Describe);
        app.MapPost("/openapi.zalo.me/v3.0/oa/message/{retired}", (Delegate)RetiredAsync);
        app.MapPost("/openapi.zalo.me/v2.0/oa/message", (Delegate)RetiredAsync);
        app.MapPost("/openapi.zalo.me/v2.0/oa/upload/{kind}", (Delegate)UploadAsync);
        Media.Map(app);
        app.MapFallback((Delegate)((HttpContext context) => Task.FromResult(Stray(context))));
    }

    private Task<IResult> RetiredAsync(HttpContext context)
    {
        Stray(context);
        return OverAsync(context, _ => -240);
    }

    private IResult Stray(HttpContext context)
    {
        strays.Enqueue($"{context.Request.Method} {context.Request.Path}");
        return Results.NotFound();
    }

    /// <summary>The checks in Zalo's order; 0 accepts.</summary>
    private int Verdict(ZaloCall call)
    {
        if (call.Body["message"] is not JsonObject message || (message["text"] is null && message["attachment"] is null) || !users.TryGetValue(call.User, out var last))
            return -201;
        if (Blocked.ContainsKey(call.User))
            return -217;
        if (last is null)
            return -232;
        if (WindowOf(call.User).State == ZaloWindowState.Closed)
            return -230;
        if (call.Upload is { } upload && Uploads.IsGone(upload))
            return -100;
        return call.Text.Length > MostText || !IsComposed(call.Text) ? -210 : 0;
    }

    private int TemplateVerdict(ZaloCall call) =>
        !users.ContainsKey(call.User) ? -201 : Blocked.ContainsKey(call.User) ? -217 : Templates.Verdict(call, byPhone: false);

    private IResult Describe(HttpContext context) => TokenFault(context)
        ?? (Templates.Describe(context.Request.Query["template_id"].ToString()) is { } declared ? Answer(context, declared) : Error(context, -109));

    private async Task<IResult> OverAsync(HttpContext context, Func<ZaloCall, int> verdict)
    {
        if (TokenFault(context) is { } fault)
            return fault;
        var body = (await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted))!.AsObject();
        var call = Remember(context, body);
        var trouble = Script(call);
        var inTime = Rates.Take();
        var code = trouble?.Code is { } scripted and not 0 ? scripted : verdict(call) is var refusal and not 0 ? refusal : inTime ? 0 : TooFast;
        var id = NextId();
        if (code == 0 && trouble is null or { Arrives: true })
        {
            Show(id, call);
            await BeforeAnswer(id, call);
            News.TellAfterwards(context, id, call);
        }
        return trouble switch
        {
            { Status: 0 } => Break(context),
            { Status: not 200 } => Results.Json(new { }, statusCode: trouble.Status),
            _ when code != 0 => Error(context, code),
            _ when call.Template.Length > 0 => Answer(context, new JsonObject { ["msg_id"] = id, ["sent_time"] = Milliseconds(), ["quota"] = Templates.Quota() }),
            _ => Answer(context, new JsonObject { ["message_id"] = id, ["user_id"] = call.User, ["sent_time"] = Milliseconds(), ["quota"] = Quota(call) }),
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

    private void Show(string id, ZaloCall call)
    {
        shown.Enqueue((id, call));
        var template = Templates.Find(call.Template);
        var file = call.Upload is { } upload ? Uploads.Find(upload) : null;
        Chats.Show(call.User, new ZaloLine(0, default, Mine: false, id, template?.Filled(call.Values) ?? call.Text)
        {
            Title = template?.Title,
            Buttons = call.Shown,
            FileName = file?.Name,
            File = file?.Content,
        });
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

    private static bool IsComposed(string text) => !text.AsSpan().ContainsAnyInRange('\u0300', '\u036F');

    private JsonObject Quota(ZaloCall call)
    {
        var quota = new JsonObject { ["quota_type"] = WindowOf(call.User).State == ZaloWindowState.Free ? "reply" : "sub_quota" };
        if (SaysRemain)
            (quota["remain"], quota["total"]) = ("8", "8");
        return quota;
    }

    /// <summary>19 digits, and never one of an earlier life.</summary>
    private string NextId() => ((real().ToUnixTimeMilliseconds() * 1_000_000) + Interlocked.Increment(ref sent)).ToString(CultureInfo.InvariantCulture);

    private string Milliseconds() => real().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    private IResult Answer(HttpContext context, JsonObject data) => Json(context, new JsonObject { ["error"] = 0, ["message"] = "Success", ["data"] = data });

    private IResult Error(HttpContext context, int code) => Json(context, new JsonObject { ["error"] = code, ["message"] = "Error" });

    private IResult Json(HttpContext context, JsonObject body)
    {
        Rates.Tell(context.Response);
        return Results.Text(body.ToJsonString(), "text/json", Encoding.UTF8);
    }

    private static IResult Break(HttpContext context)
    {
        context.Abort();
        return Results.Empty;
    }
}
