using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using EscalationBot.Channels.Http;
using Microsoft.AspNetCore.Http;

namespace EscalationBot.Channels.ZaloBot;

/// <summary>POST /api/zalobot/webhook. Whoever knows the secret comes in; the message is kept before it is answered.</summary>
internal sealed class ZaloBotEndpoint(ZaloBotOptions options, ZaloBotUpdates updates)
{
    public const string Path = "/api/zalobot/webhook";

    private const string SecretHeader = "X-Bot-Api-Secret-Token";
    private const int LargestBody = 256 * 1024;

    public async Task<IResult> PostAsync(HttpContext context)
    {
        if (!IsKnown(context.Request.Headers[SecretHeader].ToString()))
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        if (await CappedBody.ReadAsync(context.Request, LargestBody) is not { } body)
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        try
        {
            using var json = JsonDocument.Parse(body);
            await updates.TakeAsync(json.RootElement);
            return Results.Ok();
        }
        catch (JsonException)
        {
            return Results.BadRequest();
        }
    }

    private bool IsKnown(string secret) => options is { Mode: ZaloBotMode.Webhook, SecretToken.Length: > 0 }
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(options.SecretToken));
}
