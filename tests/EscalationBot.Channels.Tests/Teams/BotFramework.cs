using System.Net;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using EscalationBot.Channels.Teams.Inbound;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace EscalationBot.Channels.Tests.Teams;

/// <summary>The Bot Framework's token service as the bot sees it: it signs with keys of its own and publishes them.</summary>
internal sealed class BotFramework : HttpMessageHandler
{
    public const string AppId = "11111111-2222-3333-4444-555555555555";
    public const string ServiceUrl = "https://smba.trafficmanager.net/apac/tenant/";

    private static readonly DateTimeOffset Start = new(2024, 9, 23, 1, 0, 0, TimeSpan.Zero);

    private readonly List<(RSA Key, string Id, bool Endorsed)> keys = [];

    public BotFramework() => AddKey("key-1");

    public FakeTimeProvider Clock { get; } = new(Start);

    public bool Down { get; set; }

    public int Fetches { get; private set; }

    public void AddKey(string id, bool endorsed = true) => keys.Add((RSA.Create(2048), id, endorsed));

    public void Rotate(string newId)
    {
        keys.Clear();
        AddKey(newId);
    }

    public TokenCheck Check() =>
        new(AppId, new SigningKeys(new HttpClient(this), new Uri("https://login.botframework.com/v1/.well-known/openidconfiguration"), Clock), Clock);

    /// <summary>A good token, unless told otherwise.</summary>
    public string Token(
        string issuer = "https://api.botframework.com", string audience = AppId, string? serviceUrl = ServiceUrl, int fromMinutes = 0, int untilMinutes = 60,
        string? keyId = null, string algorithm = SecurityAlgorithms.RsaSha256, SecurityKey? otherKey = null)
    {
        var (key, id, _) = keys.FirstOrDefault(k => k.Id == keyId, keys[^1]);
        var claims = new Dictionary<string, object>();
        if (serviceUrl is not null)
            claims["serviceurl"] = serviceUrl;
        var now = Clock.GetUtcNow().UtcDateTime;
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer,
            Audience = audience,
            Claims = claims,
            NotBefore = now.AddMinutes(fromMinutes),
            Expires = now.AddMinutes(untilMinutes),
            Subject = new ClaimsIdentity(),
            SigningCredentials = new SigningCredentials(otherKey ?? new RsaSecurityKey(key) { KeyId = keyId ?? id }, algorithm),
        });
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Fetches++;
        if (Down)
            throw new HttpRequestException("down");
        var body = request.RequestUri!.AbsolutePath.EndsWith("openidconfiguration", StringComparison.Ordinal)
            ? new JsonObject { ["issuer"] = "https://api.botframework.com", ["jwks_uri"] = "https://login.botframework.com/v1/.well-known/keys" }
            : new JsonObject { ["keys"] = new JsonArray([.. keys.Select(Published)]) };
        return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(body.ToJsonString()) });
    }

    private static JsonObject Published((RSA Key, string Id, bool Endorsed) entry)
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
        if (entry.Endorsed)
            key["endorsements"] = new JsonArray("msteams", "webchat");
        return key;
    }
}
