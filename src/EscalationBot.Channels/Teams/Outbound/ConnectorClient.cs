using System.Net;
using System.Net.Http.Headers;
using System.Net.Mime;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using EscalationBot.Channels.Http;
using EscalationBot.Channels.Limits;
using EscalationBot.Channels.Teams.Wire;

namespace EscalationBot.Channels.Teams.Outbound;

/// <summary>How a call to the Connector ended.</summary>
internal abstract record ConnectorAnswer
{
    private ConnectorAnswer() { }

    /// <param name="Id">Of the activity or conversation; some accepted calls bring none.</param>
    public sealed record Done(string? Id) : ConnectorAnswer;

    /// <summary>Certainly not carried out.</summary>
    /// <param name="RetryAfter">What the answer asks to wait.</param>
    public sealed record Refused(ConnectorError Error, TimeSpan? RetryAfter) : ConnectorAnswer;

    /// <summary>No byte of the request left: the host did not answer, or there is no token.</summary>
    public sealed record NotSent(string Reason) : ConnectorAnswer;

    /// <summary>It may have been carried out: the answer is missing, or says only that something broke.</summary>
    public sealed record Ambiguous(string Reason) : ConnectorAnswer;
}

/// <summary>The calls of the Bot Connector REST API that the bot makes. Never throws for what the network does.</summary>
internal sealed class ConnectorClient(HttpClient http, IBotToken token, ServiceUrls urls, TimeProvider time)
{
    /// <summary>Answers that leave open whether the call was carried out.</summary>
    private static readonly HashSet<HttpStatusCode> Unclear =
    [
        HttpStatusCode.RequestTimeout, HttpStatusCode.InternalServerError, HttpStatusCode.BadGateway,
        HttpStatusCode.ServiceUnavailable, HttpStatusCode.GatewayTimeout,
    ];

    /// <summary>There was no room for the call within the patience of its errand.</summary>
    public const string NoRoom = "no-room";

    public Task<ConnectorAnswer> SendAsync(Reference to, JsonObject activity, Errand errand, CancellationToken cancellation) =>
        CallAsync(HttpMethod.Post, to.ServiceUrl, $"v3/conversations/{Escape(to.ConversationId)}/activities", activity, errand, cancellation);

    /// <summary>Sends what belongs to something that was done already: what was certainly not taken for the moment is sent again.</summary>
    public async Task<ConnectorAnswer> InsistAsync(Reference to, JsonObject activity, Errand errand, CancellationToken cancellation)
    {
        ConnectorAnswer answer;
        do
            answer = await SendAsync(to, activity, errand, cancellation);
        while (errand.MayRepeat(now => SendOutcome.Of(answer, now)));
        return answer;
    }

    public Task<ConnectorAnswer> UpdateAsync(Reference to, string activityId, JsonObject activity, Errand errand, CancellationToken cancellation) =>
        CallAsync(HttpMethod.Put, to.ServiceUrl, $"v3/conversations/{Escape(to.ConversationId)}/activities/{Escape(activityId)}", activity, errand, cancellation);

    public Task<ConnectorAnswer> DeleteAsync(Reference to, string activityId, Errand errand, CancellationToken cancellation) =>
        CallAsync(HttpMethod.Delete, to.ServiceUrl, $"v3/conversations/{Escape(to.ConversationId)}/activities/{Escape(activityId)}", null, errand, cancellation);

    /// <summary>Opens the chat with one person; for somebody who has one already it names that.</summary>
    public Task<ConnectorAnswer> CreateAsync(string serviceUrl, JsonObject parameters, Errand errand, CancellationToken cancellation) =>
        CallAsync(HttpMethod.Post, serviceUrl, "v3/conversations", parameters, errand, cancellation);

    private static string Escape(string id) => Uri.EscapeDataString(id);

    /// <summary>A token that is refused is renewed once.</summary>
    private async Task<ConnectorAnswer> CallAsync(HttpMethod method, string serviceUrl, string path, JsonObject? body, Errand errand, CancellationToken cancellation)
    {
        if (!urls.TryRead(serviceUrl, out var root))
            return new ConnectorAnswer.NotSent("service-url-not-allowed");
        var url = new Uri(root, path);
        var (answer, shown) = await OnceAsync(method, url, body, refused: null, errand, cancellation);
        return answer is ConnectorAnswer.Refused { Error.Status: (int)HttpStatusCode.Unauthorized }
            ? (await OnceAsync(method, url, body, shown, errand, cancellation)).Answer
            : answer;
    }

    /// <returns>The answer, and the token that was shown.</returns>
    private async Task<(ConnectorAnswer Answer, string? Shown)> OnceAsync(
        HttpMethod method, Uri url, JsonObject? body, string? refused, Errand errand, CancellationToken cancellation)
    {
        using var room = await errand.NextAsync(cancellation);
        if (room is null)
            return (new ConnectorAnswer.NotSent(NoRoom), null);
        string? bearer;
        try
        {
            bearer = await token.GetAsync(refused, cancellation);
        }
        catch (TokenUnavailableException e)
        {
            return (new ConnectorAnswer.NotSent(e.Message), null);
        }
        return (await PutOnWireAsync(method, url, body, bearer, cancellation), bearer);
    }

    private async Task<ConnectorAnswer> PutOnWireAsync(HttpMethod method, Uri url, JsonObject? body, string? bearer, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(method, url);
        if (body is not null)
            request.Content = new StringContent(body.ToJsonString(TeamsJson.Options), Encoding.UTF8, MediaTypeNames.Application.Json);
        if (bearer is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        try
        {
            using var response = await http.SendAsync(request, cancellation);
            return await ReadAsync(response, cancellation);
        }
        catch (HttpRequestException e) when (e.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError)
        {
            return new ConnectorAnswer.NotSent($"connect-{e.HttpRequestError}");
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
        {
            return new ConnectorAnswer.Ambiguous(e is OperationCanceledException ? "timeout" : "connection-broke");
        }
    }

    private async Task<ConnectorAnswer> ReadAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        var body = await response.Content.ReadAsStringAsync(cancellation);
        if (response.IsSuccessStatusCode)
            return new ConnectorAnswer.Done(IdIn(body));
        if (Unclear.Contains(response.StatusCode))
            return new ConnectorAnswer.Ambiguous($"http-{(int)response.StatusCode}");
        return new ConnectorAnswer.Refused(ConnectorError.Read((int)response.StatusCode, body), RetryAfter(response));
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } wait } => wait,
        { Date: { } date } when date > time.GetUtcNow() => date - time.GetUtcNow(),
        _ => null,
    };

    private static string? IdIn(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return ((JsonElement?)json.RootElement).Member("id").Text();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
