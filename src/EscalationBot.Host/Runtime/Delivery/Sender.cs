using EscalationBot.Conversation.Delivery;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Reach;
using EscalationBot.Host.Options;
using EscalationBot.Host.Runtime.Rates;
using EscalationBot.Host.Telemetry;
using EscalationBot.Storage;

namespace EscalationBot.Host.Runtime.Delivery;

/// <summary>Sends one claimed message and records how it ended.</summary>
internal sealed class Sender(
    IWorkQueue work, ITurnStore store, TurnRunner turns, Channels channels, IRateGate rates, FirstCall first, DeliveryOptions delivery, TimeProvider time,
    ILogger<Sender> log)
{
    private const int LapsedAtATime = 500;

    /// <summary>Words of a notice that waited longer than this behind other messages are checked and made anew, unless a part of it has gone out.</summary>
    private static readonly TimeSpan WordsKeep = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan RestInOutage = TimeSpan.FromSeconds(1);

    /// <summary>A row ended or waits again; raised after that was recorded.</summary>
    public event Action<WorkOutcome>? Recorded;

    /// <summary>Takes no token: what was claimed is brought to its end, also while stopping, or nobody would know how it ended.</summary>
    public async Task SendAsync(WorkItem message)
    {
        try
        {
            var now = time.GetUtcNow();
            if (message.Of is { AtOnce: false } && now - message.Created > WordsKeep)
                await RecordAsync(new Verdict(PutOff(message, Reasons.OldWords, now)));
            else if (message.Of is null && now - message.Created > delivery.ReplyKeeps)
                await RecordAsync(new Verdict(new WorkOutcome(message, WorkState.Failed, WorkReasons.Expired, now)));
            else if (await first.TakeAsync(message.To!.Value.Channel, message.To.Value.Conversation, reply: message.Of is null) is { Granted: false } answer)
                await RecordAsync(new Verdict(PutOff(message, null, now) with { NotBefore = answer.WholeChannel ? null : now + answer.Wait }));
            else
                await SendNowAsync(message, message.Attempts);
        }
        catch (Exception e)
        {
            Log.OutcomeLost(log, message.Id, Fault.Of(e));
        }
    }

    /// <summary>Sends, after the limits were asked.</summary>
    /// <param name="attempts">How often this intent was tried, this time included.</param>
    public async Task<WorkOutcome> SendNowAsync(WorkItem message, int attempts)
    {
        using var span = Spans.Send(message);
        var destination = Destination(message);
        var result = await TryAsync(message, destination);
        rates.Note(message.To!.Value.Channel, message.To.Value.Conversation, result);
        var verdict = Verdict.Of(message, destination.Address, result, attempts, delivery, time.GetUtcNow());
        span?.SetTag("state", verdict.Outcome.State.ToString());
        await RecordAsync(verdict);
        return verdict.Outcome;
    }

    /// <summary>There was no room for it.</summary>
    public Task PutOffAsync(WorkItem message) => RecordAsync(new Verdict(PutOff(message, null, time.GetUtcNow())));

    /// <summary>What was being sent when its sender was last heard of: nobody knows how that ended.</summary>
    public async Task<int> EndLapsedAsync(CancellationToken cancellation)
    {
        var lapsed = work.Lapsed(time.GetUtcNow(), LapsedAtATime);
        foreach (var message in lapsed)
        {
            cancellation.ThrowIfCancellationRequested();
            await RecordAsync(new Verdict(new WorkOutcome(message, WorkState.Unknown, WorkReasons.NoOutcome, time.GetUtcNow()) { ChannelMessageId = MarkOf(message) }));
        }
        return lapsed.Count;
    }

    /// <summary>Records the end of a row that is no message, or of a message nobody tried.</summary>
    public async Task RecordAsync(WorkOutcome outcome)
    {
        await PatientlyAsync(() => work.CompleteAsync(outcome, CancellationToken.None));
        Tell(outcome);
    }

    private async Task<SendResult> TryAsync(WorkItem message, Destination destination)
    {
        var to = message.To!.Value;
        if (channels.Find(to.Channel) is not { } channel)
            return new SendResult.OtherRoute(Reasons.ChannelOff);
        try
        {
            return await channel.SendAsync(message.Message!, destination, CancellationToken.None);
        }
        catch (Exception e)
        {
            // A channel answers what the network does; whatever this is, the request may have been written.
            Log.ChannelBroke(log, to.Channel, message.Id, Fault.Of(e));
            return new SendResult.Unknown(Reasons.ChannelBroke);
        }
    }

    private Destination Destination(WorkItem message)
    {
        var to = message.To!.Value;
        var post = work.NoticeOf(message)?.Notice?.Recipient;
        return store.Look(office => new Destination(
            to.Channel, to.Conversation, to.User, message.Id, office.Reach.AddressOf(to.Channel, to.Conversation), WayOf(message.Route),
            message.Route?.Way == RouteWay.PhoneTemplate && post is { } called ? office.Directory.PhoneOf(called, office.Rules.Time.Day(time.GetUtcNow())) : null));
    }

    private string? MarkOf(WorkItem message) => message is { Message: { } words, To.Channel: var channel } && channels.Find(channel) is IEchoingChannel echoing
        ? echoing.MarkOf(words, Destination(message))
        : null;

    private static DeliveryWay WayOf(RouteName? route) => route?.Way switch
    {
        RouteWay.Template => DeliveryWay.Template,
        RouteWay.PhoneTemplate => DeliveryWay.TemplateByPhone,
        _ => DeliveryWay.Chat,
    };

    /// <summary>What a message of a notice came to is noted by a turn of its conversation, in the same commit.</summary>
    private async Task RecordAsync(Verdict verdict)
    {
        var outcome = verdict.Outcome;
        await PatientlyAsync(async () =>
        {
            var notice = work.NoticeOf(outcome.Item);
            if (notice is null && verdict.Hold is null)
                await work.CompleteAsync(outcome, CancellationToken.None);
            else
                await turns.EndAsync(outcome, notice?.Notice, EndOf(outcome), verdict.Hold, CancellationToken.None);
        });
        Tell(outcome);
    }

    /// <summary>A store that is away for a while does not make unknown what is known here; the claim lasts as long.</summary>
    private async Task PatientlyAsync(Func<Task> record)
    {
        for (var since = TimeProvider.System.GetTimestamp(); ;)
        {
            try
            {
                await record();
                return;
            }
            catch (Exception e) when (StoreOutage.Is(e) && TimeProvider.System.GetElapsedTime(since) < delivery.Lease)
            {
                await Task.Delay(RestInOutage, TimeProvider.System);
            }
        }
    }

    private static NoticeEnd EndOf(WorkOutcome outcome) => outcome.State switch
    {
        WorkState.Delivered or WorkState.Sent => NoticeEnd.Reached,
        WorkState.Unknown => NoticeEnd.Unknown,
        WorkState.Waiting => NoticeEnd.NotYet,
        WorkState.Failed or WorkState.Suppressed => NoticeEnd.Failed,
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome.State, "This is no outcome."),
    };

    private static WorkOutcome PutOff(WorkItem message, string? reason, DateTimeOffset now) =>
        new(message, WorkState.Waiting, reason, now) { Untried = true };

    private void Tell(WorkOutcome outcome)
    {
        try
        {
            Recorded?.Invoke(outcome);
        }
        catch (Exception e)
        {
            Log.ListenerFailed(log, outcome.Item.Id, Fault.Of(e));
        }
    }
}
