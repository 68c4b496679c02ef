using System.Globalization;
using EscalationBot.Conversation.Delivery;

namespace EscalationBot.Channels.Zalo.Sending;

/// <summary>What an answer of Zalo means for a message: the class of its code decides.</summary>
internal static class ZaloOutcome
{
    /// <summary>Zalo's day and night; its documentation names no zone, its users live in this one.</summary>
    private static readonly TimeSpan Vietnam = TimeSpan.FromHours(7);

    /// <summary>Night ends at 06:00.</summary>
    private static readonly TimeSpan Morning = new(6, 5, 0);

    private static readonly TimeSpan RecipientRests = TimeSpan.FromHours(24);

    public static SendResult Of(ZaloAnswer answer, DateTimeOffset now) => answer switch
    {
        ZaloAnswer.Done done => new SendResult.Sent(done.MessageId),
        ZaloAnswer.Ambiguous ambiguous => new SendResult.Unknown(ambiguous.Reason),
        ZaloAnswer.NotSent { Lasting: true } lasting => new SendResult.ChannelDown(lasting.Reason),
        ZaloAnswer.NotSent passing => new SendResult.Retry(passing.Reason, Scope: RetryScope.Channel),
        ZaloAnswer.Failed failed => OfCode(failed.Code, now),
        _ => throw new ArgumentOutOfRangeException(nameof(answer), answer.GetType().Name),
    };

    private static SendResult OfCode(int code, DateTimeOffset now)
    {
        var reason = code.ToString(CultureInfo.InvariantCulture);
        return ZaloErrors.OfOa(code) switch
        {
            ZaloErrorClass.Backoff => new SendResult.Retry(reason, Scope: RetryScope.Channel),
            ZaloErrorClass.Quota => new SendResult.QuotaSpent(reason, Next(now, TimeSpan.Zero)),
            ZaloErrorClass.Night => new SendResult.Retry(reason, Next(now, Morning)),
            ZaloErrorClass.Window or ZaloErrorClass.ByPhone => new SendResult.OtherRoute(reason),
            ZaloErrorClass.Recipient => new SendResult.Unreachable(reason),
            ZaloErrorClass.RecipientLater => new SendResult.Retry(reason, now + RecipientRests, RetryScope.Recipient),
            ZaloErrorClass.Token or ZaloErrorClass.Operator => new SendResult.ChannelDown(reason),
            ZaloErrorClass.Once or ZaloErrorClass.Permanent or ZaloErrorClass.Upload => new SendResult.Refused(reason),
            var other => throw new ArgumentOutOfRangeException(nameof(code), other, "No such class."),
        };
    }

    private static DateTimeOffset Next(DateTimeOffset now, TimeSpan timeOfDay)
    {
        var local = now.ToOffset(Vietnam);
        var today = new DateTimeOffset(local.Date, Vietnam) + timeOfDay;
        return today > local ? today : today.AddDays(1);
    }
}
