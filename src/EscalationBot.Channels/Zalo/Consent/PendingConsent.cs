using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using EscalationBot.Conversation.Delivery;

namespace EscalationBot.Channels.Zalo.Consent;

/// <summary>A consent that was asked for and not given yet (Zalo OAuth v4, Official Account, with PKCE).</summary>
/// <param name="State">Comes back with the answer; who does not know it did not ask.</param>
/// <param name="Verifier">Of PKCE: shows that whoever redeems the code is who asked for it.</param>
/// <param name="Language">Of whoever asked.</param>
public sealed record PendingConsent(string State, string Verifier, DateTimeOffset Until, string Language)
{
    /// <summary>Where Zalo sends the owner of an account back after agreeing.</summary>
    public const string ReturnPath = "/api/zalo/consent";

    /// <summary>Longer than an administrator needs to sign in and agree; Zalo's code itself lives ten minutes.</summary>
    private static readonly TimeSpan Lives = TimeSpan.FromMinutes(30);

    /// <param name="verifier">One that was agreed on in Zalo's console, or empty for a fresh one.</param>
    public static PendingConsent New(string verifier, DateTimeOffset now, string language) =>
        new(Random(), verifier.Length > 0 ? verifier : Random(), now + Lives, language);

    /// <summary>Where Zalo asks the owner of the account. The state is a part of the address of return: Zalo need not echo its own.</summary>
    public Uri AddressAt(ZaloOptions options)
    {
        var back = $"{ReturnAddress(options)}?state={State}";
        return new Uri($"{options.OAuthBaseUrl.TrimEnd('/')}/v4/oa/permission?app_id={options.AppId}&redirect_uri={Uri.EscapeDataString(back)}&code_challenge={Challenge(Verifier)}&state={State}");
    }

    /// <summary>As it must be entered in Zalo's console.</summary>
    public static string ReturnAddress(ZaloOptions options) => $"{options.PublicUrl.TrimEnd('/')}{ReturnPath}";

    internal static string Challenge(string verifier) => Base64(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));

    private static string Random() => Base64(RandomNumberGenerator.GetBytes(32));

    private static string Base64(byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);
}

/// <summary>The consents that are asked for, one at a time: asked by the page or the command, redeemed by the server.</summary>
public sealed class ConsentDrawer(IVault vault)
{
    private const string Name = "zalo-consent";

    public void Write(PendingConsent pending) => vault.Write(Name, JsonSerializer.SerializeToUtf8Bytes(pending));

    /// <summary>Redeems a state: once, and before its time is over; null otherwise.</summary>
    public PendingConsent? Take(string? state, DateTimeOffset now)
    {
        if (state is null || Read(vault.Read(Name)) is not { } pending
            || !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(pending.State), Encoding.UTF8.GetBytes(state)))
            return null;
        return Read(vault.Take(Name)) == pending && now < pending.Until ? pending : null;
    }

    private static PendingConsent? Read(byte[]? kept)
    {
        try
        {
            return kept is null ? null : JsonSerializer.Deserialize<PendingConsent>(kept);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
