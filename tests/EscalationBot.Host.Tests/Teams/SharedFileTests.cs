using System.Text;
using System.Text.Json.Nodes;
using EscalationBot.Storage;
using EscalationBot.Testing.Teams;

namespace EscalationBot.Host.Tests.Teams;

/// <summary>Files from people, with SharePoint on this machine.</summary>
public sealed class SharedFileTests : IAsyncLifetime
{
    private TeamsOffice office = null!;
    private TeamsPerson head = null!;

    public async ValueTask InitializeAsync()
    {
        office = await TeamsOffice.StartAsync("2024-09-23T08:05:00+07:00");
        head = await office.LinkedAsync("x-dak-cam", "UBND xã Đăk Cấm");
    }

    public ValueTask DisposeAsync() => office.DisposeAsync();

    [Fact]
    public async Task A_shared_file_is_fetched_without_the_token_of_the_bot_and_kept()
    {
        await head.PostAsync(Sharing("to-trinh-45.txt", "Về việc chuyển mục đích sử dụng đất điểm trường"));
        await office.QuietAsync();

        var file = Assert.Single(Assert.Single(Heard(), e => e.Files is { Count: > 0 }).Files!);
        Assert.Equal(("to-trinh-45.txt", "text/plain"), (file.FileName, file.ContentType));
        Assert.Equal("Về việc chuyển mục đích sử dụng đất điểm trường", Encoding.UTF8.GetString((await office.Demo.Store.Files.GetAsync(file.Key, TestContext.Current.CancellationToken))!));
    }

    [Theory]
    [InlineData("to-trinh-45.txt", "TỐI MẬT\nPhương án phòng thủ")]
    [InlineData("MẬT - to trinh.txt", "Phương án phòng thủ")]
    public async Task Of_a_shared_file_with_a_mark_of_secrecy_nothing_is_kept_and_its_sender_told(string name, string words)
    {
        var before = head.Sees.Count;
        await head.PostAsync(Sharing(name, words));
        await office.QuietAsync();

        Assert.DoesNotContain(Heard(), e => e.Files is { Count: > 0 });
        Assert.DoesNotContain(Heard(), e => e.Text?.Contains("MẬT", StringComparison.Ordinal) == true);
        Assert.StartsWith("Nội dung đồng chí vừa gửi có dấu hiệu là tài liệu ", Assert.Single(head.Sees.Skip(before)).Text, StringComparison.Ordinal);
    }

    private IReadOnlyList<LogEntry> Heard() => [.. office.Demo.Store.Log.Read("teams", head.Name, 0, 100).Where(e => e.Direction == LogDirection.In)];

    private JsonObject Sharing(string name, string words) => head.Activity("message", new JsonObject
    {
        ["attachments"] = new JsonArray(new JsonObject
        {
            ["contentType"] = "application/vnd.microsoft.teams.file.download.info",
            ["name"] = name,
            ["contentUrl"] = FakeOneDrive.AddressOf($"chung/{name}"),
            ["content"] = new JsonObject { ["downloadUrl"] = office.Connector.Drive.Share("chung/download", Encoding.UTF8.GetBytes(words)), ["uniqueId"] = "x", ["fileType"] = "txt" },
        }),
    });
}
