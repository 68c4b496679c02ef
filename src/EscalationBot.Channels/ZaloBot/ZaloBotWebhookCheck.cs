using EscalationBot.Channels.Zalo.Webhook;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EscalationBot.Channels.ZaloBot;

/// <summary>Where messages are to be posted to the program: looks once, at the start, whether Zalo was told to post them there.</summary>
/// <param name="time">The real time.</param>
internal sealed partial class ZaloBotWebhookCheck(ZaloBotClient client, TimeProvider time, ILogger<ZaloBotWebhookCheck> log) : BackgroundService
{
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested && !await IsLookedAtAsync(stoppingToken))
            await Task.Delay(Rest, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <returns>False when nobody answered.</returns>
    private async Task<bool> IsLookedAtAsync(CancellationToken cancellation)
    {
        try
        {
            switch (await client.WebhookAsync(cancellation))
            {
                case BotAnswer.Done { Result: var info }:
                    Judge(info.Get("url").AsText());
                    return true;
                case BotAnswer.Failed failed:
                    Refused(log, failed.Code);
                    return true;
                default:
                    return false;
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return true;
        }
    }

    private void Judge(string? url)
    {
        if (string.IsNullOrEmpty(url))
            None(log);
        else if (!Uri.TryCreate(url, UriKind.Absolute, out var set) || set.AbsolutePath.TrimEnd('/') != ZaloBotEndpoint.Path)
            Elsewhere(log, set?.Host ?? "?", ZaloBotEndpoint.Path);
    }

    [LoggerMessage(1, LogLevel.Critical, "ZaloBot:Mode is Webhook, but no webhook is set at Zalo: no message arrives. Set it (setWebhook), or set the mode to Polling.")]
    private static partial void None(ILogger log);

    [LoggerMessage(2, LogLevel.Critical, "The webhook that is set at Zalo Bot, on {Host}, is not this program's, which ends in {Path}: no message arrives. Set it anew (setWebhook).")]
    private static partial void Elsewhere(ILogger log, string host, string path);

    [LoggerMessage(3, LogLevel.Error, "Zalo Bot does not say which webhook is set: {Code}.")]
    private static partial void Refused(ILogger log, int code);
}
