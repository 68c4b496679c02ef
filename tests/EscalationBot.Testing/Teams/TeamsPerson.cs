using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace EscalationBot.Testing.Teams;

/// <summary>Somebody with Teams: what they do becomes activities as the service posts them to the bot, with its token.</summary>
/// <param name="bot">Where the bot listens.</param>
/// <param name="name">Their id in the directory; their chat is "a:" and this name.</param>
public sealed class TeamsPerson(HttpClient bot, FakeConnector connector, string name)
{
    private const string BotId = $"28:{TokenKeys.AppId}";

    private long lastId = 1_485_983_408_000;

    public string Name => name;

    public string Chat => $"a:{name}";

    /// <summary>What stands in their chat, oldest first.</summary>
    public IReadOnlyList<Shown> Sees => connector.SeenIn(Chat);

    /// <summary>Installs the app: two activities come, as in life.</summary>
    public async Task InstallAsync()
    {
        connector.Open(Chat, name);
        await Task.WhenAll(PostAsync(Installation("add")), PostAsync(Activity("conversationUpdate", new JsonObject
        {
            ["membersAdded"] = new JsonArray(new JsonObject { ["id"] = BotId }, new JsonObject { ["id"] = $"29:{name}" }),
        })));
    }

    public Task<HttpStatusCode> UninstallAsync() => PostAsync(Installation("remove"));

    public Task<HttpStatusCode> SayAsync(string text) => PostAsync(Saying(text));

    /// <summary>Presses the button with these words on the newest card that has one.</summary>
    public async Task<JsonObject> PressAsync(string words)
    {
        var (status, body) = await AskAsync(Pressing(words));
        return status == HttpStatusCode.OK ? body! : throw new InvalidOperationException($"The press was answered with {status}.");
    }

    /// <summary>Fills in the newest card whose field has this label, and sends it.</summary>
    public async Task<JsonObject> FillAsync(string label, string value)
    {
        var (status, body) = await AskAsync(Filling(label, value));
        return status == HttpStatusCode.OK ? body! : throw new InvalidOperationException($"The field was answered with {status}.");
    }

    public JsonObject Filling(string label, string value)
    {
        var card = Sees.Last(s => s.Inputs.Any(i => (string?)i["label"] == label));
        var button = card.Parts.Single(e => (string?)e["type"] == "Action.Execute" && e["associatedInputs"] is null);
        var data = button["data"]!.DeepClone().AsObject();
        data[(string)card.Inputs.Single()["id"]!] = value;
        return Executing(card, button, data);
    }

    /// <summary>The same on a client that knows no Action.Execute.</summary>
    public Task<HttpStatusCode> SubmitAsync(string words)
    {
        var (card, button) = Find(words);
        return PostAsync(Activity("message", new JsonObject { ["value"] = button["fallback"]!["data"]!.DeepClone(), ["replyToId"] = card.Id }));
    }

    public JsonObject Pressing(string words)
    {
        var (card, button) = Find(words);
        return Executing(card, button, button["data"]!.DeepClone());
    }

    public JsonObject Saying(string text) => Activity("message", new JsonObject { ["text"] = text, ["textFormat"] = "plain" });

    public JsonObject Installation(string action) => Activity("installationUpdate", new JsonObject { ["action"] = action });

    /// <summary>An activity of this person in the personal chat, with an id of its own.</summary>
    public JsonObject Activity(string type, JsonObject members)
    {
        members["type"] = type;
        members["id"] = Interlocked.Increment(ref lastId).ToString(CultureInfo.InvariantCulture);
        members["timestamp"] = "2024-09-23T01:05:00.055Z";
        members["channelId"] = "msteams";
        members["serviceUrl"] = TokenKeys.ServiceUrl;
        members["from"] = new JsonObject { ["id"] = $"29:{name}", ["name"] = name, ["aadObjectId"] = name };
        members["recipient"] = new JsonObject { ["id"] = BotId, ["name"] = "EscalationBot" };
        members["conversation"] = new JsonObject { ["id"] = Chat, ["conversationType"] = "personal", ["tenantId"] = FakeConnector.TenantId };
        members["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = FakeConnector.TenantId } };
        members["entities"] ??= new JsonArray(new JsonObject { ["type"] = "clientInfo", ["locale"] = "vi-VN", ["platform"] = "Web" });
        return members;
    }

    /// <summary>Delivers an activity the way the service does.</summary>
    /// <param name="authorization">Instead of a good token; empty sends none.</param>
    public async Task<HttpStatusCode> PostAsync(JsonObject activity, string? authorization = null) => (await AskAsync(activity, authorization)).Status;

    /// <summary>The service gives up waiting for the answer.</summary>
    public async Task PostAndHangUpAsync(JsonObject activity)
    {
        using var request = Request(activity, null);
        using var gone = new CancellationTokenSource();
        var sending = bot.SendAsync(request, gone.Token);
        await gone.CancelAsync();
        await ((Task)sending).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task<(HttpStatusCode Status, JsonObject? Body)> AskAsync(JsonObject activity, string? authorization = null)
    {
        using var request = Request(activity, authorization);
        using var response = await bot.SendAsync(request);
        var body = await response.Content.ReadAsStringAsync();
        return (response.StatusCode, body.Length > 0 && body[0] == '{' ? JsonNode.Parse(body)!.AsObject() : null);
    }

    private HttpRequestMessage Request(JsonObject activity, string? authorization)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages")
        {
            Content = new StringContent(activity.ToJsonString(), Encoding.UTF8, "application/json"),
        };
        if (authorization != "")
            request.Headers.TryAddWithoutValidation("Authorization", authorization ?? $"Bearer {connector.Keys.Token()}");
        return request;
    }

    private JsonObject Executing(Shown card, JsonObject button, JsonNode data) => Activity("invoke", new JsonObject
    {
        ["name"] = "adaptiveCard/action",
        ["replyToId"] = card.Id,
        ["value"] = new JsonObject { ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = (string?)button["verb"], ["data"] = data } },
    });

    private (Shown Card, JsonObject Button) Find(string words)
    {
        var card = Sees.Last(s => s.Buttons.Any(b => b.Contains(words, StringComparison.Ordinal)));
        return (card, card.Button(words));
    }
}
