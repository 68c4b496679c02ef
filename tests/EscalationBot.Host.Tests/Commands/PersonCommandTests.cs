using System.Text;
using System.Text.Json;
using EscalationBot.Conversation.Messages;
using EscalationBot.Domain.Office;
using EscalationBot.Domain.Organisation;
using EscalationBot.Testing.Domain;
using static EscalationBot.Testing.Storage.StoreUnderTest;

namespace EscalationBot.Host.Tests.Commands;

/// <summary>An administrator answers a person: what is kept, and its deletion.</summary>
public sealed class PersonCommandTests : IDisposable
{
    private const string User = "user of c-918273";

    private static readonly Person Holder = new(new PersonId("cb-7"), "Nguyễn Thị Hoàng Yến", "+84901234567", null);

    private readonly CommandLine office = new();

    public void Dispose() => office.Dispose();

    [Fact]
    public async Task Everything_kept_of_a_person_is_written_with_the_files_and_nothing_of_others()
    {
        await LiveAsync();

        var result = await office.RunAsync("person", "export", "--post", TestOffice.HeadOfXaA.Value, "--out", office.Path("yen.json"));

        Assert.Equal(0, result.ExitCode);
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(office.Path("yen.json"), TestContext.Current.CancellationToken));
        var root = json.RootElement;
        Assert.Equal("Nguyễn Thị Hoàng Yến", root.GetProperty("name").GetString());
        Assert.Equal("+84901234567", root.GetProperty("phone").GetString());
        Assert.Equal($"web:{User}", root.GetProperty("accounts")[0].GetProperty("account").GetString());
        Assert.Equal(["con đường nhà tôi", "Đã nghe."], root.GetProperty("messages").EnumerateArray().Select(m => m.GetProperty("text").GetString()));
        Assert.Equal("ảnh", Encoding.UTF8.GetString(root.GetProperty("files")[0].GetProperty("content").GetBytesFromBase64()));
        Assert.DoesNotContain("của người khác", root.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workbook_opens_as_one()
    {
        await LiveAsync();

        await office.RunAsync("person", "export", "--account", $"web:{User}", "--out", office.Path("yen.xlsx"));

        Assert.Equal("PK"u8.ToArray(), (await File.ReadAllBytesAsync(office.Path("yen.xlsx"), TestContext.Current.CancellationToken))[..2]);
    }

    [Fact]
    public async Task A_deletion_is_confirmed_first_leaves_no_byte_and_verify_stays_green()
    {
        await LiveAsync();
        Assert.NotEqual(0, (await office.RunAsync("person", "delete", "--person", "cb-7")).ExitCode);
        Assert.True(await HoldsAsync(User));
        var before = await office.RunAsync("verify");

        Assert.Equal(0, (await office.RunAsync("person", "delete", "--person", "cb-7", "--yes")).ExitCode);

        foreach (var kept in new[] { "c-918273", "Nguyễn Thị Hoàng Yến", "+84901234567", "con đường nhà tôi" })
            Assert.False(await HoldsAsync(kept), kept);
        Assert.True(await HoldsAsync("của người khác"));
        Assert.Equal(before, await office.RunAsync("verify"));
        Assert.NotEqual(0, (await office.RunAsync("person", "delete", "--person", "cb-7", "--yes")).ExitCode);
    }

    [Fact]
    public async Task Restoring_a_backup_from_before_a_deletion_deletes_again_and_says_so()
    {
        await LiveAsync();
        await office.RunAsync("backup", office.Path("truoc.backup"));
        await office.RunAsync("person", "delete", "--person", "cb-7", "--yes");
        var before = await office.RunAsync("verify");

        var restored = await office.RunAsync("restore", office.Path("truoc.backup"));

        Assert.Equal((0, ""), (restored.ExitCode, restored.Error));
        Assert.Contains("Đã xóa lại dữ liệu của 1 tài khoản", restored.Output, StringComparison.Ordinal);
        foreach (var kept in new[] { "c-918273", "Nguyễn Thị Hoàng Yến", "+84901234567", "con đường nhà tôi" })
            Assert.False(await HoldsAsync(kept), kept);
        Assert.True(await HoldsAsync("của người khác"));
        Assert.Equal(before, await office.RunAsync("verify"));
        Assert.Empty(Directory.GetFiles(office.DataFolder, "*.looking-back*"));

        // The new store has learned of it: the same backup once more.
        Assert.Contains("Đã xóa lại dữ liệu của 1 tài khoản", (await office.RunAsync("restore", office.Path("truoc.backup"))).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Where_nobody_can_know_who_was_deleted_since_the_restore_says_up_to_when_the_backup_goes(bool damaged)
    {
        await LiveAsync();
        await office.RunAsync("backup", office.Path("truoc.backup"));
        if (damaged)
            await File.WriteAllBytesAsync(office.Path("escalationbot.db"), new byte[50_000], TestContext.Current.CancellationToken);
        else
            File.Delete(office.Path("escalationbot.db"));

        var restored = await office.RunAsync("restore", office.Path("truoc.backup"));

        Assert.Equal(0, restored.ExitCode);
        Assert.Contains("Bản sao lưu ghi nhận đến 08:00 05/01/2026; dữ liệu đã xóa sau thời điểm này có thể xuất hiện trở lại.", restored.Output, StringComparison.Ordinal);
        Assert.True(await HoldsAsync(User));
    }

    [Theory]
    [InlineData("--person", "nobody")]
    [InlineData("--post", "nothing")]
    [InlineData("--account", "zalo:1")]
    public async Task Who_is_not_known_is_named_in_the_error(string option, string name)
    {
        await LiveAsync();

        var result = await office.RunAsync("person", "export", option, name, "--out", office.Path("x.json"));

        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains($"Không có dữ liệu về {name}.", result.Error, StringComparison.Ordinal);
    }

    /// <summary>The holder of a post wrote, with a picture, and was answered; so did somebody else.</summary>
    private async Task LiveAsync()
    {
        await using var store = OnFile(office.Path("escalationbot.db"));
        var picture = await store.Files.PutAsync("ảnh.jpg", Encoding.UTF8.GetBytes("ảnh"), CancellationToken.None);
        await store.ChangeAsync(c => c.Directory = TestOffice.Directory.With(Holder)
            .With(new Incumbency(Holder.Id, TestOffice.HeadOfXaA, new Validity(null, null), false))
            .With(new Account(new AccountId("web", User), TestOffice.HeadOfXaA, Morning)));
        await store.HearAsync(
            Said("m1", "c-918273", "con đường nhà tôi") with { Files = [new Attachment(picture, "ảnh.jpg", "image/jpeg", 4)] }, Turn(null, "Đã nghe."));
        await store.HearAsync(Said("m2", "c2", "của người khác"), Turn(c => c.Audit.Add(new AuditEntry(Morning, null, null, "test", "", null))));
        await store.DeliverAllAsync();
    }

    private async Task<bool> HoldsAsync(string words)
    {
        foreach (var file in Directory.GetFiles(office.DataFolder, "*.db*").Where(f => !f.EndsWith(".lock", StringComparison.Ordinal)))
            if ((await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken)).AsSpan().IndexOf(Encoding.UTF8.GetBytes(words)) >= 0)
                return true;
        return false;
    }
}
