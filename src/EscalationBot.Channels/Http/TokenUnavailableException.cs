namespace EscalationBot.Channels.Http;

/// <summary>No token for a service; the message is a short code for the admin.</summary>
/// <param name="lasting">The credentials are wrong: waiting does not help.</param>
internal sealed class TokenUnavailableException(string reason, bool lasting, Exception? cause = null) : Exception(reason, cause)
{
    public bool Lasting => lasting;
}
