using EscalationBot.Conversation.Delivery;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Office;
using EscalationBot.Domain.Reach;
using EscalationBot.Host.Options;
using EscalationBot.Host.Runtime.Rates;
using EscalationBot.Host.Telemetry;
using EscalationBot.Storage;
using EscalationBot.Storage.Present;

namespace EscalationBot.Host.Runtime.Delivery;

/// <summary>
/// Tells one claimed notice: is it the time, which route, is there room; then the words are made and sent at once, so that
/// the reason was checked right before.
/// </summary>
internal sealed class Teller(
    IWorkQueue work, ITurnStore store, TurnRunner turns, FirstCall first, ICallLimits limits, Sender sender, Shares shares, DeliveryOptions delivery, TimeProvider time,
    ILogger<Teller> log)
{
    /// <summary>How long a further message of a notice waits for room behind the one before.</summary>
    private static readonly TimeSpan MostPatience = TimeSpan.FromSeconds(5);

    /// <summary>Takes no token: what was claimed is brought to its end, also while stopping.</summary>
    public async Task TellAsync(WorkItem row)
    {
        using var span = Spans.Tell(row);
        try
        {
            var (plan, quiet, rules) = store.Look(office => Plan(row, office));
            if (await OutsideHoursAsync(row, row.Notice!, quiet, rules))
                return;
            if (plan.Best is { } route)
                await TellOverAsync(row, route.Name!);
            else if (plan.WaitsFor is { } scope)
                await PutOffAsync(row, WorkReasons.NoRoute, null, Channels.BehindHold(scope));
            else
                await GiveUpAsync(row, plan);
        }
        catch (Exception e)
        {
            Log.OutcomeLost(log, row.Id, Fault.Of(e));
        }
    }

    /// <returns>True when the notice was dealt with: put off, or not worth sending any more.</returns>
    private async Task<bool> OutsideHoursAsync(WorkItem row, Notice notice, QuietHours? quiet, OfficeRules rules)
    {
        var now = time.GetUtcNow();
        if (notice.Expires <= now)
        {
            await sender.RecordAsync(new WorkOutcome(row, WorkState.Suppressed, WorkReasons.Expired, now));
            return true;
        }
        var notBefore = SendingHours.NotBefore(notice, quiet, rules, now);
        if (notBefore <= now)
            return false;
        if (row.Group is { } group && notice.UrgentBecause is null)
            await work.DelayAsync(group, rules.NextOfficeMoment(now), CancellationToken.None);
        await PutOffAsync(row, null, notBefore);
        return true;
    }

    private (RoutePlan Plan, QuietHours? Quiet, OfficeRules Rules) Plan(WorkItem row, IOffice office)
    {
        var plan = RoutePlan.For(office, row.Notice!, time.GetUtcNow(), row.Tried);
        return (plan, QuietOf(plan.Best?.Name, office), office.Rules);
    }

    private static QuietHours? QuietOf(RouteName? route, IOffice office) =>
        route is null ? null : office.Directory.Accounts.GetValueOrDefault(route.Account)?.Quiet;

    private async Task TellOverAsync(WorkItem row, RouteName route)
    {
        var channel = route.Account.Channel;
        var to = Channels.ConversationOf(route.Account, store.Look(office => office.Reach));
        if (await first.TakeAsync(channel, to.Conversation, reply: false) is { Granted: false } answer)
        {
            shares.GiveBack(row.Class(), 1);
            await PutOffAsync(row, null, answer.WholeChannel ? null : time.GetUtcNow() + answer.Wait, channel);
            return;
        }
        if (await HasWordsAsync(row, route, to))
            await SendAllAsync(row);
    }

    private async Task<bool> HasWordsAsync(WorkItem row, RouteName route, ConversationKey to)
    {
        try
        {
            return await turns.TellAsync(row, row.Notice!, to, route, CancellationToken.None) == TurnOutcome.Done;
        }
        catch (Exception e)
        {
            Log.NoticeFailed(log, row.Id, row.Attempts, Fault.Of(e));
            var now = time.GetUtcNow();
            await sender.RecordAsync(Verdict.Backoff(row, row.Attempts, delivery, now, null) is { } notBefore
                ? new WorkOutcome(row, WorkState.Waiting, Reasons.NoWords, now, notBefore)
                : new WorkOutcome(row, WorkState.Failed, Reasons.NoWords, now));
            return false;
        }
    }

    /// <summary>A part that was not sent takes the later ones with it: all are told anew.</summary>
    private async Task SendAllAsync(WorkItem row)
    {
        foreach (var (index, message) in work.MessagesOf(row).Index())
        {
            using var room = index == 0 ? null : await limits.TakeAsync(message.To!.Value.Channel, message.To.Value.Conversation, reply: false, MostPatience, CancellationToken.None);
            if (index > 0 && room is null)
            {
                await sender.PutOffAsync(message);
                return;
            }
            if ((await sender.SendNowAsync(message, row.Attempts)).State == WorkState.Waiting)
                return;
        }
    }

    private Task<TurnOutcome> GiveUpAsync(WorkItem row, RoutePlan plan) => row.Tried is null
        ? turns.UnreachableAsync(row, row.Notice!, WorkState.Suppressed, plan.HasAccount ? WorkReasons.NoRoute : WorkReasons.NoAccount, CancellationToken.None)
        : turns.UnreachableAsync(row, row.Notice!, WorkState.Failed, row.Reason ?? WorkReasons.NoRoute, CancellationToken.None);

    /// <summary>What expires meanwhile is looked at when it does.</summary>
    private Task PutOffAsync(WorkItem row, string? reason, DateTimeOffset? notBefore, string? bucket = null) =>
        sender.RecordAsync(new WorkOutcome(row, WorkState.Waiting, reason, time.GetUtcNow(), row.Notice!.Expires < notBefore ? row.Notice.Expires : notBefore)
        {
            Untried = true,
            Bucket = bucket,
        });
}
