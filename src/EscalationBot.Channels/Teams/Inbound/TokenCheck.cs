using System.Text.Json;
using EscalationBot.Channels.Teams.Wire;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace EscalationBot.Channels.Teams.Inbound;

internal enum TokenVerdict { Accepted, Refused, CannotTell }

/// <summary>A token whose signature, issuer, audience and times are right; what it says of the activity is still to be compared.</summary>
internal sealed record GoodToken(string? ServiceUrl, IReadOnlyList<string> Endorsements);

/// <summary>
/// Whether a request really comes from the Bot Framework and belongs to this bot (Bot Connector authentication, steps in the
/// order of its documentation). Says no without a reason: the reason would help only an attacker.
/// </summary>
internal sealed class TokenCheck(string appId, SigningKeys keys, TimeProvider time)
{
    private const string Issuer = "https://api.botframework.com";

    /// <summary>The documented tolerance between the clocks.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    private static readonly string[] Algorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512];

    private readonly JsonWebTokenHandler handler = new() { MapInboundClaims = false };

    /// <param name="authorization">The header as it came.</param>
    public async Task<(TokenVerdict Verdict, GoodToken? Token)> ReadAsync(string? authorization, CancellationToken cancellation)
    {
        if (Bearer(authorization) is not { } text || Parse(text) is not { } token || !Algorithms.Contains(token.Alg) || token.Issuer != Issuer)
            return (TokenVerdict.Refused, null);
        try
        {
            if (await keys.FindAsync(token.Kid, cancellation) is not { } key)
                return (TokenVerdict.Refused, null);
            var result = await handler.ValidateTokenAsync(text, Parameters(key));
            return result.IsValid ? (TokenVerdict.Accepted, new GoodToken(Claim(token, "serviceurl"), EndorsementsOf(key))) : (TokenVerdict.Refused, null);
        }
        catch (KeysUnreachableException)
        {
            return (TokenVerdict.CannotTell, null);
        }
    }

    /// <summary>Whether the token was made for this activity: its channel is endorsed by the key, its service URL is the one claimed.</summary>
    public static bool Covers(GoodToken token, IncomingActivity activity) =>
        activity.ChannelId == TeamsChannel.ProtocolChannelId
        && token.Endorsements.Contains(activity.ChannelId)
        && token.ServiceUrl is { Length: > 0 } claimed
        && string.Equals(claimed, activity.ServiceUrl, StringComparison.OrdinalIgnoreCase);

    private static string? Bearer(string? authorization) =>
        authorization?.Split(' ') is [var scheme, { Length: > 0 } token] && scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase) ? token : null;

    private JsonWebToken? Parse(string text)
    {
        try
        {
            return handler.CanReadToken(text) ? handler.ReadJsonWebToken(text) : null;
        }
        catch (Exception e) when (e is SecurityTokenException or ArgumentException or JsonException)
        {
            return null;
        }
    }

    private TokenValidationParameters Parameters(JsonWebKey key) => new()
    {
        ValidIssuer = Issuer,
        ValidAudience = appId,
        IssuerSigningKey = key,
        ValidAlgorithms = Algorithms,
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        ClockSkew = Skew,
        LifetimeValidator = (from, until, _, _) =>
            time.GetUtcNow() is var now && until is { } end && now <= AsUtc(end) + Skew && (from is not { } start || now >= AsUtc(start) - Skew),
    };

    private static DateTimeOffset AsUtc(DateTime moment) => new(DateTime.SpecifyKind(moment, DateTimeKind.Utc));

    private static string? Claim(JsonWebToken token, string name) => token.TryGetPayloadValue<string>(name, out var value) ? value : null;

    private static IReadOnlyList<string> EndorsementsOf(JsonWebKey key) =>
        key.AdditionalData.TryGetValue("endorsements", out var value) && value is JsonElement { ValueKind: JsonValueKind.Array } list
            ? [.. list.EnumerateArray().Where(e => e.ValueKind == JsonValueKind.String).Select(e => e.GetString()!)]
            : [];
}
