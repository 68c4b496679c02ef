using System.Text.Json;

namespace EscalationBot.Channels.Zalo.Webhook;

/// <summary>What came to the webhook, before anything of it is acted on.</summary>
internal abstract record Knock
{
    private Knock() { }

    /// <summary>The empty, unsigned request by which Zalo tries an address that was just entered.</summary>
    public sealed record Probe : Knock;

    public sealed record Genuine(JsonElement Body) : Knock;

    /// <param name="Fits">Which secret and way of signing would have fitted; for the admin, who may have mixed them up.</param>
    public sealed record Forged(string Why, string? Fits = null) : Knock;
}

/// <summary>
/// Who may come in: the app of the configuration, one of its accounts, signed with the secret of that account. Nothing else of
/// the body is looked at before.
/// </summary>
internal sealed class ZaloGate(ZaloOptions options)
{
    private readonly Dictionary<string, ZaloAccount> accounts = options.AllAccounts.ToDictionary(a => a.OaId, StringComparer.Ordinal);

    public IReadOnlySet<string> Oas { get; } = options.AllAccounts.Select(a => a.OaId).ToHashSet(StringComparer.Ordinal);

    public Knock Read(ReadOnlyMemory<byte> body, string? signature)
    {
        if (Parse(body) is not { ValueKind: JsonValueKind.Object } json)
            return new Knock.Forged("no-json");
        if (!json.EnumerateObject().Any())
            return new Knock.Probe();
        JsonElement? root = json;
        if (root.Get("app_id", "appId").AsText() is { } app && app != options.AppId)
            return new Knock.Forged("other-app");
        if (AccountOf(root) is not { } account)
            return new Knock.Forged("other-oa");
        var parts = new SignedParts(options.AppId, account.OaId, root.Get("timestamp", "timeStamp").AsText() ?? "", body);
        return SignatureCheck.Matches(signature, options.Signature, parts, account.OaSecret)
            ? new Knock.Genuine(json)
            : new Knock.Forged("bad-signature", Fitting(signature, parts));
    }

    private ZaloAccount? AccountOf(JsonElement? root) => new[]
        {
            root.Get("oa_id", "oaId").AsText(), root.Get("recipient").Get("id").AsText(), root.Get("sender").Get("id").AsText(),
        }.OfType<string>().Select(accounts.GetValueOrDefault).FirstOrDefault(a => a is not null);

    private string? Fitting(string? signature, SignedParts parts) =>
        SignatureFinder.Find(options, parts.Body, signature).Select(f => $"{f.Secret}/{f.Variant}").FirstOrDefault();

    private static JsonElement? Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
