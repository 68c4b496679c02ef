using EscalationBot.Channels.Http;
using EscalationBot.Conversation.Delivery;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EscalationBot.Channels.Zalo.Tokens;

/// <summary>Renews in time, also when nothing is sent, and says early when an admin must act.</summary>
internal sealed partial class TokenWatch(ZaloTokens tokens, ZaloOptions options, IOperatorDesk desk, TimeProvider time, ILogger<TokenWatch> log) : BackgroundService
{
    /// <summary>Several times in the hours that renewal comes before the end.</summary>
    private static readonly TimeSpan Between = TimeSpan.FromHours(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            foreach (var account in options.AllAccounts)
                await TryAsync(account.OaId, stoppingToken);
            await Task.Delay(Between, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task TryAsync(string oa, CancellationToken cancellation)
    {
        try
        {
            await LookAsync(oa, cancellation);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Failed(log, oa, e);
        }
    }

    private async Task LookAsync(string oa, CancellationToken cancellation)
    {
        try
        {
            await tokens.GetAsync(oa, null, cancellation);
        }
        catch (TokenUnavailableException e) when (e.Lasting)
        {
            NeedsAdmin(log, oa, e.Message);
            if (e.Message != ZaloTokens.Missing)
                await desk.DownAsync(ZaloSetup.ChannelName, oa, e.Message);
            return;
        }
        catch (TokenUnavailableException e)
        {
            Failed(log, oa, e);
        }
        await WarnAsync(oa);
    }

    private async Task WarnAsync(string oa)
    {
        if (tokens.DaysLeft(oa) is not { } days || days > options.TokenAlarmDays)
            return;
        FewDays(log, oa, days);
        await desk.EndingAsync(ZaloSetup.ChannelName, oa, days);
    }

    [LoggerMessage(1, LogLevel.Critical, "Account {Oa} has no usable tokens ({Reason}): connect it by \"kết nối Zalo\" in chat or the command zalo-consent, or put a new pair into ZaloOa:AccessToken and ZaloOa:RefreshToken and start again.")]
    private static partial void NeedsAdmin(ILogger log, string oa, string reason);

    [LoggerMessage(2, LogLevel.Warning, "The tokens of account {Oa} could not be renewed for a while; {Days} days are left.")]
    private static partial void FewDays(ILogger log, string oa, int days);

    [LoggerMessage(3, LogLevel.Warning, "The tokens of account {Oa} could not be renewed; tried again in two hours.")]
    private static partial void Failed(ILogger log, string oa, Exception error);
}
