using EscalationBot.Domain.Office;
using EscalationBot.Domain.Proposals;
using EscalationBot.Storage.LiteDb;
using EscalationBot.Testing.Domain;
using LiteDB;
using static EscalationBot.Testing.Storage.StoreUnderTest;

namespace EscalationBot.Storage.Tests.LiteDb;

/// <summary>A file that is not what was written is refused and the cure is told; never is half of it taken for the whole.</summary>
public sealed class DamageTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_changed_byte_anywhere_is_told_or_does_no_harm()
    {
        var whole = await FillAsync();
        var told = 0;
        var random = new Random(1);
        for (var i = 0; i < 150; i++)
        {
            var bytes = whole.Bytes.ToArray();
            bytes[random.Next(bytes.Length)] ^= (byte)random.Next(1, 256);
            await File.WriteAllBytesAsync(folder.File("damaged.db"), bytes, TestContext.Current.CancellationToken);
            if (await ReadAsync(folder.File("damaged.db")) is { } read)
                Assert.Equal(whole.Content, read);
            else
                told++;
            File.Delete(folder.File("damaged-log.db"));
        }
        Assert.InRange(told, 1, 149);
    }

    [Fact]
    public async Task A_file_that_is_something_else_is_refused_and_left_as_it_is()
    {
        foreach (var bytes in new[] { "Kính gửi đồng chí"u8.ToArray(), new byte[100_000], new byte[8192] })
        {
            await File.WriteAllBytesAsync(folder.Store, bytes, TestContext.Current.CancellationToken);
            Assert.Contains(folder.Store, Assert.Throws<StoreException>(() => OnFile(folder.Store)).Message, StringComparison.Ordinal);
            Assert.Equal(bytes, await File.ReadAllBytesAsync(folder.Store, TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task A_file_cut_short_is_refused()
    {
        var whole = await FillAsync();
        foreach (var part in new[] { 0.3, 0.6, 0.9 })
        {
            await File.WriteAllBytesAsync(folder.File("short.db"), whole.Bytes[..(int)(whole.Bytes.Length * part)], TestContext.Current.CancellationToken);
            Assert.Contains("restore", Assert.Throws<StoreException>(() => OnFile(folder.File("short.db"))).Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("proposals")]
    [InlineData("inbox")]
    [InlineData("work")]
    [InlineData("audit")]
    [InlineData("timers")]
    [InlineData("directory")]
    [InlineData("conversations")]
    public async Task A_missing_document_is_told(string drawer)
    {
        await FillAsync();
        Tamper(file =>
        {
            var documents = file.GetCollection(drawer);
            documents.Delete(documents.Min());
        });
        var refused = Assert.Throws<StoreException>(() => OnFile(folder.Store));
        Assert.Contains(drawer, refused.Message, StringComparison.Ordinal);
        Assert.Contains("restore", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_changed_by_hand_is_told_even_when_it_still_makes_sense()
    {
        await FillAsync();
        Tamper(file =>
        {
            var proposals = file.GetCollection("proposals");
            var document = proposals.FindById(117L);
            document["j"] = document["j"].AsString.Replace("đất", "nhà", StringComparison.Ordinal);
            proposals.Update(document);
        });
        Assert.Contains("proposals 117", Assert.Throws<StoreException>(() => OnFile(folder.Store)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_audit_entry_rewritten_with_its_seal_breaks_the_chain()
    {
        await FillAsync();
        Tamper(file =>
        {
            var audit = new Drawer(file, "audit");
            var sheet = audit.All().Single();
            audit.Put([sheet with { Json = sheet.Json.Replace("KN-0002", "KN-0009", StringComparison.Ordinal) }]);
        });
        await using var store = OnFile(folder.Store);
        Assert.Equal(3, store.Audit.FirstBroken());
    }

    [Fact]
    public async Task A_file_whose_bytes_changed_is_not_handed_out()
    {
        string key;
        await using (var store = OnFile(folder.Store))
            key = await store.Files.PutAsync("a.bin", new byte[10_000], CancellationToken.None);
        Tamper(file =>
        {
            var chunks = file.GetCollection("chunks");
            var chunk = chunks.FindAll().First();
            chunk["data"].AsBinary[77] = 1;
            chunks.Update(chunk);
        });
        await using var again = OnFile(folder.Store);
        await Assert.ThrowsAsync<StoreException>(() => again.Files.GetAsync(key, CancellationToken.None));
    }

    private async Task<(byte[] Bytes, string Content)> FillAsync()
    {
        await using (var store = OnFile(folder.Store))
        {
            await store.ChangeAsync(c => c.Directory = TestOffice.Directory);
            for (var i = 0; i < 5; i++)
            {
                await store.HearAsync(Said($"m{i}", $"c{i}"), Turn(c =>
                {
                    c.Audit.Add(new AuditEntry(Morning, null, null, "test", $"KN-000{i}", null));
                    c.Timers.Add(new TimerChange($"t{i}", "job", "", Morning));
                    c.Proposals.Add(new ProposalChange(new ProposalId(117 + i), ProposalBuilder.AProposal().Numbered(117 + i).History()));
                }, $"đáp {i}"));
            }
        }
        return (await File.ReadAllBytesAsync(folder.Store, TestContext.Current.CancellationToken), (await ReadAsync(folder.Store))!);
    }

    /// <returns>Everything there is, or null when opening was refused with the file or the damage named.</returns>
    private static async Task<string?> ReadAsync(string path)
    {
        try
        {
            await using var store = OnFile(path);
            var office = store.Turns.Read();
            return Json.StoreJson.Write(new
            {
                Proposals = office.List(new ProposalQuery(), null, 100).Items.Select(p => p.History),
                Units = office.Directory.Units.Values.OrderBy(u => u.Id.Value),
                Audit = store.Audit.Read(0, 100),
                Work = store.Log.Work(DateTimeOffset.MinValue),
                Timers = store.Queue.DueTimers(DateTimeOffset.MaxValue, 100),
                Log = Enumerable.Range(0, 5).Select(i => store.Log.Read("web", $"c{i}", 0, 100)),
                Broken = store.Audit.FirstBroken(),
            });
        }
        catch (StoreException e)
        {
            Assert.True(e.Message.Contains(path, StringComparison.Ordinal) || e.Message.Contains("damaged", StringComparison.Ordinal), e.Message);
            return null;
        }
    }

    private void Tamper(Action<LiteDatabase> change)
    {
        using var file = new LiteDatabase(folder.Store);
        change(file);
    }
}
