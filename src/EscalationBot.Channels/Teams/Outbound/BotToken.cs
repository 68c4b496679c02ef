using System.Security.Cryptography.X509Certificates;
using EscalationBot.Channels.Http;
using Microsoft.Identity.Client;

namespace EscalationBot.Channels.Teams.Outbound;

/// <summary>
/// Client credentials of a single-tenant app. The library keeps the token and renews it early; asking one at a time keeps a
/// hundred senders from asking for the same token together, also when all of them were refused.
/// </summary>
internal sealed class BotToken : IBotToken, IDisposable
{
    private static readonly string[] Scopes = ["https://api.botframework.com/.default"];

    private readonly SemaphoreSlim asking = new(1);
    private readonly IConfidentialClientApplication app;

    /// <param name="authority">https://login.microsoftonline.com in the public cloud.</param>
    public BotToken(string appId, string tenantId, Uri authority, string? password, X509Certificate2? certificate, IMsalHttpClientFactory http)
    {
        var builder = ConfidentialClientApplicationBuilder.Create(appId)
            .WithAuthority(new Uri(authority, tenantId).ToString(), validateAuthority: false)
            .WithInstanceDiscovery(enableInstanceDiscovery: false)
            .WithHttpClientFactory(http);
        app = (certificate is null ? builder.WithClientSecret(password) : builder.WithCertificate(certificate, sendX5C: true)).Build();
    }

    public async Task<string?> GetAsync(string? refused, CancellationToken cancellation)
    {
        await asking.WaitAsync(cancellation);
        try
        {
            var kept = await AskAsync(renew: false, cancellation);
            return kept == refused ? await AskAsync(renew: true, cancellation) : kept;
        }
        catch (MsalServiceException e) when (e.StatusCode is >= 400 and < 500 and not 408 and not 429)
        {
            throw new TokenUnavailableException("token-refused", lasting: true, e);
        }
        catch (Exception e) when (e is MsalException or HttpRequestException)
        {
            throw new TokenUnavailableException("token-unreachable", lasting: false, e);
        }
        finally
        {
            asking.Release();
        }
    }

    public void Dispose() => asking.Dispose();

    private async Task<string> AskAsync(bool renew, CancellationToken cancellation) =>
        (await app.AcquireTokenForClient(Scopes).WithForceRefresh(renew).ExecuteAsync(cancellation)).AccessToken;
}
