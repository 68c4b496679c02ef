using System.Net.Http.Json;
using System.Text.Json;
using EscalationBot.Channels.Limits;
using EscalationBot.Channels.Zalo.Webhook;

namespace EscalationBot.Channels.ZaloBot;

/// <summary>How a call to the Bot API ended.</summary>
internal abstract record BotAnswer
{
    private BotAnswer() { }

    /// <param name="Result">A copy.</param>
    public sealed record Done(JsonElement? Result) : BotAnswer;

    /// <param name="Code">"error_code" of the answer, or its HTTP status.</param>
    public sealed record Failed(int Code) : BotAnswer;

    /// <summary>No byte of the request left.</summary>
    public sealed record NotSent(string Reason) : BotAnswer;

    /// <summary>It may have been carried out.</summary>
    public sealed record Ambiguous(string Reason) : BotAnswer;
}

/// <summary>The methods of the Zalo Bot API that the bot calls. The token is part of the address, so addresses are never logged.</summary>
internal sealed class ZaloBotClient(HttpClient http, ZaloBotOptions options)
{
    /// <summary>What a long poll ends with when nothing came.</summary>
    public const int NothingCame = 408;

    /// <summary>There was no room for the call within the patience of its errand.</summary>
    public const string NoRoom = "no-room";

    public async Task<BotAnswer> SendAsync(string chat, string text, Errand errand, CancellationToken cancellation)
    {
        using var room = await errand.NextAsync(cancellation);
        return room is null ? new BotAnswer.NotSent(NoRoom) : await CallAsync("sendMessage", new { chat_id = chat, text }, cancellation);
    }

    /// <summary>One update, or <see cref="NothingCame"/>.</summary>
    public Task<BotAnswer> NextAsync(TimeSpan wait, CancellationToken cancellation) =>
        CallAsync("getUpdates", new { timeout = (int)wait.TotalSeconds }, cancellation);

    public Task<BotAnswer> WebhookAsync(CancellationToken cancellation) => CallAsync("getWebhookInfo", new { }, cancellation);

    private async Task<BotAnswer> CallAsync(string method, object body, CancellationToken cancellation)
    {
        try
        {
            using var response = await http.PostAsJsonAsync($"{options.BaseUrl.TrimEnd('/')}/bot{options.Token}/{method}", body, cancellation);
            return Read((int)response.StatusCode, await response.Content.ReadAsStringAsync(cancellation));
        }
        catch (HttpRequestException e) when (e.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError)
        {
            return new BotAnswer.NotSent($"connect-{e.HttpRequestError}");
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            return new BotAnswer.Ambiguous(e is OperationCanceledException ? "timeout" : "connection-broke");
        }
    }

    private static BotAnswer Read(int status, string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            JsonElement? root = json.RootElement;
            if (root.Get("ok") is { ValueKind: JsonValueKind.True })
                return new BotAnswer.Done(root.Get("result")?.Clone());
            if (root.Get("error_code").AsNumber() is { } code)
                return new BotAnswer.Failed((int)code);
        }
        catch (JsonException)
        {
            // A gateway's page; its status says the rest.
        }
        return status is >= 400 and < 500 ? new BotAnswer.Failed(status) : new BotAnswer.Ambiguous($"http-{status}");
    }
}
