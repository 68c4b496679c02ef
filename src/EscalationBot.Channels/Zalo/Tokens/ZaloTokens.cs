using System.Security.Cryptography;
using System.Text;
using EscalationBot.Channels.Http;

namespace EscalationBot.Channels.Zalo.Tokens;

/// <summary>
/// The access tokens of the accounts. A refresh token works once and its use ends the access token too, so one process renews at a
/// time, the new pair is on disk before anybody uses it, and that a renewal began is on disk before it does: a pair lost in
/// between is recognised and told, not tried for ever.
/// </summary>
internal sealed class ZaloTokens(ZaloOptions options, string folder, TokenService service, TimeProvider time) : IDisposable
{
    public const string PairLost = "token-pair-lost";

    /// <summary>Of 25 hours that an access token lives: one missed renewal does no harm.</summary>
    private static readonly TimeSpan RenewBefore = TimeSpan.FromHours(5);

    /// <summary>Zalo: three months from its issue.</summary>
    private static readonly TimeSpan RefreshLives = TimeSpan.FromDays(90);

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50);

    private readonly SemaphoreSlim renewing = new(1);

    /// <param name="refused">A token that Zalo did not take; if a newer one is kept already, that is given out.</param>
    /// <exception cref="TokenUnavailableException">There is none to be had now.</exception>
    public async Task<string> GetAsync(string oa, string? refused, CancellationToken cancellation)
    {
        if (options.AllAccounts.FirstOrDefault(a => a.OaId == oa) is not { } account)
            throw new TokenUnavailableException("oa-not-configured", lasting: true);
        var file = FileOf(oa);
        if (Kept(file, account) is { } kept && Good(kept, refused) is { } good)
            return good;
        await renewing.WaitAsync(cancellation);
        try
        {
            using var alone = await LockAsync(file, cancellation);
            var sheet = Kept(file, account) ?? Begin(file, account);
            return Good(sheet, refused) ?? await RenewAsync(file, sheet, refused, cancellation);
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
            var file = FileOf(oa);
            using var alone = await LockAsync(file, cancellation);
            file.Write(SheetOf(SeedOf(account), pair));
        }
        finally
        {
            renewing.Release();
        }
    }

    /// <summary>Whole days until an admin must act if nothing is renewed meanwhile; null when there is no pair.</summary>
    public int? DaysLeft(string oa) => FileOf(oa).Read() is { Dead: null } sheet ? (int)Math.Floor((sheet.RefreshUntil - time.GetUtcNow()).TotalDays) : null;

    public void Dispose() => renewing.Dispose();

    private TokenFile FileOf(string oa) => new(Path.Combine(folder, $"zalo-token-{oa}.json"));

    /// <summary>What is kept, unless the configuration brings another pair than the one with which that began.</summary>
    private static TokenSheet? Kept(TokenFile file, ZaloAccount account) =>
        file.Read() is { } kept && (account.RefreshToken.Length == 0 || kept.Seed == SeedOf(account)) ? kept : null;

    /// <summary>Nobody knows how old a configured access token is: it is used for a day, or until Zalo refuses it.</summary>
    private TokenSheet Begin(TokenFile file, ZaloAccount account)
    {
        if (account.RefreshToken.Length == 0)
            throw new TokenUnavailableException("token-missing", lasting: true);
        var now = time.GetUtcNow();
        var sheet = new TokenSheet(SeedOf(account), account.AccessToken, account.RefreshToken, now, now + TimeSpan.FromDays(1), now + RefreshLives);
        file.Write(sheet);
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

    private async Task<IDisposable> LockAsync(TokenFile file, CancellationToken cancellation)
    {
        while (true)
        {
            if (file.TryLock() is { } held)
                return held;
            await Task.Delay(BetweenLooks, time, cancellation);
        }
    }

    private async Task<string> RenewAsync(TokenFile file, TokenSheet sheet, string? refused, CancellationToken cancellation)
    {
        file.Write(sheet with { Renewing = true });
        switch (await service.RenewAsync(sheet.Refresh, cancellation))
        {
            case Renewal.Done done:
                file.Write(SheetOf(sheet.Seed, done));
                return done.Access;
            case Renewal.Refused no:
                var why = sheet.Renewing ? PairLost : $"token-refused{no.Code}";
                file.Write(sheet with { Dead = why });
                throw new TokenUnavailableException(why, lasting: true);
            case Renewal.NotDone:
                file.Write(sheet);
                return StillGood(sheet, refused);
            default:
                return StillGood(sheet, refused);
        }
    }

    /// <summary>Renewal comes early: when it fails for a passing reason, the old token may still do.</summary>
    private string StillGood(TokenSheet sheet, string? refused) => sheet.Access.Length > 0 && sheet.Access != refused && sheet.AccessUntil > time.GetUtcNow()
        ? sheet.Access
        : throw new TokenUnavailableException("token-unreachable", lasting: false);
}
