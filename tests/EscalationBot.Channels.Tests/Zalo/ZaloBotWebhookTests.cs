using EscalationBot.Channels.ZaloBot;
using EscalationBot.ZaloSimulator;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace EscalationBot.Channels.Tests.Zalo;

/// <summary>A bot that waits for messages which are posted nowhere, or elsewhere, says so when it starts.</summary>
public sealed class ZaloBotWebhookTests
{
    [Theory]
    [InlineData("", "no webhook is set")]
    [InlineData("https://old.example/hook", "on old.example, is not this program's")]
    [InlineData("not an address", "is not this program's")]
    public async Task It_is_said_that_no_message_arrives(string webhook, string said) =>
        Assert.Contains(said, Assert.Single(await LookAsync(webhook)), StringComparison.Ordinal);

    [Theory]
    [InlineData("https://bot.example/api/zalobot/webhook")]
    [InlineData("https://bot.example/api/zalobot/webhook/")]
    public async Task Where_all_is_well_nothing_is_said(string webhook) => Assert.Empty(await LookAsync(webhook));

    [Fact]
    public async Task A_token_that_is_refused_is_told_without_the_token()
    {
        var line = Assert.Single(await LookAsync("", "1:wrong"));
        Assert.Contains("401", line, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong", line, StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<string>> LookAsync(string webhook, string token = FakeZaloBot.Token)
    {
        await using var zalo = await FakeZaloBot.StartAsync();
        zalo.Webhook = webhook;
        using var http = new HttpClient(zalo.Wire());
        var log = new Lines();
        using var check = new ZaloBotWebhookCheck(new ZaloBotClient(http, new ZaloBotOptions { Token = token }), new FakeTimeProvider(), log);
        await check.StartAsync(TestContext.Current.CancellationToken);
        await check.ExecuteTask!;
        return log.Said;
    }

    private sealed class Lines : ILogger<ZaloBotWebhookCheck>
    {
        public List<string> Said { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Said.Add(formatter(state, exception));
    }
}
