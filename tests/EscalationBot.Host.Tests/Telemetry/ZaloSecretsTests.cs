using System.Net.Http.Json;
using EscalationBot.Channels.Http;
using EscalationBot.Channels.ZaloBot;
using EscalationBot.Host.Tests.Tour;
using EscalationBot.Host.Tests.Zalo;
using EscalationBot.ZaloSimulator;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace EscalationBot.Host.Tests.Telemetry;

/// <summary>What lets the program in at Zalo is in no log and no trace, also when things go wrong.</summary>
public sealed class ZaloSecretsTests
{
    private const string Everything = "--Logging:LogLevel:Default=Trace";
    private const string Secret = "webhook-secret";

    [Fact]
    public async Task The_token_of_a_bot_which_is_part_of_every_address_is_nowhere()
    {
        using var logs = new LogRecording();
        using var spans = new SpanRecording();
        var zalo = await FakeZaloBot.StartAsync();
        await using var demo = await DemoHost.StartAsync(
            null, [$"--ZaloBot:Token={FakeZaloBot.Token}", $"--ZaloBot:SecretToken={Secret}", Everything],
            services =>
            {
                services.AddKeyedSingleton<TimeProvider>(RealTime.Key, new FakeTimeProvider()).AddSingleton<ILoggerProvider>(logs)
                    .AddHttpClient(ZaloBotSetup.ChannelName).ConfigurePrimaryHttpMessageHandler(zalo.Wire);
            });
        await SayAsync(demo, zalo, "xin chào");
        Assert.NotEmpty(zalo.SeenIn("c1"));
        zalo.Refuses = 400;
        await SayAsync(demo, zalo, "trợ giúp");
        await zalo.DisposeAsync();
        await SayAsync(demo, zalo, "xin chào lần nữa");

        Assert.True(logs.Lines.Count > 100, "Hardly anything was logged.");
        Assert.All(logs.Lines.Concat(spans.Told), line => AssertHoldsNone(line, FakeZaloBot.Token, "bot-secret", Secret, "lần nữa"));
    }

    [Fact]
    public async Task The_tokens_and_secrets_of_an_account_are_nowhere()
    {
        using var logs = new LogRecording();
        using var spans = new SpanRecording();
        await using var office = await ZaloOffice.StartAsync(ZaloOffice.NewTime(), services => services.AddSingleton<ILoggerProvider>(logs), Everything);
        var person = office.Person("2000000000000000002");
        await person.SayAsync("xin chào lần nữa");
        await office.QuietAsync();
        office.Zalo.Tokens.Revoke();
        await person.SayAsync("xin chào lần nữa");
        await person.PostRawAsync(person.Saying("giả mạo").ToJsonString(), "mac=00");
        await office.QuietAsync();

        Assert.Equal(["refresh-1"], office.Zalo.Tokens.Used);
        Assert.All(
            logs.Lines.Concat(spans.Told),
            line => AssertHoldsNone(line, "access-1", "access-2", "refresh-1", "refresh-2", "app-secret", ZaloAccountKeys.One.OaSecret, "lần nữa", "giả mạo"));
    }

    private static void AssertHoldsNone(string line, params IReadOnlyList<string> secrets) =>
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, line, StringComparison.OrdinalIgnoreCase));

    private static async Task SayAsync(DemoHost demo, FakeZaloBot zalo, string text)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/zalobot/webhook") { Content = JsonContent.Create(zalo.Saying("c1", text)) };
        request.Headers.Add("X-Bot-Api-Secret-Token", Secret);
        using var response = await demo.Client.SendAsync(request, TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();
        await demo.QuietAsync();
    }
}
