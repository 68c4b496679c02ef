using System.Globalization;
using System.Net;
using System.Text;
using EscalationBot.Channels.Zalo.Tokens;
using EscalationBot.Conversation.Texts;
using Microsoft.AspNetCore.Http;

namespace EscalationBot.Channels.Zalo.Consent;

/// <summary>
/// GET /api/zalo/consent, where Zalo sends the owner of an account back after agreeing. Only somebody with the state of a
/// consent that the command asked for gets anything done here, and once.
/// </summary>
/// <param name="real">The real time.</param>
internal sealed class ConsentEndpoint(ConsentDrawer asked, TokenService service, ZaloTokens tokens, ZaloOptions options, TextCatalogue texts, TimeProvider real)
{
    public const string Path = "/api/zalo/consent";

    public async Task<IResult> GetAsync(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        var query = context.Request.Query;
        if (asked.Take(query["state"], real.GetUtcNow()) is not { } pending || query["code"].ToString() is not { Length: > 0 } code)
            return Page(StatusCodes.Status400BadRequest, "zalo.consent.unknown");
        var oa = query["oa_id"].ToString();
        if (!options.AllAccounts.Any(a => a.OaId == oa))
            return Page(StatusCodes.Status400BadRequest, "zalo.consent.other-oa", ("oa", oa));
        switch (await service.ExchangeAsync(code, pending.Verifier, context.RequestAborted))
        {
            case Renewal.Done pair:
                await tokens.AdoptAsync(oa, pair, context.RequestAborted);
                return Page(StatusCodes.Status200OK, "zalo.consent.done", ("oa", oa), ("days", tokens.DaysLeft(oa) ?? 0));
            case Renewal.Refused refused:
                return Page(StatusCodes.Status502BadGateway, "zalo.consent.refused", ("code", refused.Code.ToString(CultureInfo.InvariantCulture)));
            default:
                return Page(StatusCodes.Status502BadGateway, "zalo.consent.unreachable");
        }
    }

    private IResult Page(int status, string text, params IReadOnlyList<(string, object)> args) => Results.Text(
        $"<!doctype html><html lang=\"vi\"><meta charset=\"utf-8\"><title>EscalationBot</title><p>{Said(TextCatalogue.Vietnamese, text, args)}</p><p lang=\"en\">{Said(TextCatalogue.English, text, args)}</p></html>",
        "text/html", Encoding.UTF8, status);

    private string Said(string language, string text, IReadOnlyList<(string, object)> args) => WebUtility.HtmlEncode(texts.Get(language, text, args));
}
