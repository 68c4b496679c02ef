using EscalationBot.Conversation.Delivery;

namespace EscalationBot.Channels.Teams.Outbound;

/// <summary>What an answer of the Connector means for a message (Teams status code table of bot messages).</summary>
internal static class SendOutcome
{
    public static SendResult Of(ConnectorAnswer answer, DateTimeOffset now) => answer switch
    {
        ConnectorAnswer.Done done => new SendResult.Sent(done.Id),
        ConnectorAnswer.Ambiguous ambiguous => new SendResult.Unknown(ambiguous.Reason),
        ConnectorAnswer.NotSent { Reason: "token-refused" } refused => new SendResult.ChannelDown(refused.Reason),
        ConnectorAnswer.NotSent { Reason: ConnectorClient.NoRoom } noRoom => new SendResult.Retry(noRoom.Reason),
        ConnectorAnswer.NotSent notSent => new SendResult.Retry(notSent.Reason, Scope: RetryScope.Channel),
        ConnectorAnswer.Refused refused => OfRefusal(refused, now),
        _ => throw new ArgumentOutOfRangeException(nameof(answer), answer.GetType().Name),
    };

    /// <summary>Opening a chat sends nothing, so a missing answer is no reason to fear a repeat.</summary>
    public static SendResult OfCreate(ConnectorAnswer answer, DateTimeOffset now) => answer switch
    {
        ConnectorAnswer.Ambiguous ambiguous => new SendResult.Retry(ambiguous.Reason),
        ConnectorAnswer.Done => new SendResult.Retry("no-conversation-id"),
        _ => Of(answer, now),
    };

    private static SendResult OfRefusal(ConnectorAnswer.Refused refused, DateTimeOffset now)
    {
        var (status, code) = (refused.Error.Status, refused.Error.Code);
        var reason = code.Length > 0 ? $"{status}-{code}" : $"{status}";
        return (status, code) switch
        {
            (429, _) => new SendResult.Retry(reason, now + refused.RetryAfter, RetryScope.Channel),
            (412, _) => new SendResult.Retry(reason, now + refused.RetryAfter, RetryScope.Recipient),
            (401, _) => new SendResult.ChannelDown(reason),
            (403, "BotDisabledByAdmin") => new SendResult.ChannelDown(reason),
            (403, _) => new SendResult.Unreachable(reason),
            (404, _) => new SendResult.Unreachable(reason),
            _ => new SendResult.Refused(reason),
        };
    }
}
