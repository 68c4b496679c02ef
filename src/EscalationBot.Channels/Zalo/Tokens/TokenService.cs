using System.Text.Json;
using EscalationBot.Channels.Zalo.Webhook;

namespace EscalationBot.Channels.Zalo.Tokens;

/// <summary>What the token endpoint said.</summary>
internal abstract record Renewal
{
    private Renewal() { }

    public sealed record Done(string Access, string Refresh, TimeSpan AccessLives) : Renewal;

    /// <summary>This refresh token gets nothing any more.</summary>
    public sealed record Refused(long Code) : Renewal;

    /// <summary>Certainly not carried out; again later.</summary>
    public sealed record NotDone : Renewal;

    /// <summary>Nobody knows whether the refresh token was used up.</summary>
    public sealed record Unclear : Renewal;
}

/// <summary>
/// The token endpoint of Zalo's OAuth v4 (developers.zalo.me, Official Account authentication). It refuses with HTTP 200, so only
/// a whole pair counts as success; a 5xx with JSON in it is no refusal.
/// </summary>
internal sealed class TokenService(HttpClient http, ZaloOptions options)
{
    private const long TooFast = -32;

    /// <summary>As documented, where the answer does not say.</summary>
    private static readonly TimeSpan AccessLives = TimeSpan.FromHours(25);

    /// <summary>Trades a refresh token, which works once, for a new pair.</summary>
    public Task<Renewal> RenewAsync(string refreshToken, CancellationToken cancellation) =>
        AskAsync([new("refresh_token", refreshToken), new("app_id", options.AppId), new("grant_type", "refresh_token")], cancellation);

    /// <summary>Trades the code of a consent, which lives ten minutes and works once, for the first pair.</summary>
    /// <param name="verifier">Whose challenge went along when the consent was asked for.</param>
    public Task<Renewal> ExchangeAsync(string code, string verifier, CancellationToken cancellation) =>
        AskAsync([new("code", code), new("app_id", options.AppId), new("grant_type", "authorization_code"), new("code_verifier", verifier)], cancellation);

    private async Task<Renewal> AskAsync(IEnumerable<KeyValuePair<string, string>> form, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{options.OAuthBaseUrl.TrimEnd('/')}/v4/oa/access_token")
        {
            Content = new FormUrlEncodedContent(form),
        };
        request.Headers.TryAddWithoutValidation("secret_key", options.AppSecret);
        try
        {
            using var response = await http.SendAsync(request, cancellation);
            var body = await response.Content.ReadAsStringAsync(cancellation);
            return (int)response.StatusCode >= 500 ? new Renewal.Unclear() : Read(body);
        }
        catch (HttpRequestException e) when (e.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError)
        {
            return new Renewal.NotDone();
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
        {
            return new Renewal.Unclear();
        }
    }

    private static Renewal Read(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            JsonElement? root = json.RootElement;
            if (root.Get("access_token").AsText() is { Length: > 0 } access && root.Get("refresh_token").AsText() is { Length: > 0 } refresh)
                return new Renewal.Done(access, refresh, root.Get("expires_in").AsNumber() is > 0 and var seconds ? TimeSpan.FromSeconds(seconds) : AccessLives);
            return root.Get("error").AsNumber() switch
            {
                TooFast => new Renewal.NotDone(),
                < 0 and var code => new Renewal.Refused(code),
                _ => new Renewal.Unclear(),
            };
        }
        catch (JsonException)
        {
            return new Renewal.Unclear();
        }
    }
}
