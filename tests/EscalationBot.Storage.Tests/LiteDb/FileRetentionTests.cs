using System.Text;
using EscalationBot.Conversation;
using EscalationBot.Conversation.Messages;
using EscalationBot.Domain.Office;
using EscalationBot.Domain.Proposals;
using EscalationBot.Testing.Domain;
using EscalationBot.Testing.Storage;
using static EscalationBot.Testing.Storage.StoreUnderTest;

namespace EscalationBot.Storage.Tests.LiteDb;

/// <summary>Files that nothing needs go after a time; those of records, drafts and newer messages stay.</summary>
public sealed class FileRetentionTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Only_what_no_record_no_draft_and_no_newer_message_names_is_dropped_and_no_byte_of_it_is_left()
    {
        await using (var store = OnFile(folder.Store, checkpointEntries: 1))
        {
            var (lost, inRecord, inDraft, recent) = (await PutAsync(store, "không ai cần"), await PutAsync(store, "của kiến nghị"), await PutAsync(store, "đang nhập"), await PutAsync(store, "mới gửi"));
            await store.HearAsync(Sent("m1", lost, Morning), Turn());
            await store.HearAsync(Sent("m2", inRecord, Morning), Turn());
            await store.ChangeAsync(c => c.Proposals.Add(new ProposalChange(
                new ProposalId(1), [.. ProposalBuilder.AProposal().Numbered(1).History(), Attached(inRecord)])));
            await store.HearAsync(Sent("m3", inDraft, Morning), _ => new TurnResult<OfficeChanges>(
                ConversationState.New("vi") with { Memory = new Dictionary<string, string> { ["file"] = $"{inDraft}|a.pdf" } }, [], new OfficeChanges()));
            await store.HearAsync(Sent("m4", recent, Morning.AddDays(100)), Turn());

            Assert.Equal(0, await DropAsync(store));
            Assert.Equal(1, await DropAsync(store));

            Assert.Null(await store.Files.GetAsync(lost, CancellationToken.None));
            foreach (var kept in new[] { inRecord, inDraft, recent })
                Assert.NotNull(await store.Files.GetAsync(kept, CancellationToken.None));
            Assert.Equal(0, await DropAsync(store));
        }
        Assert.Null(await FolderBytes.FindAsync(Path.GetDirectoryName(folder.Store)!, "không ai cần"));
    }

    [Fact]
    public async Task A_file_that_comes_again_is_there_again_and_is_left_alone_until_its_message_is_accepted()
    {
        await using var store = InMemory();
        var key = await PutAsync(store, "gửi hai lần");
        await DropAsync(store);
        await PutAsync(store, "gửi hai lần");

        Assert.Equal(0, await DropAsync(store));

        Assert.NotNull(await store.Files.GetAsync(key, CancellationToken.None));
        Assert.Equal(1, await DropAsync(store));
        await PutAsync(store, "gửi hai lần");
        Assert.NotNull(await store.Files.GetAsync(key, CancellationToken.None));
    }

    private static IncomingMessage Sent(string id, string file, DateTimeOffset at) =>
        Said(id, id) with { At = at, Files = [new Attachment(file, "a.pdf", "application/pdf", 3)] };

    private static RecordedFact Attached(string key) => new(
        ProposalBuilder.AProposal().Numbered(1).History().Count + 1, new FileAttached(key, "a.pdf", 3), new Provenance(Morning, null, null, null));

    private static Task<string> PutAsync(StoreUnderTest store, string content) => store.Files.PutAsync("a.pdf", Encoding.UTF8.GetBytes(content), CancellationToken.None);

    private static Task<int> DropAsync(StoreUnderTest store) => ((IRetention)store.Turns).DropFilesAsync(Morning.AddDays(50), CancellationToken.None);
}
