using System.Text.RegularExpressions;

namespace EscalationBot.Host.Tests.Tour;

/// <summary>User stories 3.6 over the HTTP API: whoever leaves hears so, stays in the chat without a post, and may come back.</summary>
public sealed partial class LeavingTests
{
    private const string Head = WholeWay.Unit;

    [Fact]
    public async Task Whoever_unlinks_goes_on_as_a_stranger_and_links_again_with_a_new_code()
    {
        await using var demo = await DemoHost.StartAsync("2024-09-23T08:05:00+07:00");
        await demo.SayAsync(Head, "hủy liên kết");
        Assert.StartsWith("Đã hủy liên kết.", await demo.SayAsync(Head, "1"), StringComparison.Ordinal);

        var stranger = (await demo.PostsAsync()).Single(p => p.Id == Head);
        Assert.Equal(("unlinked", "Chủ tịch UBND xã Đăk Cấm (đã hủy liên kết)"), (stranger.Role, stranger.Title));
        Assert.DoesNotContain("kiến nghị đang theo dõi", await demo.SayAsync(Head, "tình hình"), StringComparison.Ordinal);

        await demo.SayAsync(Head, Code().Match(await demo.SayAsync("quan-tri", "cấp mã liên kết UBND xã Đăk Cấm")).Value);
        Assert.Contains("Đã liên kết.", await demo.SayAsync(Head, "1"), StringComparison.Ordinal);
        Assert.Equal("unit", (await demo.PostsAsync()).Single(p => p.Id == Head).Role);
    }

    [Fact]
    public async Task Whoever_has_their_data_deleted_reads_that_it_is_done_even_in_the_middle_of_a_report()
    {
        await using var demo = await DemoHost.StartAsync("2024-09-23T08:05:00+07:00");
        await demo.SayAsync(Head, "báo cáo");
        await demo.SayAsync(Head, "dữ liệu của tôi");
        await demo.SayAsync(Head, "xóa dữ liệu của tôi");

        Assert.StartsWith("Đã hủy liên kết và xóa dữ liệu của đồng chí", await demo.SayAsync(Head, "1"), StringComparison.Ordinal);
        Assert.Contains((await demo.ReadAsync(Head)).All, m => m.Text.StartsWith("Đã hủy liên kết và xóa dữ liệu của đồng chí", StringComparison.Ordinal));
    }

    [GeneratedRegex("[2-9A-Z]{4}-[2-9A-Z]{4}")]
    private static partial Regex Code();
}
