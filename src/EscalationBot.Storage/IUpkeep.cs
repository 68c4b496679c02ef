namespace EscalationBot.Storage;

/// <summary>What a store does beside its commits to stay in order.</summary>
public interface IUpkeep
{
    /// <summary>
    /// Why the last attempt failed; null when all is in order. Nothing is lost and it is tried again when as much has come as before;
    /// what was deleted or forgotten may stand in the files meanwhile.
    /// </summary>
    Exception? Trouble { get; }

    /// <summary>Tries at once what failed last; ends when the attempt has, well or not. Does nothing when all is in order.</summary>
    Task TryAgainAsync(CancellationToken cancellation);
}
