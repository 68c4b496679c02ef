using System.Text;
using EscalationBot.Domain.Office;
using EscalationBot.Testing.Storage;
using static EscalationBot.Testing.Storage.StoreUnderTest;

namespace EscalationBot.Storage.Tests.Compliance;

public sealed class AuditAndFileCompliance
{
    [Theory, EveryStore]
    public async Task Audit_entries_are_numbered_and_each_carries_the_hash_of_the_one_before(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        await WriteAsync(home.Store, "a", "b");
        var store = await home.HalfTimeAsync();
        await WriteAsync(store, "c");
        var entries = (await home.HalfTimeAsync()).Audit.Read(0, 10);
        Assert.Equal([(1, "a"), (2, "b"), (3, "c")], entries.Select(e => ((int)e.Number, e.Entry.Subject)));
        Assert.Equal(entries.Select(e => e.Hash).SkipLast(1), entries.Skip(1).Select(e => e.PreviousHash));
        Assert.Equal(3, entries.Select(e => e.Hash).Distinct().Count());
        Assert.Null(home.Store.Audit.FirstBroken());
    }

    [Theory, EveryStore]
    public async Task Audit_entries_are_read_on_from_a_number(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        await WriteAsync(home.Store, "a", "b", "c", "d");
        var store = await home.HalfTimeAsync();
        Assert.Equal(["b", "c"], store.Audit.Read(1, 2).Select(e => e.Entry.Subject));
        Assert.Equal(["d"], store.Audit.Read(3, 9).Select(e => e.Entry.Subject));
        Assert.Empty(store.Audit.Read(4, 9));
        Assert.Empty(store.Audit.Read(99, 9));
    }

    [Theory, EveryStore]
    public async Task An_entry_comes_back_exactly_as_it_was_written(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        var entry = new AuditEntry(Morning.AddTicks(7), null, null, "cấp mã", "xa-a.chu-tich", "\"…\"\u2028\\");
        await home.Store.ChangeAsync(c => c.Audit.Add(entry));
        var kept = Assert.Single((await home.HalfTimeAsync()).Audit.Read(0, 9)).Entry;
        Assert.Equal((entry, entry.At.Offset), (kept, kept.At.Offset));
    }

    [Theory, EveryStore]
    public async Task An_empty_chain_is_whole(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        Assert.Null((await home.HalfTimeAsync()).Audit.FirstBroken());
    }

    [Theory, EveryStore]
    public async Task A_file_comes_back_byte_by_byte(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        var bytes = new byte[300_000];
        new Random(1).NextBytes(bytes);
        var key = await PutAsync(home.Store, "tờ trình.pdf", bytes);
        var empty = await PutAsync(home.Store, "trống.txt", []);
        var store = await home.HalfTimeAsync();
        Assert.Equal(bytes, await store.Files.GetAsync(key, CancellationToken.None));
        Assert.Empty((await store.Files.GetAsync(empty, CancellationToken.None))!);
    }

    [Theory, EveryStore]
    public async Task The_same_bytes_have_the_same_key_whatever_their_name(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        var one = await PutAsync(home.Store, "một.txt", Encoding.UTF8.GetBytes("như nhau"));
        await home.HalfTimeAsync();
        Assert.Equal(one, await PutAsync(home.Store, "hai.txt", Encoding.UTF8.GetBytes("như nhau")));
        Assert.NotEqual(one, await PutAsync(home.Store, "một.txt", Encoding.UTF8.GetBytes("khác")));
    }

    [Theory, EveryStore]
    public async Task A_file_that_was_never_kept_is_not_there(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        Assert.Null(await (await home.HalfTimeAsync()).Files.GetAsync("nothing", CancellationToken.None));
    }

    [Theory, EveryStore]
    public async Task A_file_larger_than_is_kept_is_refused(StoreKind kind)
    {
        await using var home = StoreHome.Of(kind);
        await Assert.ThrowsAsync<ArgumentException>(() => PutAsync(home.Store, "lớn.bin", new byte[LiteDbStore.LargestFile + 1]));
    }

    private static Task<TurnOutcome> WriteAsync(StoreUnderTest store, params string[] subjects) =>
        store.ChangeAsync(c => c.Audit.AddRange(subjects.Select(s => new AuditEntry(Morning, null, "web:an", "test", s, null))));

    private static Task<string> PutAsync(StoreUnderTest store, string name, byte[] bytes) => store.Files.PutAsync(name, bytes, CancellationToken.None);
}
