using EscalationBot.Channels.Http;
using EscalationBot.Channels.Teams;
using EscalationBot.Host.Runtime;
using EscalationBot.Host.Tests.Runtime;
using EscalationBot.Host.Tests.Tour;
using EscalationBot.Testing.Teams;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace EscalationBot.Host.Tests.Telemetry;

/// <summary>Logs, traces and figures name things by their ids. What people wrote, who they are and what lets them in is nowhere in them.</summary>
public sealed class SecrecyOfTelemetryTests
{
    private const string Unit = "x-dak-cam";
    private const string Poison = "bí danh Đỗ Quỳnh Trâm, gọi 0905 777 123";
    private const string AppSecret = "mật khẩu của ứng dụng 7719";

    private static readonly string[] Said =
    [
        "UBND xã gửi Sở TNMT tờ trình 7345/TTr-UBND ngày 12/9 xin chuyển mục đích sử dụng đất điểm trường Kon Braih, đến nay chưa trả lời",
        "ông Nguyễn Văn Thử, số 0912 345 678, thư thu.nguyen@kontum.example", "KN-0043 đến đâu rồi bà Y Blim?", "dữ liệu của tôi",
    ];

    [Fact]
    public async Task Nothing_that_anybody_wrote_nor_a_name_a_phone_a_code_or_a_secret_is_in_logs_at_any_level_in_traces_or_in_figures()
    {
        using var logs = new LogRecording();
        using var spans = new SpanRecording();
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 1, 5, 1, 0, 0, TimeSpan.Zero));
        await using var connector = await FakeConnector.StartAsync(time);
        await using var demo = await DemoHost.StartAsync(
            "2024-09-23T08:05:00+07:00",
            [
                $"--Teams:AppId={TokenKeys.AppId}", $"--Teams:TenantId={FakeConnector.TenantId}", $"--Teams:AppPassword={AppSecret}",
                "--Logging:LogLevel:Default=Trace", "--Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics=Trace",
            ],
            services =>
            {
                services.AddKeyedSingleton<TimeProvider>(RealTime.Key, time)
                    .AddHttpClient(TeamsSetup.ChannelName).ConfigurePrimaryHttpMessageHandler(connector.Wire);
                services.AddSingleton<ILoggerProvider>(logs).AddSingleton<IBotTurns>(new BrittleBot(Poison));
            });
        foreach (var text in Said)
            await demo.SayAsync(Unit, text);
        await demo.SayAsync(Unit, "1");
        await demo.SayAsync(Unit, Poison);
        await demo.SendAsync(Unit, new { fileName = "to-trinh-rieng-8812.pdf", contentBase64 = Convert.ToBase64String("%PDF-1.4"u8) });
        var code = (await demo.SayAsync("quan-tri", "cấp mã liên kết ubnd xã Đăk Cấm")).Split('\n')[0].Split(": ")[^1];
        var person = new TeamsPerson(demo.Client, connector, "aad-x-dak-cam");
        await person.InstallAsync();
        await person.SayAsync(code);
        await person.SayAsync(Said[1]);
        await demo.QuietAsync();
        await demo.MoveToAsync("2024-09-27T08:10");
        var figures = await demo.Client.GetStringAsync("/metrics", TestContext.Current.CancellationToken);

        string[] secret =
        [
            .. Said, Poison, code, AppSecret, "7345/TTr", "Kon Braih", "Nguyễn Văn Thử", "0912 345 678", "0912345678", "thu.nguyen@", "Y Blim", "Quỳnh Trâm",
            "0905 777 123", "to-trinh-rieng-8812",
        ];
        Assert.True(logs.Lines.Count > 200, "Hardly anything was logged.");
        Assert.Contains(logs.Lines, line => line.Contains("The turn of message", StringComparison.Ordinal));
        Assert.Contains(spans.Ended, span => span.OperationName == "send");
        Assert.Contains("escalationbot_outcomes", figures);
        Assert.All(logs.Lines.Concat(spans.Told).Append(figures), line => Assert.All(secret, s => Assert.DoesNotContain(s, line, StringComparison.OrdinalIgnoreCase)));
    }
}
