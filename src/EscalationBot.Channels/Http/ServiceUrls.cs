using System.Diagnostics.CodeAnalysis;

namespace EscalationBot.Channels.Http;

/// <summary>
/// The hosts to which the bot's token may go. A forged or old service URL would hand the token to a stranger, so it is checked
/// when it arrives and again before every call.
/// </summary>
/// <param name="hosts">Exact host names; with a port ("127.0.0.1:9000") only that port. Plain http is for loopback alone.</param>
/// <param name="anyLoopback">In development without credentials: no token is sent, so any port of this machine will do.</param>
internal sealed class ServiceUrls(IReadOnlyCollection<string> hosts, bool anyLoopback = false)
{
    private readonly HashSet<string> allowed = new(hosts, StringComparer.OrdinalIgnoreCase);

    /// <summary>The URL to build on, with one slash at its end; false when it is not one of the allowed.</summary>
    public bool TryRead(string? text, [NotNullWhen(true)] out Uri? url)
    {
        url = null;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var read) || !IsAllowed(read))
            return false;
        url = new Uri(read.GetLeftPart(UriPartial.Path).TrimEnd('/') + "/");
        return true;
    }

    private bool IsAllowed(Uri url) =>
        url.UserInfo.Length == 0
        && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback))
        && ((anyLoopback && url.IsLoopback) || allowed.Contains(url.IsDefaultPort ? url.IdnHost : $"{url.IdnHost}:{url.Port}"));
}
