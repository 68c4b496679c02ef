using EscalationBot.Channels.Zalo;
using EscalationBot.Channels.Zalo.Consent;
using EscalationBot.Host.Components.Shell;
using EscalationBot.Host.Runtime;
using EscalationBot.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EscalationBot.Host.Components.Admin;

/// <summary>
/// The page where an administrator connects an account of Zalo. There is no login: the key of a <see cref="Domain.Organisation.PagePass"/>,
/// which the bot gave in chat, shows it for minutes and lets the button be pressed once. Looking uses nothing up, for clients
/// of chats look at links by themselves.
/// </summary>
internal static class ZaloDoor
{
    private const string Path = "/admin/zalo";
    private const string Key = "key";
    private const string Language = "lang";

    /// <summary>Where the page is; null when the channel is off, or nobody said where the program is reached.</summary>
    public static string? AddressAt(ZaloOptions zalo) =>
        zalo.IsOn && Uri.TryCreate(zalo.PublicUrl, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.IsLoopback)
            ? $"{zalo.PublicUrl.TrimEnd('/')}{Path}"
            : null;

    public static void MapZaloPage(this WebApplication app)
    {
        app.MapGet(Path, Look);
        app.MapPost(Path, GoAsync);
        app.MapGet(PendingConsent.ReturnPath, BackAsync);
    }

    private static RazorComponentResult<ZaloPage> Look(HttpContext context, ITurnStore store, TimeProvider time, ConsentDesk desk)
    {
        var (key, texts) = (context.Request.Query[Key].ToString(), PageTexts.In(context.Request.Query[Language]));
        var now = time.GetUtcNow();
        return store.Look(o => o.Directory.PassOf(key, o.Rules.Time.Day(now), now)) is { } pass
            ? Page(context, desk, texts, new ZaloView.Open(key, pass.ExpiresAt, desk.ReturnAddress, desk.Accounts))
            : Page(context, desk, texts, new ZaloView.Shut(), StatusCodes.Status403Forbidden);
    }

    private static async Task<IResult> GoAsync(HttpContext context, TurnRunner turns, ConsentDesk desk)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var texts = PageTexts.In(form[Language]);
        if (!await turns.UsePassAsync(form[Key].ToString(), "zalo-consent-asked", context.RequestAborted))
            return Page(context, desk, texts, new ZaloView.Shut(), StatusCodes.Status403Forbidden);
        Guard(context, desk);
        return Results.Redirect(desk.Ask(texts.Language).ToString());
    }

    private static async Task<RazorComponentResult<ZaloPage>> BackAsync(HttpContext context, ConsentDesk desk)
    {
        var query = context.Request.Query;
        var end = await desk.RedeemAsync(query["state"], query["code"], query["oa_id"], context.RequestAborted);
        var (status, language) = end switch
        {
            ConsentEnd.Done done => (StatusCodes.Status200OK, done.Language),
            ConsentEnd.NotGiven not => (StatusCodes.Status400BadRequest, not.Language),
            ConsentEnd.OtherAccount other => (StatusCodes.Status400BadRequest, other.Language),
            ConsentEnd.Refused refused => (StatusCodes.Status502BadGateway, refused.Language),
            ConsentEnd.Unreachable unreachable => (StatusCodes.Status502BadGateway, unreachable.Language),
            _ => (StatusCodes.Status400BadRequest, null),
        };
        return Page(context, desk, PageTexts.In(language), new ZaloView.Ended(end), status);
    }

    private static RazorComponentResult<ZaloPage> Page(HttpContext context, ConsentDesk desk, PageTexts texts, ZaloView view, int status = StatusCodes.Status200OK)
    {
        Guard(context, desk);
        return new RazorComponentResult<ZaloPage>(new { Texts = texts, View = view }) { StatusCode = status };
    }

    /// <summary>The key stands in the address: nobody keeps it, and no other site hears of it. The button leads to Zalo and nowhere else.</summary>
    private static void Guard(HttpContext context, ConsentDesk desk)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "no-referrer";
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy =
            $"default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self' {desk.ZaloOrigin}";
    }
}

/// <summary>What the page shows.</summary>
public abstract record ZaloView
{
    private ZaloView() { }

    /// <param name="Key">Goes along with the button.</param>
    /// <param name="Back">The callback address that Zalo's console must know.</param>
    public sealed record Open(string Key, DateTimeOffset Until, string Back, IReadOnlyList<AccountAccess> Accounts) : ZaloView;

    /// <summary>No key, or one that is over.</summary>
    public sealed record Shut : ZaloView;

    public sealed record Ended(ConsentEnd End) : ZaloView;
}
