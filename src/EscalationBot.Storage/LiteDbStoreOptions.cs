namespace EscalationBot.Storage;

/// <summary>Where the embedded store lives and when its journal is folded into the entities.</summary>
/// <param name="Path">The file, or <see cref="Memory"/> for a store that ends with the process.</param>
public sealed record LiteDbStoreOptions(string Path)
{
    /// <summary>The path that means: keep nothing on disk.</summary>
    public const string Memory = ":memory:";

    /// <summary>Commits in the journal after which it is folded.</summary>
    public int CheckpointEntries { get; init; } = 20_000;

    /// <summary>Bytes of JSON in the journal after which it is folded.</summary>
    public long CheckpointBytes { get; init; } = 32 * 1024 * 1024;

    public bool InMemory => Path == Memory;
}
