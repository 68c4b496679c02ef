namespace EscalationBot.Channels.Http;

/// <summary>The hosts of shared files: "name:port" exactly, ".ending" for everything below it.</summary>
internal static class FileHosts
{
    public static bool Allow(IReadOnlyList<string> hosts, Uri url) =>
        (url.Scheme == Uri.UriSchemeHttps || url.IsLoopback) && url.UserInfo.Length == 0
        && hosts.Any(h => h.StartsWith('.')
            ? url.IdnHost.EndsWith(h, StringComparison.OrdinalIgnoreCase)
            : url.Authority.Equals(h, StringComparison.OrdinalIgnoreCase));
}
