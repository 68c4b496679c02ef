using System.Net.Http.Json;
using System.Text.Json;
using EscalationBot.Domain.Notices;
using EscalationBot.ZaloSimulator;

namespace EscalationBot.Host.Tests.Zalo;

/// <summary>The admin hears in chat what becomes of the access to an account, before it ends and when it is lost.</summary>
public sealed class TokenAlarmTests
{
    [Fact(Timeout = 60_000)]
    public async Task The_admin_is_told_in_chat_before_access_ends()
    {
        await using var office = await ZaloOffice.StartAsync("--ZaloOa:TokenAlarmDays=90");
        await office.SettleAsync(() => Told<AccessEndingNotice>(office), TestContext.Current.CancellationToken, TimeSpan.FromMinutes(1));

        var chat = (await office.Demo.ReadAsync(ZaloOffice.Admin)).Text;
        Assert.Matches($"Quyền gửi tin của kênh Zalo, tài khoản {ZaloAccountKeys.One.OaId} còn \\d\\d ngày", chat);
        Assert.Contains("nhắn \"kết nối Zalo\"", chat, StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_pair_that_was_lost_after_rotation_is_told_with_the_way_out_although_nobody_wrote()
    {
        await using var office = await ZaloOffice.StartAsync();
        office.Zalo.Tokens.Script = renewal => renewal == 1 ? RenewalTrouble.CutAfterRotation : null;
        await office.SettleAsync(() => Told<ChannelDownNotice>(office), TestContext.Current.CancellationToken, TimeSpan.FromMinutes(10));

        var chat = (await office.Demo.ReadAsync(ZaloOffice.Admin)).Text;
        Assert.Contains($"Kênh Zalo, tài khoản {ZaloAccountKeys.One.OaId} không gửi được (mã token-pair-lost)", chat, StringComparison.Ordinal);
        Assert.Contains("nhắn \"kết nối Zalo\"", chat, StringComparison.Ordinal);
        Assert.Equal(2, office.Zalo.Tokens.Used.Count);
    }

    [Fact]
    public async Task The_days_left_stand_in_the_self_check_and_an_account_without_access_in_the_state_of_health()
    {
        await using var office = await ZaloOffice.StartAsync();
        await office.Person("2000000000000000002").SayAsync("xin chào");
        await office.QuietAsync();
        await office.Demo.SayAsync(ZaloOffice.Admin, "tự kiểm tra");
        await office.QuietAsync();

        var chat = (await office.Demo.ReadAsync(ZaloOffice.Admin)).Text;
        Assert.Contains($"Zalo, tài khoản {ZaloAccountKeys.One.OaId}: quyền gửi tin còn 90 ngày", chat, StringComparison.Ordinal);
        Assert.Contains($"Zalo, tài khoản {ZaloAccountKeys.Other.OaId}: chưa có quyền gửi tin", chat, StringComparison.Ordinal);
        var health = await office.Demo.Client.GetFromJsonAsync<JsonElement>("/health/ready", TestContext.Current.CancellationToken);
        Assert.Equal([$"access:zalo@{ZaloAccountKeys.Other.OaId}"], health.GetProperty("warnings").EnumerateArray().Select(w => w.GetString()));
    }

    [Fact]
    public async Task The_days_left_stand_in_the_state_of_the_channels_with_the_way_to_connect_what_has_none()
    {
        await using var office = await ZaloOffice.StartAsync("--ZaloOa:PublicUrl=https://kien-nghi.example.vn");
        await office.Person("2000000000000000002").SayAsync("xin chào");
        await office.QuietAsync();

        var said = await office.Demo.SayAsync(ZaloOffice.Admin, "tình trạng kênh");
        Assert.Contains($"- Zalo, tài khoản {ZaloAccountKeys.One.OaId}: quyền gửi tin còn 90 ngày", said, StringComparison.Ordinal);
        Assert.Contains($"- Zalo, tài khoản {ZaloAccountKeys.Other.OaId}: chưa có quyền gửi tin", said, StringComparison.Ordinal);
        Assert.Contains("1. Kết nối Zalo", said, StringComparison.Ordinal);
        Assert.Contains("/admin/zalo?key=", await office.Demo.SayAsync(ZaloOffice.Admin, "1"), StringComparison.Ordinal);
    }

    private static bool Told<T>(ZaloOffice office) where T : Notice =>
        office.Demo.Store.Log.Work(DateTimeOffset.MinValue).Any(w => w.Notice is T);
}
