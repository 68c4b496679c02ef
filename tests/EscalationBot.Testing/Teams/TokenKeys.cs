using System.Security.Claims;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace EscalationBot.Testing.Teams;

/// <summary>How a token differs from a good one; everything not said is as the Bot Framework does it.</summary>
/// <param name="ServiceUrl">Null leaves the claim out.</param>
/// <param name="From">Minutes from now.</param>
/// <param name="Until">Minutes from now.</param>
/// <param name="Key">Instead of the newest of the published keys.</param>
public sealed record TokenWish(
    string? ServiceUrl = TokenKeys.ServiceUrl, string Issuer = TokenKeys.Issuer, string Audience = TokenKeys.AppId, int From = 0, int Until = 60,
    string? KeyId = null, string Algorithm = SecurityAlgorithms.RsaSha256, SecurityKey? Key = null);

/// <summary>The keys with which the Bot Framework signs what it sends to bots, and the documents in which it publishes them.</summary>
public sealed class TokenKeys(TimeProvider time)
{
    public const string AppId = "11111111-2222-3333-4444-555555555555";
    public const string Issuer = "https://api.botframework.com";
    public const string ServiceUrl = "https://smba.trafficmanager.net/apac/tenant/";
    public const string MetadataUrl = "https://login.botframework.com/v1/.well-known/openidconfiguration";

    private const string KeysUrl = "https://login.botframework.com/v1/.well-known/keys";

    private static readonly string[] Teams = ["msteams", "webchat"];

    private List<(RSA Key, string Id, string[] Endorsements)> keys = [(RSA.Create(2048), "key-1", Teams)];

    /// <param name="endorsements">The channels for which it may sign; none leaves the list out.</param>
    public void Add(string id, params string[] endorsements) => keys = [.. keys, (RSA.Create(2048), id, endorsements)];

    /// <summary>From now on only a new key signs and is published.</summary>
    public void Rotate(string id) => keys = [(RSA.Create(2048), id, Teams)];

    public string Token(TokenWish? wish = null)
    {
        var wanted = wish ?? new TokenWish();
        var (key, id, _) = keys.FirstOrDefault(k => k.Id == wanted.KeyId, keys[^1]);
        var now = time.GetUtcNow().UtcDateTime;
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = wanted.Issuer,
            Audience = wanted.Audience,
            Claims = wanted.ServiceUrl is { } url ? new Dictionary<string, object> { ["serviceurl"] = url } : [],
            NotBefore = now.AddMinutes(wanted.From),
            Expires = now.AddMinutes(wanted.Until),
            Subject = new ClaimsIdentity(),
            SigningCredentials = new SigningCredentials(wanted.Key ?? new RsaSecurityKey(key) { KeyId = wanted.KeyId ?? id }, wanted.Algorithm),
        });
    }

    /// <summary>The document at an address, or null when there is none.</summary>
    public string? DocumentAt(string url) => url switch
    {
        MetadataUrl => new JsonObject { ["issuer"] = Issuer, ["jwks_uri"] = KeysUrl }.ToJsonString(),
        KeysUrl => new JsonObject { ["keys"] = new JsonArray([.. keys.Select(Published)]) }.ToJsonString(),
        _ => null,
    };

    /// <summary>Whether an app proved itself to the token service with the key of this certificate.</summary>
    public static async Task<bool> IsSignedByAsync(string assertion, X509Certificate2 certificate) =>
        (await new JsonWebTokenHandler().ValidateTokenAsync(assertion, new TokenValidationParameters
        {
            IssuerSigningKey = new X509SecurityKey(certificate),
            ValidIssuer = AppId,
            ValidAudience = $"https://login.microsoftonline.com/{FakeConnector.TenantId}/oauth2/v2.0/token",
            // The library that signs goes by the machine's clock.
            ValidateLifetime = false,
        })).IsValid;

    private static JsonObject Published((RSA Key, string Id, string[] Endorsements) entry)
    {
        var parameters = entry.Key.ExportParameters(false);
        var key = new JsonObject
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = entry.Id,
            ["n"] = Base64UrlEncoder.Encode(parameters.Modulus!),
            ["e"] = Base64UrlEncoder.Encode(parameters.Exponent!),
        };
        if (entry.Endorsements.Length > 0)
            key["endorsements"] = new JsonArray([.. entry.Endorsements]);
        return key;
    }
}
