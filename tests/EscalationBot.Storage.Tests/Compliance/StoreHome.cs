using EscalationBot.Testing.Storage;

namespace EscalationBot.Storage.Tests.Compliance;

/// <summary>A store of some kind with the place it lives in, gone after the test.</summary>
internal sealed class StoreHome : IAsyncDisposable
{
    private readonly StoreKind kind;
    private readonly TempFolder folder = new();

    private readonly string? database;
    private string file;

    private StoreHome(StoreKind kind)
    {
        this.kind = kind;
        file = folder.Store;
        database = kind is StoreKind.Postgres or StoreKind.PostgresOpenedAgain ? Databases.New() : null;
        Store = Open();
    }

    public StoreUnderTest Store { get; private set; }

    public static StoreHome Of(StoreKind kind) => new(kind);

    /// <summary>Half time of a test: the kinds that are opened again are opened again here.</summary>
    public async Task<StoreUnderTest> HalfTimeAsync()
    {
        if (kind is StoreKind.FileOpenedAgain or StoreKind.FoldedFileOpenedAgain or StoreKind.PostgresOpenedAgain)
            await ReopenAsync();
        return Store;
    }

    /// <summary>Opens the store again: as it lies there when the process is killed, or (folded) after it was closed properly.</summary>
    public async Task<StoreUnderTest> ReopenAsync()
    {
        if (kind == StoreKind.FileOpenedAgain)
            file = folder.CopyOpen(file, $"life-{Path.GetRandomFileName()}");
        await Store.DisposeAsync();
        return Store = Open();
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        folder.Dispose();
        if (database is not null)
            Databases.Drop(database);
    }

    private StoreUnderTest Open() => kind switch
    {
        StoreKind.Memory => StoreUnderTest.InMemory(),
        StoreKind.Postgres or StoreKind.PostgresOpenedAgain => StoreUnderTest.OnPostgres(database!),
        StoreKind.FoldedFileOpenedAgain => StoreUnderTest.OnFile(file, checkpointEntries: 1),
        _ => StoreUnderTest.OnFile(file),
    };
}
