using System.Security.Cryptography;
using System.Text;
using EscalationBot.Channels.Http;
using EscalationBot.Conversation.Delivery;

namespace EscalationBot.Channels.Zalo.Tokens;

/// <summary>
/// The access tokens of the accounts. A refresh token works once and its use ends the access token too, so one process renews at a
/// time, the new pair is kept before anybody uses it, and that a renewal began is kept before it does: a pair lost in between is
/// recognised and told, not tried for ever.
/// </summary>
internal sealed class ZaloTokens(ZaloOptions options, IVault vault, TokenService service, TimeProvider time) : IDisposable
{
    public const string PairLost = "token-pair-lost";

    /// <summary>Nobody has consented yet.</summary>
    public const string Missing = "token-missing";

    /// <summary>Of 25 hours that an access token lives: one missed renewal does no harm.</summary>
    private static readonly TimeSpan RenewBefore = TimeSpan.FromHours(5);

    /// <summary>Zalo: three months from its issue.</summary>
    private static readonly TimeSpan RefreshLives = TimeSpan.FromDays(90);

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50);

    private readonly SemaphoreSlim renewing = new(1);

    /// <summary>Pairs that Zalo gave and that could not be kept yet: nobody uses them before they are.</summary>
    private readonly Dictionary<string, TokenSheet> unkept = [];

    /// <param name="refused">A token that Zalo did not take; if a newer one is kept already, that is given out.</param>
    /// <exception cref="TokenUnavailableException">There is none to be had now.</exception>
    public async Task<string> GetAsync(string oa, string? refused, CancellationToken cancellation)
    {
        if (options.AllAccounts.FirstOrDefault(a => a.OaId == oa) is not { } account)
            throw new TokenUnavailableException("oa-not-configured", lasting: true);
        var drawer = new TokenDrawer(vault, oa);
        if (Kept(drawer, account) is { } kept && Good(kept, refused) is { } good)
            return good;
        await renewing.WaitAsync(cancellation);
        try
        {
            using var alone = await LockAsync(drawer, cancellation);
            KeepUnkept(oa, drawer);
            var sheet = Kept(drawer, account) ?? Begin(drawer, account);
            return Good(sheet, refused) ?? await RenewAsync(oa, drawer, sheet, refused, cancellation);
        }
        finally
        {
            renewing.Release();
        }
    }

    /// <summary>Begins anew with a pair that an owner of the account consented to; what was lost or dead before is over.</summary>
    public async Task AdoptAsync(string oa, Renewal.Done pair, CancellationToken cancellation)
    {
        var account = options.AllAccounts.First(a => a.OaId == oa);
        await renewing.WaitAsync(cancellation);
        try
        {
            var drawer = new TokenDrawer(vault, oa);
            using var alone = await LockAsync(drawer, cancellation);
            unkept.Remove(oa);
            drawer.Write(SheetOf(SeedOf(account), pair));
        }
        finally
        {
            renewing.Release();
        }
    }

    /// <summary>What is kept of an account; null when there is nothing.</summary>
    public TokenSheet? Sheet(string oa) => new TokenDrawer(vault, oa).Read();

    /// <summary>Whole days until an admin must act if nothing is renewed meanwhile; null when there is no pair.</summary>
    public int? DaysLeft(string oa) => Sheet(oa) is { Dead: null } sheet ? (int)Math.Floor((sheet.RefreshUntil - time.GetUtcNow()).TotalDays) : null;

    public void Dispose() => renewing.Dispose();

    /// <summary>What is kept, unless the configuration brings another pair than the one with which that began.</summary>
    private static TokenSheet? Kept(TokenDrawer drawer, ZaloAccount account) =>
        drawer.Read() is { } kept && (account.RefreshToken.Length == 0 || kept.Seed == SeedOf(account)) ? kept : null;

    /// <summary>Nobody knows how old a configured access token is: it is used for a day, or until Zalo refuses it.</summary>
    private TokenSheet Begin(TokenDrawer drawer, ZaloAccount account)
    {
        if (account.RefreshToken.Length == 0)
            throw new TokenUnavailableException(Missing, lasting: true);
        var now = time.GetUtcNow();
        var sheet = new TokenSheet(SeedOf(account), account.AccessToken, account.RefreshToken, now, now + TimeSpan.FromDays(1), now + RefreshLives);
        drawer.Write(sheet);
        return sheet;
    }

    private TokenSheet SheetOf(string seed, Renewal.Done pair)
    {
        var now = time.GetUtcNow();
        return new TokenSheet(seed, pair.Access, pair.Refresh, now, now + pair.AccessLives, now + RefreshLives);
    }

    private static string SeedOf(ZaloAccount account) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(account.RefreshToken)))[..16];

    /// <exception cref="TokenUnavailableException">Only an admin can go on.</exception>
    private string? Good(TokenSheet sheet, string? refused)
    {
        if (sheet.Dead is { } why)
            throw new TokenUnavailableException(why, lasting: true);
        return sheet.Access.Length > 0 && sheet.Access != refused && sheet.AccessUntil - time.GetUtcNow() > RenewBefore ? sheet.Access : null;
    }

    private async Task<IDisposable> LockAsync(TokenDrawer drawer, CancellationToken cancellation)
    {
        while (true)
        {
            if (drawer.TryLock() is { } held)
                return held;
            await Task.Delay(BetweenLooks, time, cancellation);
        }
    }

    private async Task<string> RenewAsync(string oa, TokenDrawer drawer, TokenSheet sheet, string? refused, CancellationToken cancellation)
    {
        drawer.Write(sheet with { Renewing = true });
        switch (await service.RenewAsync(sheet.Refresh, cancellation))
        {
            case Renewal.Done done:
                unkept[oa] = SheetOf(sheet.Seed, done);
                KeepUnkept(oa, drawer);
                return done.Access;
            case Renewal.Refused no:
                return Overtaken(drawer, sheet, refused) ?? throw Died(drawer, sheet, sheet.Renewing ? PairLost : $"token-refused{no.Code}");
            case Renewal.NotDone:
                drawer.Write(sheet);
                return StillGood(sheet, refused);
            default:
                return StillGood(sheet, refused);
        }
    }

    private void KeepUnkept(string oa, TokenDrawer drawer)
    {
        if (!unkept.TryGetValue(oa, out var pair))
            return;
        drawer.Write(pair);
        unkept.Remove(oa);
    }

    /// <summary>Whoever lost the lock with its connection and went on may have kept a pair meanwhile; then nothing is dead.</summary>
    private string? Overtaken(TokenDrawer drawer, TokenSheet sheet, string? refused) =>
        drawer.Read() is { } present && present.Refresh != sheet.Refresh ? Good(present, refused) : null;

    private static TokenUnavailableException Died(TokenDrawer drawer, TokenSheet sheet, string why)
    {
        drawer.Write(sheet with { Dead = why });
        return new TokenUnavailableException(why, lasting: true);
    }

    /// <summary>Renewal comes early: when it fails for a passing reason, the old token may still do.</summary>
    private string StillGood(TokenSheet sheet, string? refused) => sheet.Access.Length > 0 && sheet.Access != refused && sheet.AccessUntil > time.GetUtcNow()
        ? sheet.Access
        : throw new TokenUnavailableException("token-unreachable", lasting: false);
}
