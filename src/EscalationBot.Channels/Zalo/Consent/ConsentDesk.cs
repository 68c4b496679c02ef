using EscalationBot.Channels.Http;
using EscalationBot.Channels.Zalo.Tokens;
using EscalationBot.Conversation.Delivery;

namespace EscalationBot.Channels.Zalo.Consent;

/// <summary>How the access to an account stands.</summary>
/// <param name="DaysLeft">Whole days until its tokens end if nothing is renewed; null when there are none that work.</param>
/// <param name="Renewed">When the present pair came.</param>
/// <param name="Trouble">Why an administrator must act ("token-pair-lost"), as a short code; null when all is well.</param>
public sealed record AccountAccess(string Oa, int? DaysLeft, DateTimeOffset? Renewed, string? Trouble);

/// <summary>How the way back from Zalo's consent ended.</summary>
public abstract record ConsentEnd
{
    private ConsentEnd() { }

    /// <summary>Nobody asked for this, it was used, or half an hour went by.</summary>
    public sealed record Unknown : ConsentEnd;

    /// <summary>Zalo brought no code: whoever was asked did not agree.</summary>
    public sealed record NotGiven(string Language) : ConsentEnd;

    public sealed record OtherAccount(string Language, string Oa) : ConsentEnd;

    /// <param name="Code">Zalo's own.</param>
    public sealed record Refused(string Language, long Code) : ConsentEnd;

    public sealed record Unreachable(string Language) : ConsentEnd;

    public sealed record Done(string Language, AccountAccess Account) : ConsentEnd;
}

/// <summary>
/// Connects an account with the consent of its owner: asks (Zalo OAuth v4 with PKCE and state), takes the answer once, and says how
/// every account stands.
/// </summary>
public sealed class ConsentDesk
{
    private readonly ConsentDrawer asked;
    private readonly TokenService service;
    private readonly ZaloTokens tokens;
    private readonly ZaloOptions options;
    private readonly IOperatorDesk desk;
    private readonly TimeProvider real;

    /// <param name="real">The real time.</param>
    internal ConsentDesk(ConsentDrawer asked, TokenService service, ZaloTokens tokens, ZaloOptions options, IOperatorDesk desk, TimeProvider real) =>
        (this.asked, this.service, this.tokens, this.options, this.desk, this.real) = (asked, service, tokens, options, desk, real);

    /// <summary>As it must be entered in Zalo's console.</summary>
    public string ReturnAddress => PendingConsent.ReturnAddress(options);

    /// <summary>Where Zalo asks its users; the page leads there.</summary>
    public string ZaloOrigin => new Uri(options.OAuthBaseUrl).GetLeftPart(UriPartial.Authority);

    public IReadOnlyList<AccountAccess> Accounts => [.. options.AllAccounts.Select(a => AccessOf(a.OaId))];

    /// <summary>Begins a consent; one that was begun before is over.</summary>
    /// <param name="language">In which its end is told.</param>
    /// <returns>Where Zalo asks the owner of the account.</returns>
    public Uri Ask(string language)
    {
        var pending = PendingConsent.New(options.CodeVerifier, real.GetUtcNow(), language);
        asked.Write(pending);
        return pending.AddressAt(options);
    }

    /// <summary>Takes what Zalo brought back; only whoever knows the state of a consent that was begun gets anything done, and once.</summary>
    public async Task<ConsentEnd> RedeemAsync(string? state, string? code, string? oa, CancellationToken cancellation)
    {
        if (asked.Take(state, real.GetUtcNow()) is not { Language: var language } pending)
            return new ConsentEnd.Unknown();
        if (string.IsNullOrEmpty(code))
            return new ConsentEnd.NotGiven(language);
        if (oa is null || !options.AllAccounts.Any(a => a.OaId == oa))
            return new ConsentEnd.OtherAccount(language, oa ?? "");
        switch (await service.ExchangeAsync(code, pending.Verifier, cancellation))
        {
            case Renewal.Done pair:
                // A pair that Zalo gave is kept, also when the browser has gone.
                await tokens.AdoptAsync(oa, pair, CancellationToken.None);
                await desk.UpAsync(ZaloSetup.ChannelName, oa);
                return new ConsentEnd.Done(language, AccessOf(oa));
            case Renewal.Refused refused:
                return new ConsentEnd.Refused(language, refused.Code);
            default:
                return new ConsentEnd.Unreachable(language);
        }
    }

    private AccountAccess AccessOf(string oa)
    {
        try
        {
            return tokens.Sheet(oa) switch
            {
                null => new AccountAccess(oa, null, null, ZaloTokens.Missing),
                { Dead: { } why } sheet => new AccountAccess(oa, null, sheet.Issued, why),
                var sheet => new AccountAccess(oa, tokens.DaysLeft(oa), sheet.Issued, null),
            };
        }
        catch (TokenUnavailableException e)
        {
            return new AccountAccess(oa, null, null, e.Message);
        }
    }
}
