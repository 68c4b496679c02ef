using System.Globalization;
using EscalationBot.Channels.Http;
using EscalationBot.Channels.ZaloBot;
using EscalationBot.Host.Tests.Teams;
using EscalationBot.Host.Tests.Tour;
using EscalationBot.Storage;
using EscalationBot.Testing.Teams;
using EscalationBot.ZaloSimulator;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace EscalationBot.Host.Tests.Zalo;

/// <summary>
/// The pilot as a whole: the head of a unit on a bot of the Zalo Bot Platform, reached by nothing but long polling, and the leader
/// in charge in Teams.
/// </summary>
public sealed class ZaloBotScenarioTests : IAsyncLifetime
{
    private const string Chat = "6ede9afa66b88fe6d6a9";
    private const string Record = WholeWay.Record;

    private readonly FakeTimeProvider time = ZaloOffice.NewTime();
    private FakeConnector connector = null!;
    private FakeZaloBot zalo = null!;
    private DemoHost demo = null!;
    private TeamsPerson leader = null!;

    public async ValueTask InitializeAsync()
    {
        connector = await FakeConnector.StartAsync(time);
        zalo = await FakeZaloBot.StartAsync();
        demo = await DemoHost.StartAsync(
            null,
            [.. TeamsOffice.Credentials, $"--ZaloBot:Token={FakeZaloBot.Token}", "--ZaloBot:Mode=Polling", "--Delivery:Channels:zalobot:RecipientRates:0:Most=100"],
            services =>
            {
                services.AddKeyedSingleton<TimeProvider>(RealTime.Key, time).AddHttpClient(ZaloBotSetup.ChannelName).ConfigurePrimaryHttpMessageHandler(zalo.Wire);
                TeamsOffice.Lead(services, connector);
            });
        leader = await TeamsOffice.In(demo, time, connector).LinkedAsync(WholeWay.Leader, "UBND tỉnh", "đất đai");
    }

    public async ValueTask DisposeAsync()
    {
        await demo.DisposeAsync();
        await zalo.DisposeAsync();
        await connector.DisposeAsync();
    }

    [Fact(Timeout = 180_000)]
    public async Task A_stalled_proposal_goes_from_the_head_on_Zalo_Bot_to_the_leader_in_Teams_and_back_by_long_polling()
    {
        var stop = TestContext.Current.CancellationToken;
        await SayAsync((await demo.SayAsync(ZaloOffice.Admin, "cấp mã liên kết UBND xã Đăk Cấm")).Split('\n')[0].Split(": ")[1], stop);
        await SayAsync("1", stop);
        await SayAsync("UBND xã gửi Sở TNMT tờ trình 45/TTr-UBND ngày 20/9 xin chuyển mục đích sử dụng đất điểm trường, đến nay chưa trả lời", stop);
        await SayAsync("1", stop);
        Assert.StartsWith($"Đã lưu kiến nghị {Record}.", Newest, StringComparison.Ordinal);

        await UntilAsync("2024-10-07");
        Assert.Contains("đã quá hạn 01 ngày làm việc (hạn: 04/10/2024)", Newest, StringComparison.Ordinal);
        await SayAsync("2", stop);
        Assert.StartsWith("Đã ghi nhận lúc 08:00 ngày 07/10/2024.", Newest, StringComparison.Ordinal);

        await UntilAsync("2024-10-14");
        Assert.Contains($"- {Record}, UBND xã Đăk Cấm → Sở Tài nguyên và Môi trường: chưa có văn bản trả lời, quá hạn 06 ngày làm việc.", leader.Sees[^1].Text, StringComparison.Ordinal);
        await DirectAsync($"chỉ đạo {Record}");
        await DirectAsync("1, trước 18/10/2024, nêu rõ thống nhất hay không thống nhất");
        await leader.PressAsync("Chuyển");
        await PauseAsync();
        Assert.Contains("nêu rõ thống nhất hay không thống nhất, trước ngày 18/10/2024", Newest, StringComparison.Ordinal);

        await UntilAsync("2024-10-16");
        await SayAsync($"{Record} đã giải quyết", stop);
        await SayAsync("2105/STNMT-QLĐĐ ngày 15/10/2024", stop);
        await SayAsync("1", stop);
        Assert.StartsWith($"Đã ghi nhận {Record} đã giải quyết quá hạn ", Newest, StringComparison.Ordinal);
        await UntilAsync("2024-10-17");
        Assert.Contains("- Đã giải quyết: 01 (trong hạn 00, quá hạn 01)", leader.Sees[^1].Text, StringComparison.Ordinal);
    }

    private string Newest => zalo.SeenIn(Chat)[^1];

    /// <summary>Ends when it was asked for, heard and answered.</summary>
    private async Task SayAsync(string text, CancellationToken stop)
    {
        var before = Heard();
        zalo.Post(zalo.Saying(Chat, text));
        while (Heard() == before)
        {
            stop.ThrowIfCancellationRequested();
            await Task.Yield();
        }
        await demo.QuietAsync();
    }

    private int Heard() => demo.Store.Log.Read("zalobot", Chat, 0, 200).Count(e => e.Direction == LogDirection.In);

    private async Task DirectAsync(string text)
    {
        await leader.SayAsync(text);
        await PauseAsync();
    }

    /// <summary>Teams takes only so many messages a minute for one person.</summary>
    private async Task PauseAsync() => await MoveToAsync((await demo.ClockAsync()).AddMinutes(10));

    /// <summary>Morning after morning at eight, by every clock.</summary>
    private async Task UntilAsync(string day)
    {
        var last = DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        while (await demo.ClockAsync() is var now && DateOnly.FromDateTime(now.Date) < last)
            await MoveToAsync(new DateTimeOffset(now.Date.AddDays(1).AddHours(8), now.Offset));
    }

    private async Task MoveToAsync(DateTimeOffset next)
    {
        time.Advance(next - await demo.ClockAsync());
        await demo.MoveToAsync(next.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture));
        await demo.QuietAsync();
    }
}
