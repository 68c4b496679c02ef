using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using EscalationBot.ZaloSimulator;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EscalationBot.Testing.Teams;

/// <summary>
/// Microsoft's side of Teams on a port of this machine: the Bot Connector with its faults, the token service and the OpenID
/// documents. The bot keeps the real addresses; <see cref="Wire"/> leads them here.
/// </summary>
public sealed class FakeConnector : IAsyncDisposable
{
    public const string TenantId = "0f0f0f0f-0000-4000-8000-00000000a0a0";

    private const int LargestMessage = 2 * 28 * 1024;

    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<string, Shown>> chats = new();
    private readonly ConcurrentDictionary<(ConnectorAction, string), int> counts = new();
    private readonly ConcurrentQueue<ConnectorCall> calls = new();
    private readonly ConcurrentDictionary<string, string> chatOf = new();
    private readonly ConcurrentDictionary<string, bool> withdrawn = new();
    private long lastId = 1_727_053_500_000;
    private int tokens;

    /// <summary>A call was answered or refused.</summary>
    private event Action<ConnectorCall>? Done;

    private FakeConnector(WebApplication app, TimeProvider time) => (this.app, Clock, Keys) = (app, time, new TokenKeys(time));

    /// <summary>By which calls are stamped.</summary>
    public TimeProvider Clock { get; set; }

    public TokenKeys Keys { get; }

    /// <summary>What goes wrong, by call; may be changed while the bot runs. Nothing does by itself.</summary>
    public Func<ConnectorCall, Trouble?> Script { get; set; } = _ => null;

    /// <summary>The OpenID documents cannot be had.</summary>
    public bool MetadataDown { get; set; }

    /// <summary>False as for a developer's own client, which asks for no token.</summary>
    public bool AsksForToken { get; set; } = true;

    /// <summary>The organisation's SharePoint.</summary>
    public FakeOneDrive Drive { get; } = new();

    /// <summary>Its own address, for a bot that is not led here by <see cref="Wire"/>.</summary>
    public Uri ServiceUrl => new(new Uri(app.Urls.First()), "smba.trafficmanager.net/apac/tenant/");

    /// <summary>Registered for the app: then only what is signed with it gets a token, and otherwise whoever shows a secret.</summary>
    public X509Certificate2? Certificate { get; set; }

    /// <summary>How long a token that it issues is good.</summary>
    public int TokenSeconds { get; set; } = 3600;

    /// <summary>How many tokens the bot asked for.</summary>
    public int TokensIssued => tokens;

    /// <summary>Every call in the order in which it came, also those that went wrong.</summary>
    public IReadOnlyList<ConnectorCall> Calls => [.. calls];

    /// <summary>Ends when a call came that is like this, also one that came already.</summary>
    public Task<ConnectorCall> CalledAsync(Func<ConnectorCall, bool> like)
    {
        var came = new TaskCompletionSource<ConnectorCall>(TaskCreationOptions.RunContinuationsAsynchronously);
        Done += Look;
        foreach (var call in calls)
            Look(call);
        return came.Task;

        void Look(ConnectorCall call)
        {
            if (like(call) && came.TrySetResult(call))
                Done -= Look;
        }
    }

    /// <summary>A token that it issued is no good any more.</summary>
    public void Withdraw(string token) => withdrawn[token] = true;

    /// <summary>What people see in a chat, oldest first.</summary>
    public IReadOnlyList<Shown> SeenIn(string chat) => [.. ChatOf(chat).Values.Where(s => !s.Call.IsTyping).OrderBy(s => s.Id, StringComparer.Ordinal)];

    public static async Task<FakeConnector> StartAsync(TimeProvider time)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddRoutingCore();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var connector = new FakeConnector(app, time);
        app.MapGet("/login.botframework.com/{**path}", (Delegate)connector.Document);
        app.MapPost("/login.microsoftonline.com/{tenant}/oauth2/v2.0/token", (Delegate)connector.IssueAsync);
        app.MapPost("/smba.trafficmanager.net/{region}/{tenant}/v3/conversations", (Delegate)connector.CreateAsync);
        app.MapPost("/smba.trafficmanager.net/teams/v3/conversations", (Delegate)connector.CreateAsync);
        app.MapPost("/smba.trafficmanager.net/{region}/{tenant}/v3/conversations/{chat}/activities", connector.SendAsync);
        app.MapPost("/smba.trafficmanager.net/teams/v3/conversations/{chat}/activities", connector.SendAsync);
        app.MapPut("/smba.trafficmanager.net/{region}/{tenant}/v3/conversations/{chat}/activities/{activity}", connector.UpdateAsync);
        app.MapDelete("/smba.trafficmanager.net/{region}/{tenant}/v3/conversations/{chat}/activities/{activity}", connector.Delete);
        connector.Drive.Map(app);
        await app.StartAsync();
        return connector;
    }

    /// <summary>How the bot's requests get here: over real sockets, to this port instead of the host they name.</summary>
    public HttpMessageHandler Wire() => new Detour(new Uri(app.Urls.First()));

    /// <summary>Opens the personal chat of somebody, as an install does.</summary>
    public void Open(string chat, string user)
    {
        chatOf[user] = chat;
        chats.TryAdd(chat, new());
    }

    /// <summary>The id of that chat means nothing any more.</summary>
    public void Forget(string chat) => chats.TryRemove(chat, out _);

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private ConcurrentDictionary<string, Shown> ChatOf(string chat) => chats.TryGetValue(chat, out var messages) ? messages : [];

    private IResult Document(HttpContext context) =>
        !MetadataDown && Keys.DocumentAt($"https://login.botframework.com{context.Request.Path.Value!["/login.botframework.com".Length..]}") is { } document
            ? Results.Text(document, "application/json")
            : Results.StatusCode(StatusCodes.Status503ServiceUnavailable);

    private async Task<IResult> IssueAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        if (form["scope"] != "https://api.botframework.com/.default" || form["client_id"] != TokenKeys.AppId || !await IsProvenAsync(form))
            return Results.Json(new { error = "invalid_client" }, statusCode: StatusCodes.Status400BadRequest);
        return Results.Json(new { token_type = "Bearer", expires_in = TokenSeconds, access_token = $"token-{Interlocked.Increment(ref tokens)}" });
    }

    private async Task<bool> IsProvenAsync(IFormCollection form) => Certificate is null
        ? form["client_secret"].Count > 0
        : form["client_assertion_type"] == "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
            && await TokenKeys.IsSignedByAsync(form["client_assertion"].ToString(), Certificate);

    private async Task<IResult> CreateAsync(HttpContext context)
    {
        var body = await ReadAsync(context);
        var user = (string?)body["members"]?[0]?["id"] ?? "";
        if (!chatOf.TryGetValue(user, out var chat))
            return Refuse(Call(ConnectorAction.Create, "", body), Trouble.NotInstalled);
        chats.TryAdd(chat, new());
        return Do(context, Call(ConnectorAction.Create, "", body), () => Results.Json(new { id = chat }, statusCode: StatusCodes.Status201Created));
    }

    private async Task<IResult> SendAsync(HttpContext context, string chat)
    {
        var call = Call(ConnectorAction.Send, chat, await ReadAsync(context));
        if (!chats.ContainsKey(chat))
            return Refuse(call, Trouble.NoSuchChat);
        if (context.Request.ContentLength > LargestMessage)
            return Refuse(call, Trouble.TooBig);
        if (!call.IsTyping && call.Text.Length == 0 && call.Body["attachments"] is null)
            return Refuse(call, new Trouble(400, """{"error":{"code":"BadSyntax","message":"Activity must include non empty 'text' field or at least 1 attachment"}}"""));
        return Do(context, call, () => Show(chat, call));
    }

    private async Task<IResult> UpdateAsync(HttpContext context, string chat, string activity)
    {
        var call = Call(ConnectorAction.Update, chat, await ReadAsync(context), activity);
        return ChatOf(chat).TryGetValue(activity, out var shown)
            ? Do(context, call, () => Put(chat, shown, call))
            : Refuse(call, Trouble.NoSuchChat);
    }

    private IResult Delete(HttpContext context, string chat, string activity) => Do(
        context, Call(ConnectorAction.Delete, chat, [], activity), () => ChatOf(chat).TryRemove(activity, out _) ? Results.Ok() : Answer(Trouble.NoSuchChat));

    /// <summary>A typing sign and a message that mixes text and card, which is split, bring back no id.</summary>
    private IResult Show(string chat, ConnectorCall call)
    {
        var id = Interlocked.Increment(ref lastId).ToString(CultureInfo.InvariantCulture);
        ChatOf(chat)[id] = new Shown(chat, id, call, call);
        return call.IsMixed || call.IsTyping ? Results.StatusCode(StatusCodes.Status202Accepted) : Results.Json(new { id }, statusCode: StatusCodes.Status201Created);
    }

    private IResult Put(string chat, Shown shown, ConnectorCall call)
    {
        ChatOf(chat)[shown.Id] = shown with { Call = call };
        return Results.Json(new { id = shown.Id });
    }

    private IResult Do(HttpContext context, ConnectorCall call, Func<IResult> accept)
    {
        if (AsksForToken && (context.Request.Headers.Authorization.ToString() is not ['B', 'e', 'a', 'r', 'e', 'r', ' ', .. ['t', 'o', 'k', 'e', 'n', '-', ..] token] || withdrawn.ContainsKey(token)))
            return Refuse(call, Trouble.Unauthorized);
        var trouble = Script(call);
        var accepted = trouble is null or { Arrives: true } ? accept() : null;
        Note(call);
        if (trouble is null)
            return accepted!;
        if (trouble.Status > 0)
            return Answer(trouble);
        context.Abort();
        return Results.Empty;
    }

    /// <summary>What is refused was a call nevertheless.</summary>
    private Wrong Refuse(ConnectorCall call, Trouble trouble)
    {
        Note(call);
        return Answer(trouble);
    }

    private void Note(ConnectorCall call)
    {
        calls.Enqueue(call);
        Done?.Invoke(call);
    }

    private static Wrong Answer(Trouble trouble) => new Wrong(trouble);

    private ConnectorCall Call(ConnectorAction action, string chat, JsonObject body, string? activity = null) =>
        new(action, chat, counts.AddOrUpdate((action, chat), 1, (_, n) => n + 1), body, activity) { At = Clock.GetUtcNow() };

    private static async Task<JsonObject> ReadAsync(HttpContext context) =>
        (await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted))!.AsObject();

    private sealed class Wrong(Trouble trouble) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = trouble.Status;
            if (trouble.RetryAfter is { } wait)
                httpContext.Response.Headers.RetryAfter = wait;
            return httpContext.Response.WriteAsync(trouble.Body);
        }
    }
}
