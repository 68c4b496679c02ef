using System.Text;
using EscalationBot.Channels.Zalo.Sending;
using EscalationBot.Conversation.Delivery;
using EscalationBot.Conversation.Messages;
using EscalationBot.ZaloSimulator;

namespace EscalationBot.Channels.Tests.Zalo;

/// <summary>Files on their way to somebody on Zalo.</summary>
public sealed class FileSenderTests : IAsyncLifetime
{
    private const string User = "2000000000000000002";

    private static readonly string Oa = ZaloAccountKeys.One.OaId;

    private SendingOffice office = null!;
    private FileSender sender = null!;

    public async ValueTask InitializeAsync()
    {
        office = await SendingOffice.StartAsync();
        office.Zalo.Knows(User, office.Time.GetUtcNow());
        sender = new FileSender(office.Client, new Files(), office.Time);
    }

    public ValueTask DisposeAsync() => office.DisposeAsync();

    [Theory]
    [InlineData("huong-dan.pdf", "v2.0/oa/upload/file")]
    [InlineData("cong-van.DOCX", "v2.0/oa/upload/file")]
    [InlineData("ban-do.png", "v2.0/oa/upload/image")]
    public async Task A_document_or_picture_is_handed_over_once_and_shown_to_everybody(string name, string path)
    {
        for (var i = 0; i < 3; i++)
            Assert.IsType<ZaloAnswer.Done>(await SendAsync(name));

        Assert.Single(office.Zalo.Calls, c => c.Path == path);
        Assert.Equal(3, office.Zalo.SeenBy(User).Count);
    }

    [Fact]
    public async Task A_name_that_is_a_week_old_is_not_used_any_more()
    {
        await SendAsync("huong-dan.pdf");
        office.Time.Now += TimeSpan.FromDays(7.5);
        office.Zalo.Knows(User, office.Time.GetUtcNow());

        Assert.IsType<ZaloAnswer.Done>(await SendAsync("huong-dan.pdf"));
        Assert.Equal(2, office.Zalo.Calls.Count(c => c.Path == "v2.0/oa/upload/file"));
        Assert.Equal(2, office.Zalo.Calls.Count(c => c.Path == "v3.0/oa/message/cs"));
    }

    [Fact]
    public async Task What_Zalo_lost_before_its_time_is_handed_over_again()
    {
        await SendAsync("huong-dan.pdf");
        office.Zalo.Uploads.Lose();

        Assert.IsType<ZaloAnswer.Done>(await SendAsync("huong-dan.pdf"));
        Assert.Equal(2, office.Zalo.Calls.Count(c => c.Path == "v2.0/oa/upload/file"));
        Assert.Equal(2, office.Zalo.SeenBy(User).Count);
    }

    [Fact]
    public async Task A_workbook_goes_as_comma_separated_text()
    {
        Assert.IsType<ZaloAnswer.Done>(await SendAsync("Ket-qua NV-0031.xlsx"));

        Assert.Equal(["Ket-qua NV-0031.csv"], office.Zalo.Uploads.Names);
        Assert.Equal("Đơn vị,Kết quả", office.Zalo.Uploads.Text("Ket-qua NV-0031.csv"));
    }

    [Theory]
    [InlineData("phim.mp4")]
    [InlineData("lon.pdf")]
    [InlineData("lon.png")]
    [InlineData("mat.pdf")]
    public async Task What_Zalo_does_not_take_is_not_tried(string name)
    {
        Assert.Null(await SendAsync(name));
        Assert.Empty(office.Zalo.Calls);
    }

    private Task<ZaloAnswer?> SendAsync(string name) => sender.SendAsync(Oa, User, new Attachment(name, name, "", 1), office.Errands.Granted("zalo", User), TestContext.Current.CancellationToken);

    private sealed class Files : ISentMessages
    {
        public OutgoingMessage? Find(long messageId, string channel, string conversation) => null;

        public Task<byte[]?> ReadFileAsync(string key, CancellationToken cancellation) => Task.FromResult(key switch
        {
            "mat.pdf" => null,
            "lon.pdf" => new byte[5 * 1024 * 1024 + 1],
            "lon.png" => new byte[1024 * 1024 + 1],
            _ => Encoding.UTF8.GetBytes(key),
        });

        public Task<byte[]?> ReadAsCsvAsync(string key, CancellationToken cancellation) => Task.FromResult<byte[]?>(Encoding.UTF8.GetBytes("Đơn vị,Kết quả"));
    }
}
