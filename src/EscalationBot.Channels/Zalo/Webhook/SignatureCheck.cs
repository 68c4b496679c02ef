using System.Security.Cryptography;
using System.Text;

namespace EscalationBot.Channels.Zalo.Webhook;

/// <summary>What is hashed for a webhook's signature. Official pages describe the first; the others occur in community code.</summary>
public enum SignatureVariant { AppIdFirst, OaIdFirst, HmacOfBody }

/// <summary>
/// The signature of a webhook request: SHA-256 over app id, the raw body, the body's timestamp and the OA secret key, in hex
/// (Zalo OA webhook documentation, MacUtils of the official Java SDK). The bytes are taken as they came, never written anew.
/// </summary>
internal static class SignatureCheck
{
    public const string Header = "X-ZEvent-Signature";

    private const int MacLength = SHA256.HashSizeInBytes * 2;

    public static bool Matches(string? header, SignatureVariant variant, SignedParts parts, string secret)
    {
        if (ReadMac(header) is not { } given)
            return false;
        return CryptographicOperations.FixedTimeEquals(given, Compute(variant, parts, secret));
    }

    public static byte[] Compute(SignatureVariant variant, SignedParts parts, string secret) => variant switch
    {
        SignatureVariant.AppIdFirst => Hash(parts.AppId, parts, secret),
        SignatureVariant.OaIdFirst => Hash(parts.OaId, parts, secret),
        SignatureVariant.HmacOfBody => HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), parts.Body.Span),
        _ => throw new ArgumentOutOfRangeException(nameof(variant), variant, "No such variant."),
    };

    private static byte[] Hash(string owner, SignedParts parts, string secret)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(owner));
        hash.AppendData(parts.Body.Span);
        hash.AppendData(Encoding.UTF8.GetBytes(parts.Timestamp));
        hash.AppendData(Encoding.UTF8.GetBytes(secret));
        return hash.GetHashAndReset();
    }

    /// <summary>"mac=" and the letter case do not matter; anything but 64 hex digits is no signature.</summary>
    private static byte[]? ReadMac(string? header)
    {
        var hex = header?.Trim() ?? "";
        if (hex.StartsWith("mac=", StringComparison.OrdinalIgnoreCase))
            hex = hex[4..];
        return hex.Length == MacLength && hex.All(char.IsAsciiHexDigit) ? Convert.FromHexString(hex) : null;
    }
}

/// <summary>What a signature covers, lifted from the request and nothing else of it read yet.</summary>
internal sealed record SignedParts(string AppId, string OaId, string Timestamp, ReadOnlyMemory<byte> Body);
