namespace EscalationBot.Storage;

/// <summary>
/// The store cannot do what was asked because of the file, not because of the request: it is in use, of a newer version,
/// damaged, or the disk refused. The message names the file and, where there is one, the cure.
/// </summary>
public sealed class StoreException : Exception
{
    public StoreException() { }

    public StoreException(string message) : base(message) { }

    public StoreException(string message, Exception inner) : base(message, inner) { }

    /// <summary>Another process has the file open.</summary>
    public bool InUse { get; init; }

    /// <summary>Something in the file is not what was written.</summary>
    /// <param name="what">The place, or what is missing.</param>
    internal static StoreException Damaged(string what, Exception? inner = null) =>
        new($"The store is damaged ({what}). Restore the newest backup with the command \"restore\"; the damaged file is kept.", inner!);
}
