using System.Text;
using EscalationBot.Channels.Zalo;
using EscalationBot.Conversation.Messages;
using EscalationBot.Domain.Reach;
using EscalationBot.Host.Demo.Zalo;
using EscalationBot.Host.Options;
using EscalationBot.Host.Setup;
using EscalationBot.Host.Tests.Tour;
using EscalationBot.Storage;
using EscalationBot.ZaloSimulator;

namespace EscalationBot.Host.Tests.Demo;

/// <summary>The posts of the demo on the simulated Zalo, by the way that real messages take.</summary>
public sealed class DemoZaloTests : IAsyncLifetime
{
    private const string Head = "x-dak-cam";

    private DemoHost demo = null!;
    private IDemoZalo zalo = null!;

    public async ValueTask InitializeAsync()
    {
        demo = await DemoHost.StartAsync(more: ["--Delivery:Channels:zalo:RecipientRates:0:Most=100"]);
        zalo = demo.Part<IDemoZalo>();
    }

    public ValueTask DisposeAsync() => demo.DisposeAsync();

    [Fact]
    public async Task A_head_on_Zalo_is_heard_and_answered_there_and_the_receipt_counts()
    {
        await SayAsync(Head, "tình hình");
        var row = Assert.Single(demo.Store.Log.Work(DateTimeOffset.MinValue), w => w.To is { Channel: ZaloSetup.ChannelName });
        Assert.Contains("UBND xã Đăk Cấm", Newest(Head).Text, StringComparison.Ordinal);
        Assert.Equal((Newest(Head).MessageId, WorkState.Delivered), (row.ChannelMessageId, row.State));
        Assert.Equal(ZaloWindowState.Free, zalo.StandingOf(Head).Window.State);
    }

    [Fact]
    public async Task A_pressed_button_answers_and_stands_nowhere_in_the_chat()
    {
        await SayAsync(Head, "UBND xã gửi Sở TNMT tờ trình 45/TTr-UBND ngày 20/9 xin chuyển mục đích sử dụng đất điểm trường, đến nay chưa trả lời");
        await zalo.PressAsync(Head, Newest(Head).Buttons[0], TestContext.Current.CancellationToken);

        Assert.StartsWith("Đã lưu kiến nghị KN-0043", Newest(Head).Text, StringComparison.Ordinal);
        Assert.Single(zalo.Read(Head), line => line.Mine);
    }

    [Fact]
    public async Task A_file_that_is_sent_on_Zalo_is_fetched_from_where_Zalo_keeps_it()
    {
        var content = Encoding.UTF8.GetBytes("%PDF-1.7 tờ trình");
        await zalo.SendFileAsync(Head, "Tờ trình 45.pdf", content, TestContext.Current.CancellationToken);

        var heard = demo.Store.Log.Read(ZaloSetup.ChannelName, ZaloNames.UserOf(Head), 0, 100).First(e => e.Direction == LogDirection.In);
        var file = Assert.Single(heard.Files!);
        Assert.Equal("Tờ trình 45.pdf", file.FileName);
        Assert.Equal(content, await demo.Part<IFileStore>().GetAsync(file.Key, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Whoever_stops_following_is_written_to_on_the_page_again_until_they_follow()
    {
        await zalo.FollowAsync(Head, true, TestContext.Current.CancellationToken);
        await zalo.FollowAsync(Head, false, TestContext.Current.CancellationToken);
        var seen = zalo.Read(Head).Count;
        Assert.False(zalo.StandingOf(Head).Follows);

        await demo.SayAsync(Head, "UBND xã gửi Sở TNMT tờ trình 45/TTr-UBND ngày 12/9 xin chuyển mục đích sử dụng đất điểm trường, đến nay chưa trả lời");
        await demo.SayAsync(Head, "1");
        await demo.MoveToAsync("2024-09-27T09:00");
        Assert.Equal(seen, zalo.Read(Head).Count);
        Assert.Contains("đã quá hạn 01 ngày làm việc", (await demo.ReadAsync(Head)).Text, StringComparison.Ordinal);

        await zalo.FollowAsync(Head, true, TestContext.Current.CancellationToken);
        Assert.True(zalo.Read(Head).Count > seen);
    }

    [Fact]
    public async Task Whoever_blocks_the_account_sees_nothing_of_it_until_they_unblock_and_write()
    {
        await SayAsync(Head, "tình hình");
        zalo.Block(Head, true);
        await SayAsync(Head, "tình hình");
        Assert.True(zalo.Read(Head)[^1].Mine);

        zalo.Block(Head, false);
        await SayAsync(Head, "tình hình");
        Assert.False(zalo.Read(Head)[^1].Mine);
    }

    [Fact]
    public async Task A_visitor_without_a_post_links_on_Zalo_with_a_code()
    {
        await SayAsync("khach-1", "xin chào");
        var code = (await demo.SayAsync("quan-tri", "cấp mã liên kết xã Vinh Quang")).Split('\n')[0].Split(": ")[1];
        await SayAsync("khach-1", code);
        await SayAsync("khach-1", "1");
        await SayAsync("khach-1", "tình hình");

        Assert.Contains("UBND xã Vinh Quang", Newest("khach-1").Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    [InlineData(true, false, "--Demo:Enabled=false")]
    [InlineData(true, false, "--Store:Provider=Postgres", "--Store:Postgres:ConnectionString=Host=db;Database=x;Username=x")]
    [InlineData(true, false, "--ZaloOa:AppId=1", "--ZaloOa:AppSecret=a", "--ZaloOa:OaId=2", "--ZaloOa:OaSecret=b")]
    public void Zalo_is_simulated_only_in_a_try_out_on_one_machine_without_an_account(bool development, bool simulated, params string[] settings)
    {
        var read = HostSettings.Read(OfficeHost.CreateBuilder([.. settings]).Configuration, development);
        Assert.Equal(simulated, read.ZaloSimulated);
        Assert.Equal(simulated || settings.Contains("--ZaloOa:AppId=1"), read.Rules.Routes.Any(r => r is { Channel: ZaloSetup.ChannelName, Way: RouteWay.Chat }));
    }

    private Task SayAsync(string post, string text) => zalo.SayAsync(post, text, TestContext.Current.CancellationToken);

    private ZaloLine Newest(string post) => zalo.Read(post)[^1];
}
