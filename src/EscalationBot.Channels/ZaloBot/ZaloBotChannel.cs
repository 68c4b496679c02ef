using System.Globalization;
using EscalationBot.Channels.Limits;
using EscalationBot.Channels.Zalo.Webhook;
using EscalationBot.Conversation.Delivery;
using EscalationBot.Conversation.Messages;
using EscalationBot.Conversation.Texts;

namespace EscalationBot.Channels.ZaloBot;

/// <summary>Private chats with a bot of the Zalo Bot Platform: text only, choices by number. Whoever wrote once can be written to.</summary>
/// <param name="time">The time of the office.</param>
internal sealed class ZaloBotChannel(ZaloBotClient client, Errands errands, TextCatalogue texts, TimeProvider time) : IChannel
{
    private const int MostText = 2_000;

    /// <summary>Zalo does not say whether a limit of the minute or of the month is reached.</summary>
    private static readonly TimeSpan QuotaRests = TimeSpan.FromHours(1);

    public string Name => ZaloBotSetup.ChannelName;

    public ChannelLimits Limits { get; } = new(MostText, MaxButtons: 0, MaxButtonText: 0, Cards: false, RepeatIsRecognisable: false);

    /// <summary>A long message goes out in several parts, in order; it counts as sent when the last one is. Files cannot be sent and are told.</summary>
    public async Task<SendResult> SendAsync(OutgoingMessage message, Destination destination, CancellationToken cancellation)
    {
        SendResult result = new SendResult.Refused("empty");
        var errand = errands.Granted(Name, destination.Conversation);
        foreach (var (index, text) in Parts(message).Index())
        {
            result = Of(await client.SendAsync(destination.Conversation, text, errand, cancellation));
            if (result is not SendResult.Sent)
                return index == 0 ? result : new SendResult.Unknown($"part-{index + 1}");
        }
        return result;
    }

    private IEnumerable<string> Parts(OutgoingMessage message)
    {
        var parts = PlainText.Split(PlainText.Render(message), MostText);
        return message.File is { } file ? parts.Append(texts.Get(message.Language, "zalo.no-file", ("name", file.FileName))) : parts;
    }

    private SendResult Of(BotAnswer answer) => answer switch
    {
        BotAnswer.Done done => new SendResult.Sent(done.Result.Get("message_id").AsText()),
        BotAnswer.NotSent not => new SendResult.Retry(not.Reason, Scope: RetryScope.Channel),
        BotAnswer.Ambiguous ambiguous => new SendResult.Unknown(ambiguous.Reason),
        BotAnswer.Failed failed => OfCode(failed.Code),
        _ => throw new ArgumentOutOfRangeException(nameof(answer), answer.GetType().Name),
    };

    /// <summary>The table of the Bot API; its 403 is an inner error of Zalo's.</summary>
    private SendResult OfCode(int code)
    {
        var reason = code.ToString(CultureInfo.InvariantCulture);
        return code switch
        {
            400 => new SendResult.Refused(reason),
            401 => new SendResult.ChannelDown(reason),
            403 => new SendResult.Retry(reason),
            404 => new SendResult.Unreachable(reason),
            408 => new SendResult.Unknown(reason),
            429 => new SendResult.QuotaSpent(reason, time.GetUtcNow() + QuotaRests),
            _ => new SendResult.ChannelDown(reason),
        };
    }
}
