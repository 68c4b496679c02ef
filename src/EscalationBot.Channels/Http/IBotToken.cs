namespace EscalationBot.Channels.Http;

/// <summary>The token that the bot shows to a service.</summary>
internal interface IBotToken
{
    /// <summary>Null when none is needed: the local client of a developer asks for none.</summary>
    /// <param name="refused">One that the service does not take any more; null when nothing is known against the present one.</param>
    /// <exception cref="TokenUnavailableException">There is none to be had now.</exception>
    Task<string?> GetAsync(string? refused, CancellationToken cancellation);
}

/// <summary>Without credentials, in development only.</summary>
internal sealed class NoToken : IBotToken
{
    public Task<string?> GetAsync(string? refused, CancellationToken cancellation) => Task.FromResult<string?>(null);
}
