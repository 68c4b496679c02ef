using EscalationBot.Conversation.Delivery;
using EscalationBot.Storage.Postgres;
using EscalationBot.Testing.Domain;
using EscalationBot.Testing.Storage;
using Microsoft.Extensions.Time.Testing;

namespace EscalationBot.Storage.Tests;

/// <summary>Secrets that several processes share: what every vault does.</summary>
public abstract class VaultTests
{
    private const string Name = "zalo-token-3000000000000000003";

    /// <summary>As two processes have it.</summary>
    protected abstract IVault Here { get; }

    protected abstract IVault There { get; }

    [Fact]
    public void What_one_process_writes_another_reads()
    {
        Assert.Null(There.Read(Name));
        Here.Write(Name, [1]);
        There.Write(Name, [2, 3]);

        Assert.Equal([2, 3], Here.Read(Name)!);
        Assert.Null(Here.Read("zalo-consent"));
    }

    [Fact]
    public async Task Of_all_who_take_at_once_one_gets_it()
    {
        Here.Write(Name, [7]);
        var taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => (i % 2 == 0 ? Here : There).Take(Name))));

        Assert.Equal([7], Assert.Single(taken, t => t is not null)!);
        Assert.Null(Here.Read(Name));
    }

    [Fact]
    public void A_lock_is_held_by_one_and_by_the_next_when_that_lets_go()
    {
        using (Here.TryLock(Name))
        {
            Assert.Null(Here.TryLock(Name));
            Assert.Null(There.TryLock(Name));
            using var other = There.TryLock("zalo-token-4");
            Assert.NotNull(other);
        }
        using var next = There.TryLock(Name);
        Assert.NotNull(next);
    }
}

public sealed class FolderVaultTests : VaultTests, IDisposable
{
    private readonly TempFolder folder = new();

    protected override IVault Here => new FolderVault(folder.File("data"));

    protected override IVault There => new FolderVault(folder.File("data"));

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Nobody_but_its_owner_reads_it()
    {
        Here.Write("zalo-consent", [1]);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(folder.File("data"), "zalo-consent.json")));
    }
}

public sealed class PostgresVaultTests : VaultTests, IAsyncDisposable
{
    private readonly string database = Databases.New();
    private readonly TempFolder folder = new();
    private readonly PostgresStore here;
    private readonly PostgresStore there;

    public PostgresVaultTests() => (here, there) = (Open(), Open());

    protected override IVault Here => here.Vault(new FolderVault(folder.File("here")));

    protected override IVault There => there.Vault(new FolderVault(folder.File("there")));

    public async ValueTask DisposeAsync()
    {
        await here.DisposeAsync();
        await there.DisposeAsync();
        Databases.Drop(database);
        folder.Dispose();
    }

    [Fact]
    public async Task A_process_that_goes_without_a_word_lets_go_of_what_it_held()
    {
        var gone = Open();
        Assert.NotNull(gone.Vault(new FolderVault(folder.File("gone"))).TryLock("zalo-token-5"));
        Assert.Null(Here.TryLock("zalo-token-5"));
        Databases.CutHolders(database);
        await gone.DisposeAsync();

        using var next = Here.TryLock("zalo-token-5");
        Assert.NotNull(next);
    }

    [Fact]
    public void What_was_kept_on_the_machine_before_the_database_is_found()
    {
        new FolderVault(folder.File("here")).Write("zalo-token-6", [1]);
        Assert.Equal([1], Here.Read("zalo-token-6")!);

        Here.Write("zalo-token-6", [2]);
        Assert.Equal([2], Here.Read("zalo-token-6")!);
        Assert.Equal([2], There.Read("zalo-token-6")!);
    }

    private PostgresStore Open() => PostgresStore.Open(new PostgresStoreOptions(database, 2), () => TestOffice.Rules, new FakeTimeProvider());
}
