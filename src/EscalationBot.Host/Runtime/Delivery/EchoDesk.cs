using EscalationBot.Conversation.Delivery;
using EscalationBot.Domain.Notices;
using EscalationBot.Host.Options;
using EscalationBot.Storage;

namespace EscalationBot.Host.Runtime.Delivery;

/// <summary>
/// Finds the message of which a channel saw something. What came before the end of its send is kept by a timer, so that it is
/// looked at again also when this process dies, by whichever replica comes to it first.
/// </summary>
/// <param name="time">The time of the office.</param>
internal sealed class EchoDesk(ITurnStore store, IWorkQueue work, IMessageLog log, TurnRunner turns, Channels channels, DeliveryOptions delivery, TimeProvider time)
{
    /// <summary>What is older stays unknown: whoever was asked about it has been told so.</summary>
    private static readonly TimeSpan Settles = TimeSpan.FromHours(48);

    /// <summary>A send that is under way is recorded by the second look: it waits for its answer, then for its echo.</summary>
    private static readonly TimeSpan[] FirstLooks = [TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(30)];

    /// <summary>When its sender was cut off it is unknown once the claim has ended.</summary>
    private static readonly TimeSpan AfterLease = TimeSpan.FromMinutes(1);

    /// <summary>Enough to find what was said while a claim lasted.</summary>
    private const int LookedThrough = 50;

    /// <returns>Whether it is done with: its message was found, or had been.</returns>
    public async Task<bool> LookAsync(EchoJob seen)
    {
        var since = time.GetUtcNow() - Settles;
        if (seen.Mark is null)
            return await ConfirmAsync(seen) || work.Knows(seen.Channel, seen.WireId, since);
        if (work.Knows(seen.Channel, seen.WireId, since))
            return true;
        if ((work.FindUnclear(seen.Channel, seen.Mark, seen.WireId, since) ?? FindUnmarked(seen, since)) is not { } message)
            return false;
        var outcome = new WorkOutcome(message, WorkState.Sent, null, time.GetUtcNow()) { ChannelMessageId = seen.WireId };
        if (work.NoticeOf(message)?.Notice is { } notice)
            await turns.EndAsync(outcome, notice, NoticeEnd.Reached, null, CancellationToken.None);
        else
            await work.CompleteAsync(outcome, CancellationToken.None);
        return true;
    }

    public Task KeepAsync(EchoJob seen) => turns.RememberAsync(seen.At(time.GetUtcNow() + FirstLooks[0]), CancellationToken.None);

    /// <summary>Looks again for what was kept.</summary>
    public async Task<TurnOutcome> WakeAsync(DueTimer timer, CancellationToken cancellation)
    {
        var seen = EchoJob.Read(timer.Argument);
        var next = seen with { Looks = seen.Looks + 1 };
        return await LookAsync(seen) || WaitBefore(next.Looks) is not { } wait
            ? await turns.DoneAsync(timer, cancellation)
            : await turns.SnoozeAsync(timer, next.At(time.GetUtcNow() + wait), cancellation);
    }

    private TimeSpan? WaitBefore(int look) => look < FirstLooks.Length ? FirstLooks[look] : look == FirstLooks.Length ? delivery.Lease + AfterLease : null;

    private Task<bool> ConfirmAsync(EchoJob seen) =>
        work.ConfirmAsync(seen.Channel, seen.WireId, WorkState.Delivered, null, time.GetUtcNow(), CancellationToken.None);

    /// <summary>A reply whose sender was cut off before it could say by what it would be recognised: its words tell that.</summary>
    private WorkItem? FindUnmarked(EchoJob seen, DateTimeOffset since)
    {
        if (seen.Conversation is not { } conversation || channels.Find(seen.Channel) is not IEchoingChannel channel)
            return null;
        var newest = log.Newest(seen.Channel, conversation, LookedThrough);
        if (newest.Any(row => row.State == WorkState.Sending || row.ChannelMessageId == seen.WireId))
            return null;
        var address = store.Look(office => office.Reach.AddressOf(seen.Channel, conversation));
        return newest.LastOrDefault(row =>
            row is { State: WorkState.Unknown, ChannelMessageId: null, Of: null, Message: not null, To: not null } && row.EndedAt >= since
            && channel.MarkOf(row.Message, new Destination(seen.Channel, conversation, row.To.Value.User, row.Id, address)) == seen.Mark);
    }
}
