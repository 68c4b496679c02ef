using System.Text.Json;

namespace EscalationBot.Channels.Zalo.Webhook;

/// <summary>A secret that signed a request, and the way it did.</summary>
/// <param name="Secret">The name of the setting.</param>
public sealed record SignatureFit(string Oa, string Secret, SignatureVariant Variant);

/// <summary>Finds out which of the configured secrets signed a request; for the administrator, who may have mixed them up.</summary>
public static class SignatureFinder
{
    /// <summary>All that fit; empty when none does, or when it is no signed request of Zalo.</summary>
    /// <param name="signature">The header <c>X-ZEvent-Signature</c>.</param>
    public static IReadOnlyList<SignatureFit> Find(ZaloOptions options, ReadOnlyMemory<byte> body, string? signature) => TimestampOf(body) is { } timestamp
        ?
        [
            .. from account in options.AllAccounts
               from secret in new[] { (Name: nameof(account.OaSecret), Value: account.OaSecret), (Name: nameof(options.AppSecret), Value: options.AppSecret) }
               where secret.Value.Length > 0
               from variant in Enum.GetValues<SignatureVariant>()
               where SignatureCheck.Matches(signature, variant, new SignedParts(options.AppId, account.OaId, timestamp, body), secret.Value)
               select new SignatureFit(account.OaId, secret.Name, variant),
        ]
        : [];

    private static string? TimestampOf(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            JsonElement? root = json.RootElement;
            return root.Get("timestamp", "timeStamp").AsText() ?? "";
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
