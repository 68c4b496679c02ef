using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using EscalationBot.Conversation;
using EscalationBot.Conversation.Delivery;
using EscalationBot.Conversation.Messages;
using EscalationBot.Dialogs;
using EscalationBot.Domain.Office;
using EscalationBot.Host.Runtime.Rates;
using EscalationBot.Host.Telemetry;
using EscalationBot.Storage;

namespace EscalationBot.Host.Runtime.Cards;

/// <summary>
/// Changes messages that are shown: takes away the buttons of questions that are over, and keeps up to date what goes on
/// changing. It changes what the outbox sent and sends nothing; changing twice is once, so what is in doubt is done again.
/// </summary>
internal sealed class CardDesk(
    ITurnStore store, IWorkQueue work, IMessageLog log, TurnRunner turns, Delivery.Channels channels, IRateGate rates, ICallLimits calls, TimeProvider time,
    [FromKeyedServices(LimitTime.Key)] TimeProvider limits, ILogger<CardDesk> logger)
{
    private const int AtATime = 500;

    /// <summary>A question may have been said this long ago; whatever is older keeps its buttons.</summary>
    private const int LookedThrough = 300;

    private const int MostTries = 6;

    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    private readonly OneAtATime gate = new();

    /// <summary>What this process changed messages to, by their number.</summary>
    private readonly ConcurrentDictionary<long, string> shown = new();

    /// <summary>What it last tried to change those to that go on changing.</summary>
    private readonly ConcurrentDictionary<long, string> tried = new();

    private enum Fate { Done, Again, Never }

    /// <summary>Does what is due once; passes do not overlap.</summary>
    /// <returns>The number of timers worked on.</returns>
    public Task<int> PassAsync(CancellationToken cancellation) => gate.DoAsync(() => WorkAsync(cancellation), cancellation);

    /// <summary>Does something while no message is being changed.</summary>
    public Task HoldAsync(Func<Task> meanwhile, CancellationToken cancellation) => gate.DoAsync(meanwhile, cancellation);

    private async Task<int> WorkAsync(CancellationToken cancellation)
    {
        var due = work.DueTimers(time.GetUtcNow(), AtATime).Where(t => t.Job == CardJob.Name).ToList();
        await Task.WhenAll(due.Select(timer => WakeAsync(timer, cancellation)));
        return due.Count;
    }

    private async Task WakeAsync(DueTimer timer, CancellationToken cancellation)
    {
        try
        {
            var job = CardJob.Read(timer.Argument);
            if (channels.Find(job.Channel) is not IRevisingChannel channel)
                await turns.DoneAsync(timer, cancellation);
            else if (!await IsOpenAsync(job.Channel, cancellation))
                await turns.SnoozeAsync(timer, (job with { Tries = Math.Min(job.Tries + 1, MostTries - 1) }).At(time.GetUtcNow() + WaitAfter(job.Tries)), cancellation);
            else if (job.Live is { } live)
                await KeepUpAsync(timer, job, live, channel, cancellation);
            else
                await EndAsync(timer, job, await CloseAsync(job, channel, cancellation), cancellation);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Log.TimerFailed(logger, timer.Key, Fault.Of(e));
            if (!cancellation.IsCancellationRequested)
                await turns.SnoozeAsync(timer, time.GetUtcNow() + LongestWait, cancellation);
        }
    }

    /// <summary>What opens within moments is waited for.</summary>
    private async Task<bool> IsOpenAsync(string channel, CancellationToken cancellation)
    {
        if (!rates.Closed(reply: true).Contains(channel) || rates.OpensIn(reply: true) is not { } opens)
            return true;
        if (opens > CardTimers.LiveEvery)
            return false;
        await Task.Delay(opens, limits, cancellation);
        return true;
    }

    private Task<TurnOutcome> EndAsync(DueTimer timer, CardJob job, bool done, CancellationToken cancellation) => done || job.Tries == MostTries
        ? turns.DoneAsync(timer, cancellation)
        : turns.SnoozeAsync(timer, (job with { Tries = job.Tries + 1 }).At(time.GetUtcNow() + WaitAfter(job.Tries)), cancellation);

    /// <returns>False when something is to be tried again.</returns>
    private async Task<bool> CloseAsync(CardJob job, IRevisingChannel channel, CancellationToken cancellation)
    {
        if (store.StateOf(job.To) is not { } state)
            return true;
        var over = job.Question is null ? OvertakenIn(state) : state.StandOf(job.Question).Waits ? [] : [job.Question];
        var done = true;
        foreach (var row in over.Count == 0 ? [] : Newest(job).Where(r => r.Message!.Live is null))
        {
            if (over.FirstOrDefault(question => Asks(row.Message!, question)) is { } question)
                done &= await CloseAsync(row, state, question, channel, cancellation);
        }
        return done;
    }

    /// <summary>By their fields.</summary>
    private List<string> OvertakenIn(ConversationState state) => store.Look(office => state.Questions
        .Where(q => q.Draft is null && state.Waits(q) && Bot.IsOvertaken(office, q)).Select(q => q.FieldId).ToList());

    private async Task<bool> CloseAsync(WorkItem row, ConversationState state, string question, IRevisingChannel channel, CancellationToken cancellation)
    {
        var stand = state.StandOf(question) is { Waits: false } ended ? ended : QuestionStand.Over;
        var words = stand.Taken is { } field && field == row.Message!.Field?.Id ? WordsIn(row, field) : null;
        return await ReviseAsync(row, new Revision.Over(row.Message!, stand, words), channel, cancellation) != Fate.Again;
    }

    /// <summary>The newest message of the name is changed, older ones lose their buttons.</summary>
    private async Task KeepUpAsync(DueTimer timer, CardJob job, string live, IRevisingChannel channel, CancellationToken cancellation)
    {
        if (Newest(job).Where(r => r.Message!.Live == live).ToList() is not [var row, .. var older])
        {
            await turns.DoneAsync(timer, cancellation);
            return;
        }
        var now = time.GetUtcNow();
        var look = await turns.ShowAsync(timer, job.To, live, message => Next(job, row, message, now), cancellation);
        if (look is not var (by, next))
            return;
        var fate = await ReviseAsync(row, new Revision.Replaced(by), channel, cancellation);
        foreach (var old in older)
            await ReviseAsync(old, new Revision.Over(old.Message!, QuestionStand.Over, null), channel, cancellation);
        if (fate == Fate.Never || (fate == Fate.Done && by.Live is null))
            await turns.DoneAsync(next, cancellation);
    }

    /// <summary>What changes is looked at soon, what stands still or cannot be changed less and less often.</summary>
    private TimerChange Next(CardJob job, WorkItem row, OutgoingMessage message, DateTimeOffset now)
    {
        var mark = MarkOf(new Revision.Replaced(message));
        var tries = tried.GetValueOrDefault(row.Id) == mark ? job.Tries + 1 : 0;
        tried[row.Id] = mark;
        return (job with { Tries = tries }).At(now + WaitAfter(tries));
    }

    private static TimeSpan WaitAfter(int tries) => tries >= MostTries ? LongestWait : CardTimers.LiveEvery * (1 << tries);

    private IEnumerable<WorkItem> Newest(CardJob job) => log.Newest(job.Channel, job.Conversation, LookedThrough);

    private static bool Asks(OutgoingMessage message, string question) =>
        message.Field?.Id == question || message.Choices.Any(c => Question.FieldOf(c.Id) == question);

    /// <summary>What was written into the field of a message; it may have been forgotten.</summary>
    private string? WordsIn(WorkItem row, string field) => log.Read(row.To!.Value.Channel, row.To.Value.Conversation, row.Id, LookedThrough)
        .FirstOrDefault(e => e.Direction == LogDirection.In && e.Field == field)?.Text is { Length: > 0 } words ? words : null;

    private static string MarkOf(Revision revision) => Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(revision switch
    {
        Revision.Replaced replaced => (object)new { Text = PlainText.Render(replaced.By), Ids = replaced.By.Choices.Select(c => c.Id) },
        Revision.Over over => new { over.Stand, over.Words },
        _ => throw new ArgumentOutOfRangeException(nameof(revision), revision.GetType().Name, "No such revision."),
    })));

    private async Task<Fate> ReviseAsync(WorkItem row, Revision revision, IRevisingChannel channel, CancellationToken cancellation)
    {
        if (row.State is WorkState.Waiting or WorkState.Sending or WorkState.Told)
            return Fate.Again;
        if (row is not { ChannelMessageId: { } wireId, To: { } to })
            return Fate.Never;
        var mark = MarkOf(revision);
        if (shown.GetValueOrDefault(row.Id) == mark)
            return Fate.Done;
        // Replies keep their share.
        using var room = await calls.TakeAsync(to.Channel, to.Conversation, reply: false, CardTimers.LiveEvery, cancellation);
        if (room is null)
            return Fate.Again;
        var address = store.Look(office => office.Reach.AddressOf(to.Channel, to.Conversation));
        var result = await channel.ReviseAsync(wireId, revision, new Destination(to.Channel, to.Conversation, to.User, row.Id, address), cancellation);
        if (result is SendResult.Retry { Scope: RetryScope.Channel })
            rates.Note(to.Channel, to.Conversation, result);
        if (result is SendResult.Retry or SendResult.Unknown or SendResult.ChannelDown)
            return Fate.Again;
        shown[row.Id] = mark;
        return result is SendResult.Sent ? Fate.Done : Fate.Never;
    }
}
