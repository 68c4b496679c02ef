using System.Data.Common;
using System.Text.Json;
using EscalationBot.Channels.Http;
using EscalationBot.Conversation.Delivery;

namespace EscalationBot.Channels.Zalo.Tokens;

/// <summary>The tokens of one account as they are kept.</summary>
/// <param name="Seed">Fingerprint of the refresh token of the configuration with which this began.</param>
/// <param name="Refresh">Good for one renewal; the answer brings the next.</param>
internal sealed record TokenSheet(string Seed, string Access, string Refresh, DateTimeOffset Issued, DateTimeOffset AccessUntil, DateTimeOffset RefreshUntil)
{
    /// <summary>A renewal began and its end was not recorded: the refresh token may be used up, and its successor lost.</summary>
    public bool Renewing { get; init; }

    /// <summary>Why nobody but an admin can go on; null when all is well.</summary>
    public string? Dead { get; init; }
}

/// <summary>Where an account's tokens are kept, and the lock that lets one process renew at a time.</summary>
/// <exception cref="TokenUnavailableException">Of every member: it is away, or damaged.</exception>
internal sealed class TokenDrawer(IVault vault, string oa)
{
    private readonly string name = NameOf(oa);

    public static string NameOf(string oa) => $"zalo-token-{oa}";

    /// <summary>Null when there is none yet.</summary>
    public TokenSheet? Read() => While(() => vault.Read(name)) is { } kept ? Parse(kept) : null;

    /// <summary>Durable when it returns.</summary>
    public void Write(TokenSheet sheet) => While(() =>
    {
        vault.Write(name, JsonSerializer.SerializeToUtf8Bytes(sheet));
        return true;
    });

    /// <summary>Null while another process holds it.</summary>
    public IDisposable? TryLock() => While(() => vault.TryLock(name));

    private static TokenSheet? Parse(byte[] kept)
    {
        try
        {
            return JsonSerializer.Deserialize<TokenSheet>(kept);
        }
        catch (JsonException e)
        {
            throw new TokenUnavailableException("token-damaged", lasting: true, e);
        }
    }

    private static T While<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (e is DbException or IOException or UnauthorizedAccessException)
        {
            throw new TokenUnavailableException("token-store-away", lasting: false, e);
        }
    }
}
