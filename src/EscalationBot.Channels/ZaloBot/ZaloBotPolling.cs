using System.Text.Json;
using EscalationBot.Channels.Zalo.Webhook;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EscalationBot.Channels.ZaloBot;

/// <summary>
/// Asks for updates one after another. There is no way to hand an update back, so each is kept before the next is asked for.
/// </summary>
internal sealed partial class ZaloBotPolling(ZaloBotClient client, ZaloBotUpdates updates, TimeProvider time, ILogger<ZaloBotPolling> log) : BackgroundService
{
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await HasWebhookAsync(stoppingToken))
                    Silent(log);
                else
                    await PollAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                Broken(log, e);
            }
            await Task.Delay(Rest, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>With a webhook set, asking brings nothing and no error.</summary>
    private async Task<bool> HasWebhookAsync(CancellationToken cancellation) =>
        await client.WebhookAsync(cancellation) is BotAnswer.Done { Result: var info } && info.Get("url").AsText() is { Length: > 0 };

    /// <summary>Ends at the first error.</summary>
    private async Task PollAsync(CancellationToken cancellation)
    {
        while (true)
        {
            switch (await client.NextAsync(Wait, cancellation))
            {
                case BotAnswer.Done { Result: { } update }:
                    await KeepAsync(update, cancellation);
                    break;
                case BotAnswer.Done or BotAnswer.Failed { Code: ZaloBotClient.NothingCame } or BotAnswer.Ambiguous { Reason: "timeout" }:
                    break;
                case BotAnswer.Failed failed:
                    Refused(log, failed.Code);
                    return;
                default:
                    return;
            }
        }
    }

    private async Task KeepAsync(JsonElement update, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                await updates.TakeAsync(update);
                return;
            }
            catch (Exception e) when (!cancellation.IsCancellationRequested)
            {
                Broken(log, e);
                await Task.Delay(Rest, time, cancellation);
            }
        }
    }

    [LoggerMessage(1, LogLevel.Critical, "ZaloBot:Mode is Polling, but a webhook is set at Zalo: no message arrives. Delete the webhook (deleteWebhook), or set the mode to Webhook.")]
    private static partial void Silent(ILogger log);

    [LoggerMessage(2, LogLevel.Error, "Zalo Bot refuses to hand out messages: {Code}.")]
    private static partial void Refused(ILogger log, int code);

    [LoggerMessage(3, LogLevel.Error, "A message of Zalo Bot could not be kept; it is tried again.")]
    private static partial void Broken(ILogger log, Exception error);
}
