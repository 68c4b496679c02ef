namespace EscalationBot.Conversation.Delivery;

/// <summary>
/// The small secrets that a channel must not lose (tokens, a consent that was asked for), the same for every process of the office.
/// Names are letters, digits and hyphens.
/// </summary>
/// <remarks>Every member throws what the store or the disk throws when it is away.</remarks>
public interface IVault
{
    /// <summary>Null when there is nothing of that name.</summary>
    byte[]? Read(string name);

    /// <summary>Durable when it returns; a crash leaves what was there, or this.</summary>
    void Write(string name, byte[] content);

    /// <summary>Takes it out; of several who take at once one gets it.</summary>
    byte[]? Take(string name);

    /// <summary>Null while somebody else holds it, here or in another process. A process that dies lets go of it.</summary>
    IDisposable? TryLock(string name);
}
