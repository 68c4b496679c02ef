using EscalationBot.Testing.Domain;
using LiteDB;

namespace EscalationBot.Storage.Tests;

/// <summary>A path that leads to something else than a store.</summary>
public sealed class ForeignFileTests : IDisposable
{
    private readonly TempFolder folder = new();

    [Theory]
    [InlineData("Mã,Tên\n")]
    [InlineData(" ")]
    public void A_file_that_is_no_store_is_refused_and_stays_as_it_is(string content)
    {
        File.WriteAllText(folder.Store, content);

        var refused = Assert.Throws<StoreException>(Open);

        Assert.Contains("is not a store", refused.Message, StringComparison.Ordinal);
        Assert.Equal(content, File.ReadAllText(folder.Store));
    }

    [Fact]
    public void A_LiteDB_file_of_another_program_is_refused()
    {
        using (var other = new LiteDatabase(new ConnectionString { Filename = folder.Store, Collation = Collation.Binary }))
            other.GetCollection("things").Insert(new BsonDocument());

        Assert.Contains("another program", Assert.Throws<StoreException>(Open).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_file_becomes_a_store()
    {
        File.WriteAllText(folder.Store, "");

        await Open().DisposeAsync();
        await Open().DisposeAsync();
    }

    public void Dispose() => folder.Dispose();

    private LiteDbStore Open() => LiteDbStore.Open(new LiteDbStoreOptions(folder.Store), () => TestOffice.Rules);
}
