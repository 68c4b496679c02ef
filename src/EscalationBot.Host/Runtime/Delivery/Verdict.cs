using EscalationBot.Conversation.Delivery;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Reach;
using EscalationBot.Host.Options;
using EscalationBot.Storage;

namespace EscalationBot.Host.Runtime.Delivery;

/// <summary>What follows from how a send ended: the outcome to record, and what must not be tried any more.</summary>
internal sealed record Verdict(WorkOutcome Outcome, Hold? Hold = null)
{
    /// <param name="message">As it was claimed.</param>
    /// <param name="attempts">How often this intent was tried, this time included.</param>
    /// <param name="address">From which address of the service the recipient is reached; null when the channel has one only.</param>
    public static Verdict Of(WorkItem message, string? address, SendResult result, int attempts, DeliveryOptions delivery, DateTimeOffset now)
    {
        var account = new AccountId(message.To!.Value.Channel, message.To.Value.User);
        var verdict = result switch
        {
            SendResult.Delivered ok => new Verdict(Ended(WorkState.Delivered, null) with { ChannelMessageId = ok.ChannelMessageId }),
            SendResult.Sent ok => new(Ended(WorkState.Sent, null) with { ChannelMessageId = ok.ChannelMessageId }),
            SendResult.Retry { Scope: RetryScope.Message } retry => new(AgainOrNextRoute(retry)),
            SendResult.Retry retry => new(Untried(retry.Reason, retry.NotBefore)),
            SendResult.OtherRoute other => new(NextRoute(OutcomeReason.Of(OutcomeReason.WayClosed, other.Reason))),
            SendResult.Unreachable gone => new(
                NextRoute(OutcomeReason.Of(OutcomeReason.Left, gone.Reason)),
                new Hold(HoldScope.Of(account), HoldKind.Person, gone.Reason, now, null)),
            SendResult.ChannelDown down when ScopeOf(down.Scope) is var scope => new(
                Untried(down.Reason, null) with { Bucket = message.Of is null ? scope : null },
                new Hold(scope, HoldKind.Channel, down.Reason, now, down.Until ?? now + delivery.Pause)),
            SendResult.QuotaSpent spent => new(
                Untried(spent.Reason, message.Of is null ? spent.Until : null),
                new Hold(HoldScope.Of(account.Channel, message.Route?.Way ?? RouteWay.Chat), HoldKind.Quota, spent.Reason, now, spent.Until)),
            SendResult.Refused refused => new(Ended(WorkState.Failed, OutcomeReason.Of(OutcomeReason.Refused, refused.Reason))),
            SendResult.Unknown unknown => new(Ended(WorkState.Unknown, OutcomeReason.Of(OutcomeReason.Cut, unknown.Reason)) with { ChannelMessageId = unknown.Mark }),
            _ => throw new ArgumentOutOfRangeException(nameof(result), result.GetType().Name, "No such result."),
        };
        return verdict with { Outcome = verdict.Outcome with { Address = result.Address } };

        string ScopeOf(DownScope scope) => scope switch
        {
            DownScope.Way => HoldScope.Of(account.Channel, message.Route?.Way ?? RouteWay.Chat),
            DownScope.Address when address is not null => HoldScope.At(account.Channel, address),
            _ => HoldScope.Of(account.Channel),
        };

        WorkOutcome Ended(WorkState state, string? reason) => new(message, state, reason, now);

        WorkOutcome NextRoute(string reason) => new(message, WorkState.Waiting, reason, now) { OtherRoute = true };

        WorkOutcome Untried(string reason, DateTimeOffset? notBefore) => new(message, WorkState.Waiting, reason, now, notBefore) { Untried = true };

        WorkOutcome AgainOrNextRoute(SendResult.Retry retry) => Backoff(message, attempts, delivery, now, retry.NotBefore) is { } notBefore
            ? new(message, WorkState.Waiting, retry.Reason, now, notBefore)
            : NextRoute(OutcomeReason.Of(OutcomeReason.GaveUp, retry.Reason));
    }

    /// <summary>When a row is tried again; null when it was tried often enough. Rows that failed together do not come back together.</summary>
    public static DateTimeOffset? Backoff(WorkItem row, int attempts, DeliveryOptions delivery, DateTimeOffset now, DateTimeOffset? asked)
    {
        if (attempts > delivery.RetrySteps.Count)
            return null;
        var spread = 0.9 + row.Id % 21 * 0.01;
        var own = now + delivery.RetrySteps[Math.Max(0, attempts - 1)] * spread;
        return asked > own ? asked : own;
    }
}
