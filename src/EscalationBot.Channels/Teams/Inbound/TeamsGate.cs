using System.Net;
using EscalationBot.Channels.Http;
using EscalationBot.Channels.Teams.Wire;
using Microsoft.AspNetCore.Http;

namespace EscalationBot.Channels.Teams.Inbound;

/// <summary>Who may come in: decided before anything of a request is kept.</summary>
/// <param name="check">Null in development without credentials: then only loopback may talk to loopback.</param>
internal sealed class TeamsGate(TokenCheck? check, ServiceUrls urls, string tenantId)
{
    /// <summary>The first half, from the header alone, before the body is read: null lets pass.</summary>
    public async Task<(int? Refusal, GoodToken? Token)> KnockAsync(HttpContext context)
    {
        if (check is null)
            return (IsLocal(context) ? null : StatusCodes.Status401Unauthorized, null);
        var (verdict, token) = await check.ReadAsync(context.Request.Headers.Authorization, context.RequestAborted);
        return verdict switch
        {
            TokenVerdict.Accepted => (null, token),
            TokenVerdict.Refused => (StatusCodes.Status401Unauthorized, null),
            TokenVerdict.CannotTell => (StatusCodes.Status503ServiceUnavailable, null),
            _ => throw new InvalidOperationException($"No such verdict: {verdict}."),
        };
    }

    /// <summary>The second half: the activity is the one the token was made for, from an allowed service and our organisation.</summary>
    public int? Refusal(GoodToken? token, IncomingActivity activity)
    {
        if (check is not null && (token is null || !TokenCheck.Covers(token, activity)))
            return StatusCodes.Status401Unauthorized;
        if (!urls.TryRead(activity.ServiceUrl, out var url) || (check is null && !url.IsLoopback))
            return StatusCodes.Status403Forbidden;
        return tenantId.Length > 0 && activity.TenantId != tenantId ? StatusCodes.Status403Forbidden : null;
    }

    /// <summary>Both ends on this machine, and nobody in between who forwards for others.</summary>
    private static bool IsLocal(HttpContext context) =>
        context.Connection is { RemoteIpAddress: { } remote, LocalIpAddress: { } local }
        && IPAddress.IsLoopback(remote) && IPAddress.IsLoopback(local)
        && !context.Request.Headers.ContainsKey("X-Forwarded-For") && !context.Request.Headers.ContainsKey("Forwarded");
}
