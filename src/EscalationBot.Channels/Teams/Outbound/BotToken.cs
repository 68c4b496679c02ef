using System.Security.Cryptography.X509Certificates;
using Microsoft.Identity.Client;

namespace EscalationBot.Channels.Teams.Outbound;

/// <summary>No token for the Connector; the message is a short code for the admin.</summary>
/// <param name="lasting">The credentials are wrong: waiting does not help.</param>
internal sealed class TokenUnavailableException(string reason, bool lasting, Exception? cause = null) : Exception(reason, cause)
{
    public bool Lasting => lasting;
}

/// <summary>The token that the bot shows to the Connector.</summary>
internal interface IBotToken
{
    /// <summary>Null when none is needed: the local client of a developer asks for none.</summary>
    /// <param name="renew">The one in the cache was refused.</param>
    /// <exception cref="TokenUnavailableException">There is none to be had now.</exception>
    Task<string?> GetAsync(bool renew, CancellationToken cancellation);
}

/// <summary>Without credentials, in development only.</summary>
internal sealed class NoToken : IBotToken
{
    public Task<string?> GetAsync(bool renew, CancellationToken cancellation) => Task.FromResult<string?>(null);
}

/// <summary>
/// Client credentials of a single-tenant app. The library keeps the token and renews it early; asking one at a time keeps a
/// hundred senders from asking for the same token together.
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

    public async Task<string?> GetAsync(bool renew, CancellationToken cancellation)
    {
        await asking.WaitAsync(cancellation);
        try
        {
            var result = await app.AcquireTokenForClient(Scopes).WithForceRefresh(renew).ExecuteAsync(cancellation);
            return result.AccessToken;
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
}
