using System.Net;

namespace EscalationBot.Host.Demo;

/// <summary>
/// Whether a request comes from this very machine. A page from elsewhere that a browser on this machine shows must not pass
/// for it, and neither must a proxy that speaks for others: the Host header has to be a loopback name, and nothing may say
/// that the request was passed on.
/// </summary>
internal static class Loopback
{
    private static readonly string[] PassedOn = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "Via"];

    public static bool IsDirect(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } from && IPAddress.IsLoopback(from)
        && IsLoopbackName(context.Request.Host.Host)
        && !PassedOn.Any(context.Request.Headers.ContainsKey);

    private static bool IsLoopbackName(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
