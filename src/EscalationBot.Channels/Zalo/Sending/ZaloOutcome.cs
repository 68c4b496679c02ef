using System.Globalization;
using EscalationBot.Conversation.Delivery;

namespace EscalationBot.Channels.Zalo.Sending;

/// <summary>What an answer of Zalo means for a message: the class of its code decides.</summary>
internal static class ZaloOutcome
{
    private static readonly TimeSpan RecipientRests = TimeSpan.FromHours(24);

    /// <summary>Of a consultation message.</summary>
    public static SendResult Of(ZaloAnswer answer, DateTimeOffset now) => Of(answer, code => OfChat(code, now));

    /// <summary>Of a template message: what is wrong with the template or the number leaves the chat as it is.</summary>
    public static SendResult OfTemplate(ZaloAnswer answer, bool byPhone, DateTimeOffset now) => Of(answer, code => OfTemplate(code, byPhone, now));

    private static SendResult Of(ZaloAnswer answer, Func<int, SendResult> ofCode) => answer switch
    {
        ZaloAnswer.Done done => new SendResult.Sent(done.MessageId),
        ZaloAnswer.Ambiguous ambiguous => new SendResult.Unknown(ambiguous.Reason),
        ZaloAnswer.NotSent { Lasting: true } lasting => new SendResult.ChannelDown(lasting.Reason, Scope: DownScope.Address),
        ZaloAnswer.NotSent { Reason: ZaloClient.NoRoom } noRoom => new SendResult.Retry(noRoom.Reason),
        ZaloAnswer.NotSent passing => new SendResult.Retry(passing.Reason, Scope: RetryScope.Channel),
        ZaloAnswer.Failed failed => ofCode(failed.Code),
        _ => throw new ArgumentOutOfRangeException(nameof(answer), answer.GetType().Name),
    };

    private static SendResult OfChat(int code, DateTimeOffset now)
    {
        var reason = Reason(code);
        return ZaloErrors.OfOa(code) switch
        {
            ZaloErrorClass.Backoff => new SendResult.Retry(reason, Scope: RetryScope.Channel),
            ZaloErrorClass.Quota => new SendResult.QuotaSpent(reason, ZaloDay.NextDay(now)),
            ZaloErrorClass.Night => new SendResult.Retry(reason, ZaloDay.NextMorning(now)),
            ZaloErrorClass.Window or ZaloErrorClass.ByPhone => new SendResult.OtherRoute(reason),
            ZaloErrorClass.Recipient => new SendResult.Unreachable(reason),
            ZaloErrorClass.RecipientLater => new SendResult.Retry(reason, now + RecipientRests, RetryScope.Recipient),
            ZaloErrorClass.Token or ZaloErrorClass.Operator => new SendResult.ChannelDown(reason, Scope: DownScope.Address),
            ZaloErrorClass.Once or ZaloErrorClass.Permanent or ZaloErrorClass.Upload => new SendResult.Refused(reason),
            var other => throw new ArgumentOutOfRangeException(nameof(code), other, "No such class."),
        };
    }

    private static SendResult OfTemplate(int code, bool byPhone, DateTimeOffset now)
    {
        var reason = Reason(code);
        return ZaloErrors.OfTemplate(code) switch
        {
            ZaloErrorClass.Backoff => new SendResult.Retry(reason, Scope: RetryScope.Channel),
            ZaloErrorClass.Quota => new SendResult.QuotaSpent(reason, ZaloDay.NextDay(now)),
            ZaloErrorClass.Night => new SendResult.Retry(reason, ZaloDay.NextMorning(now)),
            ZaloErrorClass.Recipient when !byPhone => new SendResult.Unreachable(reason),
            ZaloErrorClass.RecipientLater => new SendResult.Retry(reason, now + RecipientRests, RetryScope.Recipient),
            ZaloErrorClass.Token => new SendResult.ChannelDown(reason, Scope: DownScope.Address),
            ZaloErrorClass.Operator => new SendResult.ChannelDown(reason, Scope: DownScope.Way),
            _ => new SendResult.OtherRoute(reason),
        };
    }

    private static string Reason(int code) => code.ToString(CultureInfo.InvariantCulture);
}
