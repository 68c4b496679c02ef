using EscalationBot.Conversation.Delivery;

namespace EscalationBot.Channels.Http;

/// <summary>A file that a message points to.</summary>
/// <param name="NeedsToken">Inline pictures are fetched with the bot's token, shared files without.</param>
internal sealed record FileOffer(string Name, string ContentType, Uri Url, bool NeedsToken);

/// <summary>Fetches files that messages point to: from allowed hosts only, without following redirects, within size and time.</summary>
/// <param name="own">For files that only the bot's token opens; null where there are none.</param>
internal sealed class FileFetch(HttpClient http, IReadOnlyList<string> fileHosts, (IBotToken Token, ServiceUrls Hosts)? own = null)
{
    /// <summary>Bytes; the store keeps no larger ones.</summary>
    public const int Largest = 25 * 1024 * 1024;

    private static readonly TimeSpan Within = TimeSpan.FromSeconds(8);

    /// <summary>The files that could be fetched.</summary>
    public async Task<IReadOnlyList<IncomingFile>> FetchAsync(IReadOnlyList<FileOffer> offers, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Within);
        var files = await Task.WhenAll(offers.Select(o => OneAsync(o, limit.Token)));
        return [.. files.OfType<IncomingFile>()];
    }

    private async Task<IncomingFile?> OneAsync(FileOffer offer, CancellationToken cancellation)
    {
        if (!IsAllowed(offer))
            return null;
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, offer.Url);
            if (offer.NeedsToken && await own!.Value.Token.GetAsync(refused: null, cancellation) is { } bearer)
                request.Headers.Authorization = new("Bearer", bearer);
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            return response.IsSuccessStatusCode && await ReadAsync(response, cancellation) is { } content
                ? new IncomingFile(offer.Name, offer.ContentType, content)
                : null;
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException or TokenUnavailableException)
        {
            return null;
        }
    }

    private bool IsAllowed(FileOffer offer) => offer.NeedsToken
        ? own is { Hosts: var hosts } && hosts.TryRead(offer.Url.ToString(), out _)
        : FileHosts.Allow(fileHosts, offer.Url);

    private static async Task<byte[]?> ReadAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        if (response.Content.Headers.ContentLength > Largest)
            return null;
        await using var stream = await response.Content.ReadAsStreamAsync(cancellation);
        using var kept = new MemoryStream();
        var buffer = new byte[81_920];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellation)) > 0)
        {
            if (kept.Length + read > Largest)
                return null;
            kept.Write(buffer, 0, read);
        }
        return kept.ToArray();
    }
}
