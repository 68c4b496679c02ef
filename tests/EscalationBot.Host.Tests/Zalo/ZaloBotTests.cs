using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using EscalationBot.Channels.Http;
using EscalationBot.Channels.ZaloBot;
using EscalationBot.Domain.Reach;
using EscalationBot.Host.Tests.Tour;
using EscalationBot.Storage;
using EscalationBot.ZaloSimulator;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace EscalationBot.Host.Tests.Zalo;

/// <summary>A pilot on the Zalo Bot Platform, by webhook and by asking.</summary>
public sealed class ZaloBotTests : IAsyncLifetime
{
    private const string Chat = "6ede9afa66b88fe6d6a9";
    private const string Secret = "webhook-secret";
    private const string Greeting = "nhập mã gồm 8 ký tự";

    private FakeZaloBot zalo = null!;

    public async ValueTask InitializeAsync() => zalo = await FakeZaloBot.StartAsync();

    public ValueTask DisposeAsync() => zalo.DisposeAsync();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_update_is_heard_once_whether_it_comes_bare_or_wrapped_and_choices_are_numbers(bool wrapped)
    {
        await using var demo = await StartAsync("Webhook");
        var update = zalo.Saying(Chat, "xin chào");
        var body = wrapped ? new JsonObject { ["ok"] = true, ["result"] = update } : update;
        for (var i = 0; i < 3; i++)
            Assert.Equal(HttpStatusCode.OK, await PostAsync(demo, body, Secret));
        await demo.QuietAsync();

        var seen = Assert.Single(zalo.SeenIn(Chat));
        Assert.Contains(Greeting, seen, StringComparison.Ordinal);
        Assert.Contains("\n1. ", seen, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("wrong")]
    public async Task Without_the_secret_nothing_comes_in(string? secret)
    {
        await using var demo = await StartAsync("Webhook");
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(demo, zalo.Saying(Chat, "xin chào"), secret));
        await demo.QuietAsync();

        Assert.Empty(zalo.SeenIn(Chat));
    }

    [Fact]
    public async Task Other_bots_groups_and_unknown_events_are_passed_over_and_what_cannot_be_shown_is_answered()
    {
        await using var demo = await StartAsync("Webhook");
        var (bot, group, odd, hidden) = (zalo.Saying(Chat, "a"), zalo.Saying(Chat, "b"), zalo.Saying(Chat, ""), zalo.Saying(Chat, ""));
        bot["message"]!["from"]!["is_bot"] = true;
        group["message"]!["chat"]!["chat_type"] = "GROUP";
        odd["event_name"] = "message.link.received";
        foreach (var update in new[] { bot, group, odd })
            Assert.Equal(HttpStatusCode.OK, await PostAsync(demo, update, Secret));
        await demo.QuietAsync();
        Assert.Empty(zalo.SeenIn(Chat));

        hidden["event_name"] = "message.unsupported.received";
        await PostAsync(demo, hidden, Secret);
        await demo.QuietAsync();
        Assert.Single(zalo.SeenIn(Chat));
    }

    [Theory]
    [InlineData("photo")]
    [InlineData("photo_url")]
    public async Task A_picture_is_fetched_and_kept_under_whichever_name_its_address_comes(string member)
    {
        await using var demo = await StartAsync("Webhook");
        byte[] picture = [0xFF, 0xD8, 0xFF, 0xE0];
        await PostAsync(demo, zalo.Showing(Chat, zalo.Media.Keep("anh.jpg", picture), member), Secret);
        await demo.QuietAsync();

        var file = Assert.Single(demo.Store.Log.Read("zalobot", Chat, 0, 100).First(e => e.Direction == LogDirection.In).Files!);
        Assert.Equal(picture, await demo.Part<IFileStore>().GetAsync(file.Key, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task When_the_messages_of_the_month_are_used_up_the_next_one_waits_and_is_not_lost()
    {
        zalo.MonthlyQuota = 1;
        await using var demo = await StartAsync("Webhook");
        foreach (var _ in Enumerable.Range(0, 2))
        {
            await PostAsync(demo, zalo.Saying(Chat, "xin chào"), Secret);
            await demo.QuietAsync();
        }

        Assert.Single(zalo.SeenIn(Chat));
        Assert.Single(demo.Store.Log.Work(DateTimeOffset.MinValue), w => w is { To.Channel: "zalobot", State: WorkState.Waiting });
    }

    [Fact(Timeout = 60_000)]
    public async Task By_asking_one_update_after_the_other_is_heard_in_order()
    {
        await using var demo = await StartAsync("Polling");
        foreach (var text in new[] { "một", "hai", "ba" })
            zalo.Post(zalo.Saying(Chat, text));
        while (Heard(demo).Count < 3)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
        }
        await demo.QuietAsync();

        Assert.Equal(["một", "hai", "ba"], Heard(demo));
        Assert.Equal(3, zalo.SeenIn(Chat).Count);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_head_reports_is_reminded_and_answers_where_nothing_but_polling_leads_to_the_office()
    {
        await using var demo = await StartAsync("Polling");
        var code = (await demo.SayAsync("quan-tri", "cấp mã liên kết UBND xã Đăk Cấm")).Split('\n')[0].Split(": ")[1];
        string[] report = [code, "1", "UBND xã gửi Sở TNMT tờ trình 45/TTr-UBND ngày 12/9 xin chuyển mục đích sử dụng đất điểm trường, đến nay chưa trả lời", "1"];
        foreach (var (index, text) in report.Index())
            await SayAsync(demo, text, index + 1, TestContext.Current.CancellationToken);
        Assert.StartsWith("Đã lưu kiến nghị KN-0043.", zalo.SeenIn(Chat)[^1], StringComparison.Ordinal);

        await demo.MoveToAsync("2024-09-27T09:00");
        var nudge = zalo.SeenIn(Chat)[^1];
        Assert.Contains("đã quá hạn 01 ngày làm việc", nudge, StringComparison.Ordinal);
        Assert.Contains("2. Vẫn chưa được giải quyết", nudge, StringComparison.Ordinal);

        await SayAsync(demo, "2", report.Length + 1, TestContext.Current.CancellationToken);
        Assert.StartsWith("Đã ghi nhận lúc 09:00 ngày 27/09/2024.", zalo.SeenIn(Chat)[^1], StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task With_a_webhook_set_nobody_polls_in_silence()
    {
        zalo.Webhook = "https://elsewhere.example/hook";
        await using var demo = await StartAsync("Polling");
        await zalo.WebhookAsked.WaitAsync(TestContext.Current.CancellationToken);
        await demo.QuietAsync();

        Assert.Equal(0, zalo.Polls);
    }

    [Theory]
    [InlineData(401, HoldKind.Channel)]
    [InlineData(404, HoldKind.Person)]
    [InlineData(429, HoldKind.Quota)]
    public async Task A_refusal_holds_what_it_concerns(int code, HoldKind kind)
    {
        zalo.Refuses = code;
        await using var demo = await StartAsync("Webhook");
        await PostAsync(demo, zalo.Saying(Chat, "xin chào"), Secret);
        await demo.QuietAsync();

        Assert.Contains(demo.Store.Turns.Read().Reach.Holds.Values, h => h.Kind == kind && h.Reason == $"{code}");
    }

    /// <summary>Ends when it was asked for, heard and answered.</summary>
    private async Task SayAsync(DemoHost demo, string text, int number, CancellationToken cancellation)
    {
        zalo.Post(zalo.Saying(Chat, text));
        while (Heard(demo).Count < number)
        {
            cancellation.ThrowIfCancellationRequested();
            await Task.Yield();
        }
        await demo.QuietAsync();
    }

    private static IReadOnlyList<string?> Heard(DemoHost demo) =>
        [.. demo.Store.Log.Read("zalobot", Chat, 0, 100).Where(e => e.Direction == LogDirection.In).Select(e => e.Text)];

    private Task<DemoHost> StartAsync(string mode) => DemoHost.StartAsync(
        null, [$"--ZaloBot:Token={FakeZaloBot.Token}", $"--ZaloBot:SecretToken={Secret}", $"--ZaloBot:Mode={mode}", "--Delivery:Channels:zalobot:RecipientRates:0:Most=100"],
        services => services
            .AddKeyedSingleton<TimeProvider>(RealTime.Key, new FakeTimeProvider())
            .AddHttpClient(ZaloBotSetup.ChannelName).ConfigurePrimaryHttpMessageHandler(zalo.Wire));

    private static async Task<HttpStatusCode> PostAsync(DemoHost demo, JsonObject body, string? secret)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/zalobot/webhook") { Content = JsonContent.Create(body) };
        if (secret is not null)
            request.Headers.Add("X-Bot-Api-Secret-Token", secret);
        using var response = await demo.Client.SendAsync(request);
        return response.StatusCode;
    }
}
