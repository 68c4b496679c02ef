using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EscalationBot.ZaloSimulator;

/// <summary>
/// Zalo's sender of events: signs the raw bytes, waits two seconds, repeats what was not answered with 200 (the same body, the
/// same timestamp), and after the last try posts nothing more until the address is entered anew.
/// </summary>
/// <param name="bot">Where the bot listens.</param>
/// <param name="now">Zalo's clock.</param>
public sealed class FakeZaloWebhook(HttpClient bot, ZaloAccountKeys keys, Func<DateTimeOffset> now)
{
    private static readonly JsonSerializerOptions Unescaped = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>How long after each try the next one comes.</summary>
    private static readonly TimeSpan[] Ladder =
        [TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(30), TimeSpan.FromHours(1)];

    private readonly Lock gate = new();
    private readonly List<Retry> waiting = [];

    /// <summary>False when Zalo gave up: nothing is posted any more.</summary>
    public bool IsOn { get; private set; } = true;

    /// <summary>How long Zalo waits for an answer.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The address is entered in the console: an unsigned, empty object tries it.</summary>
    public async Task RegisterAsync() => IsOn = await PostRawAsync("{}", null) == HttpStatusCode.OK;

    /// <summary>The first delivery of an event.</summary>
    /// <returns>Null when there was no answer, or nothing was posted.</returns>
    public Task<HttpStatusCode?> PostAsync(JsonObject body, bool templateService = false) =>
        DeliverAsync(new Retry(body.ToJsonString(Unescaped), body["timestamp"]!.ToString(), templateService, 0, now()));

    /// <summary>Everything of which the time has come is tried once more.</summary>
    public async Task RetryAsync()
    {
        List<Retry> due;
        lock (gate)
        {
            due = [.. waiting.Where(r => r.At <= now())];
            waiting.RemoveAll(due.Contains);
        }
        foreach (var retry in due)
            await DeliverAsync(retry);
    }

    /// <param name="signature">Null sends none.</param>
    public async Task<HttpStatusCode?> PostRawAsync(string raw, string? signature, int retry = 0, bool templateService = false)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/zalo/webhook") { Content = new StringContent(raw, Encoding.UTF8, "application/json") };
        request.Headers.Add("num_retry", retry.ToString(CultureInfo.InvariantCulture));
        if (signature is not null)
            request.Headers.TryAddWithoutValidation("X-ZEvent-Signature", signature);
        if (templateService)
            request.Headers.Add("X-ZEvent-Server", "ZNS");
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            using var response = await bot.SendAsync(request, patience.Token);
            return response.StatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            return null;
        }
    }

    public string Sign(string raw, string timestamp) => $"mac={Mac(keys.AppId + raw + timestamp + keys.OaSecret)}";

    public static string Mac(string signed) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(signed)));

    private async Task<HttpStatusCode?> DeliverAsync(Retry delivery)
    {
        if (!IsOn)
            return null;
        var status = await PostRawAsync(delivery.Raw, Sign(delivery.Raw, delivery.Timestamp), delivery.Tries, delivery.TemplateService);
        if (status == HttpStatusCode.OK)
            return status;
        if (delivery.Tries == Ladder.Length)
            IsOn = false;
        else
            lock (gate)
                waiting.Add(delivery with { Tries = delivery.Tries + 1, At = now() + Ladder[delivery.Tries] });
        return status;
    }

    private sealed record Retry(string Raw, string Timestamp, bool TemplateService, int Tries, DateTimeOffset At);
}
