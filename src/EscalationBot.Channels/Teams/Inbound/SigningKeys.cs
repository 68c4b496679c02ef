using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace EscalationBot.Channels.Teams.Inbound;

/// <summary>The metadata or the keys could not be read: nobody can tell whether a token is good.</summary>
internal sealed class KeysUnreachableException(Exception cause) : Exception("The signing keys cannot be read.", cause);

/// <summary>
/// The keys with which the Bot Framework signs its tokens, from its OpenID metadata. Read anew once a day, and when a token
/// names an unknown key; the latter not more often than every few minutes, so that forged names drive no traffic.
/// </summary>
/// <param name="metadataUrl">https://login.botframework.com/v1/.well-known/openidconfiguration in the public cloud.</param>
internal sealed class SigningKeys(HttpClient http, Uri metadataUrl, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(1);
    private static readonly TimeSpan HoldOff = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim reading = new(1);
    private volatile Kept? kept;

    /// <summary>The key of that name, or null when there is none.</summary>
    /// <exception cref="KeysUnreachableException">Nothing was ever read, and now it cannot be.</exception>
    public async Task<JsonWebKey?> FindAsync(string keyId, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (kept is not { } known || now - known.ReadAt >= Fresh)
            known = await ReadAsync(now, Fresh, cancellation);
        if (known.Find(keyId) is { } key)
            return key;
        return now - known.TriedAt >= HoldOff ? (await ReadAsync(now, HoldOff, cancellation)).Find(keyId) : null;
    }

    public void Dispose() => reading.Dispose();

    /// <summary>One reads, the others wait and take what it brought. Old keys stay good while new ones cannot be read.</summary>
    private async Task<Kept> ReadAsync(DateTimeOffset now, TimeSpan unlessYounger, CancellationToken cancellation)
    {
        await reading.WaitAsync(cancellation);
        try
        {
            if (kept is { } known && now - known.TriedAt < (unlessYounger < HoldOff ? unlessYounger : HoldOff))
                return known;
            return kept = await FetchAsync(now, cancellation);
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or ArgumentException or InvalidOperationException
            || (e is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return kept = kept is { } old ? old with { TriedAt = now } : throw new KeysUnreachableException(e);
        }
        finally
        {
            reading.Release();
        }
    }

    private async Task<Kept> FetchAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        using var metadata = JsonDocument.Parse(await http.GetByteArrayAsync(metadataUrl, cancellation));
        var keysUrl = metadata.RootElement.GetProperty("jwks_uri").GetString() ?? throw new InvalidOperationException("jwks_uri is missing.");
        var set = new JsonWebKeySet(await http.GetStringAsync(new Uri(metadataUrl, keysUrl), cancellation));
        return new Kept([.. set.Keys], now, now);
    }

    private sealed record Kept(IReadOnlyList<JsonWebKey> Keys, DateTimeOffset ReadAt, DateTimeOffset TriedAt)
    {
        public JsonWebKey? Find(string id) => Keys.FirstOrDefault(k => k.KeyId == id);
    }
}
