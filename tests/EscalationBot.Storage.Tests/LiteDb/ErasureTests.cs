using static EscalationBot.Storage.Tests.Compliance.ErasureCompliance;
using static EscalationBot.Testing.Storage.StoreUnderTest;

namespace EscalationBot.Storage.Tests.LiteDb;

/// <summary>The file itself holds nothing that leads to an erased account.</summary>
public sealed class ErasureTests : IDisposable
{
    private readonly TempFolder folder = new();

    private string Folder => Path.GetDirectoryName(folder.Store)!;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task No_byte_of_account_name_or_telephone_is_left()
    {
        await using (var store = OnFile(folder.Store))
        {
            await LiveAsync(store);
            Assert.NotNull(await FolderBytes.FindAsync(Folder, Place));
            Assert.NotNull(await FolderBytes.FindAsync(Folder, Phone));
            await EraseAsync(store);
        }
        Assert.Null(await FolderBytes.FindAsync(Folder, Place, Name, Phone, WireId, Address));
        await using var again = OnFile(folder.Store);
        Assert.Null(again.Audit.FirstBroken());
    }
}
