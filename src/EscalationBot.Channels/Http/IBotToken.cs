namespace EscalationBot.Channels.Http;

/// <summary>The token that the bot shows to a service.</summary>
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
