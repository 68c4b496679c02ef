using System.Text.RegularExpressions;

namespace EscalationBot.Host.Tests.Tour;

/// <summary>User stories 4.1 and 6.3 over the HTTP API: somebody new takes a post, and the records stay with the post.</summary>
public sealed partial class HandOverTests
{
    private const string Admin = "quan-tri";
    private const string Former = WholeWay.Unit;

    [Fact]
    public async Task The_successor_links_with_a_new_code_and_goes_on_while_the_former_holder_sees_nothing()
    {
        await using var demo = await DemoHost.StartAsync("2024-09-23T08:05:00+07:00");
        var successor = (await demo.PostsAsync()).First(p => p.Role == "unlinked").Id;
        await demo.SayAsync(Former, "UBND xã gửi Sở TNMT tờ trình 45/TTr-UBND ngày 12/9 xin chuyển mục đích sử dụng đất điểm trường, đến nay chưa trả lời");
        await demo.SayAsync(Former, "1");
        Assert.DoesNotContain(WholeWay.Record, await demo.SayAsync(successor, WholeWay.Record), StringComparison.Ordinal);
        var before = await demo.ReadAsync(Former);

        Assert.Contains("Bàn giao chức vụ", await demo.SayAsync(Admin, "bàn giao UBND xã Đăk Cấm"), StringComparison.Ordinal);
        var code = Code().Match(await demo.SayAsync(Admin, "1")).Value;
        await demo.QuietAsync();

        var farewell = Assert.Single((await demo.ReadAsync(Former, before.Mark)).All);
        Assert.StartsWith("Kính gửi đồng chí, từ ngày 23/09/2024 tài khoản này không còn gắn với chức vụ", farewell.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("tờ trình", await demo.SayAsync(Former, WholeWay.Record), StringComparison.Ordinal);

        await demo.SayAsync(successor, code);
        Assert.Contains("Đã liên kết.", await demo.SayAsync(successor, "1"), StringComparison.Ordinal);
        Assert.StartsWith($"{WholeWay.Record}: xin chuyển mục đích sử dụng đất điểm trường", await demo.SayAsync(successor, WholeWay.Record), StringComparison.Ordinal);

        await demo.MoveToAsync("2024-09-27T08:00");
        Assert.Contains((await demo.ReadAsync(successor)).All, m => m.Kind == "nudge" && m.Text.Contains(WholeWay.Record, StringComparison.Ordinal));
        Assert.DoesNotContain((await demo.ReadAsync(Former, before.Mark)).All, m => m.Kind == "nudge");
    }

    [GeneratedRegex("[2-9A-Z]{4}-[2-9A-Z]{4}")]
    private static partial Regex Code();
}
