using System.Globalization;
using System.Net;
using System.Net.Mime;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using EscalationBot.Channels.Http;
using EscalationBot.Channels.Limits;
using EscalationBot.Channels.Zalo.Tokens;
using EscalationBot.Channels.Zalo.Webhook;
using EscalationBot.Conversation.Delivery;

namespace EscalationBot.Channels.Zalo.Sending;

/// <summary>How a call to Zalo ended.</summary>
internal abstract record ZaloAnswer
{
    private ZaloAnswer() { }

    /// <param name="Data">"data" of the answer; a copy.</param>
    public sealed record Done(JsonElement? Data) : ZaloAnswer
    {
        public string? MessageId => Data.Get("message_id", "msg_id").AsText();
    }

    /// <summary>Certainly not carried out: the answer names an error, whatever its HTTP status.</summary>
    public sealed record Failed(int Code) : ZaloAnswer;

    /// <summary>No byte of the request left.</summary>
    /// <param name="Lasting">Waiting does not help.</param>
    public sealed record NotSent(string Reason, bool Lasting) : ZaloAnswer;

    /// <summary>It may have been carried out.</summary>
    public sealed record Ambiguous(string Reason) : ZaloAnswer;
}

/// <summary>The calls of the OA API and of the template service that the bot makes. Never throws for what the network does.</summary>
internal sealed class ZaloClient(HttpClient http, ZaloTokens tokens, ZaloOptions options, ILimitReports limits)
{
    /// <summary>There was no room for the call within the patience of its errand.</summary>
    public const string NoRoom = "no-room";

    private const int TooFast = -32;
    private const int TokenInvalid = -216;

    private static readonly JsonSerializerOptions Unescaped = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A consultation message (v3.0/oa/message/cs).</summary>
    public Task<ZaloAnswer> SayAsync(string oa, JsonObject body, Errand errand, CancellationToken cancellation) =>
        PostAsync(oa, options.OpenApiBaseUrl, "v3.0/oa/message/cs", () => Json(body), errand, cancellation);

    /// <summary>An approved text to a user of the account (v3.0/oa/message/template).</summary>
    public Task<ZaloAnswer> SendTemplateAsync(string oa, JsonObject body, Errand errand, CancellationToken cancellation) =>
        PostAsync(oa, options.OpenApiBaseUrl, "v3.0/oa/message/template", () => Json(body), errand, cancellation);

    /// <summary>An approved text to a telephone number (message/template of the template service).</summary>
    public Task<ZaloAnswer> SendTemplateByPhoneAsync(string oa, JsonObject body, Errand errand, CancellationToken cancellation) =>
        PostAsync(oa, options.BusinessBaseUrl, "message/template", () => Json(body), errand, cancellation);

    /// <summary>What Zalo declares about a template: "status" and "listParams" in the answer. The template service is outside of the limits of accounts.</summary>
    public Task<ZaloAnswer> TemplateInfoAsync(string oa, string template, CancellationToken cancellation) =>
        CallAsync(oa, () => new HttpRequestMessage(HttpMethod.Get, Address(options.BusinessBaseUrl, $"template/info/v2?template_id={Uri.EscapeDataString(template)}")), null, cancellation);

    /// <summary>Hands over a file to be sent: "token" in the answer, good for a week.</summary>
    public Task<ZaloAnswer> UploadFileAsync(string oa, string name, byte[] content, Errand errand, CancellationToken cancellation) =>
        PostAsync(oa, options.OpenApiBaseUrl, "v2.0/oa/upload/file", () => new MultipartFormDataContent { { new ByteArrayContent(content), "file", name } }, errand, cancellation);

    /// <summary>Hands over a picture to be sent: "attachment_id" in the answer, good for a week.</summary>
    public Task<ZaloAnswer> UploadImageAsync(string oa, string name, byte[] content, Errand errand, CancellationToken cancellation) =>
        PostAsync(oa, options.OpenApiBaseUrl, "v2.0/oa/upload/image", () => new MultipartFormDataContent { { new ByteArrayContent(content), "file", name } }, errand, cancellation);

    private Task<ZaloAnswer> PostAsync(string oa, string host, string path, Func<HttpContent> content, Errand errand, CancellationToken cancellation) =>
        CallAsync(oa, () => new HttpRequestMessage(HttpMethod.Post, Address(host, path)) { Content = content() }, errand, cancellation);

    private static string Address(string host, string path) => $"{host.TrimEnd('/')}/{path}";

    private static StringContent Json(JsonObject body) => new(body.ToJsonString(Unescaped), Encoding.UTF8, MediaTypeNames.Application.Json);

    /// <summary>A token that is refused is replaced once.</summary>
    /// <param name="errand">Null for what no limit counts.</param>
    private async Task<ZaloAnswer> CallAsync(string oa, Func<HttpRequestMessage> call, Errand? errand, CancellationToken cancellation)
    {
        string? refused = null;
        for (var last = false; ; last = true)
        {
            using var room = errand is null ? null : await errand.NextAsync(cancellation);
            if (errand is not null && room is null)
                return new ZaloAnswer.NotSent(NoRoom, Lasting: false);
            string token;
            try
            {
                token = await tokens.GetAsync(oa, refused, cancellation);
            }
            catch (TokenUnavailableException e)
            {
                return new ZaloAnswer.NotSent(e.Message, e.Lasting);
            }
            var answer = await OnceAsync(token, call, cancellation);
            if (last || answer is not ZaloAnswer.Failed failed || ZaloErrors.OfOa(failed.Code) != ZaloErrorClass.Token)
                return answer;
            refused = token;
        }
    }

    private async Task<ZaloAnswer> OnceAsync(string token, Func<HttpRequestMessage> call, CancellationToken cancellation)
    {
        using var request = call();
        request.Headers.TryAddWithoutValidation("access_token", token);
        if (options.AppSecretProof)
            request.Headers.TryAddWithoutValidation("appsecret_proof", Proof(options.AppSecret, token));
        try
        {
            using var response = await http.SendAsync(request, cancellation);
            Report(response);
            return Read(response.StatusCode, await response.Content.ReadAsStringAsync(cancellation));
        }
        catch (HttpRequestException e) when (e.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError)
        {
            return new ZaloAnswer.NotSent($"connect-{e.HttpRequestError}", Lasting: false);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
        {
            return new ZaloAnswer.Ambiguous(e is OperationCanceledException ? "timeout" : "connection-broke");
        }
    }

    /// <summary>HMAC-SHA256 of the token, with the app's secret as key (Zalo's SDK, AppSecretProofUtil).</summary>
    internal static string Proof(string appSecret, string token) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(appSecret), Encoding.UTF8.GetBytes(token)));

    private static ZaloAnswer Read(HttpStatusCode status, string body)
    {
        if ((int)status >= 500)
            return new ZaloAnswer.Ambiguous($"http-{(int)status}");
        if (status == HttpStatusCode.Unauthorized)
            return new ZaloAnswer.Failed(TokenInvalid);
        if (status == HttpStatusCode.TooManyRequests)
            return new ZaloAnswer.Failed(TooFast);
        try
        {
            using var json = JsonDocument.Parse(body);
            JsonElement? root = json.RootElement;
            return root.Get("error").AsNumber() switch
            {
                0 when (int)status < 300 => new ZaloAnswer.Done(root.Get("data")?.Clone()),
                { } code when code != 0 => new ZaloAnswer.Failed((int)code),
                _ => (int)status < 300 ? new ZaloAnswer.Ambiguous("no-verdict") : new ZaloAnswer.Failed((int)status),
            };
        }
        catch (JsonException)
        {
            return (int)status < 300 ? new ZaloAnswer.Ambiguous("no-json") : new ZaloAnswer.Failed((int)status);
        }
    }

    private void Report(HttpResponseMessage response)
    {
        if (Header(response, "X-RateLimit-Limit") is var most && Header(response, "X-RateLimit-Remain") is var left && (most ?? left) is not null)
            limits.Report(ZaloSetup.ChannelName, new ServiceLimit(most, TimeSpan.FromMinutes(1), left));
    }

    private static int? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) && int.TryParse(values.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
}
