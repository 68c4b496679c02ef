using System.Collections.Concurrent;
using System.Diagnostics;
using EscalationBot.Conversation;
using EscalationBot.Conversation.Delivery;
using EscalationBot.Conversation.Messages;
using EscalationBot.Domain.Office;
using EscalationBot.Domain.Organisation;
using EscalationBot.Host.Options;
using EscalationBot.Host.Telemetry;
using EscalationBot.Storage;

namespace EscalationBot.Host.Runtime;

/// <summary>How a message ended.</summary>
internal abstract record Handled
{
    private Handled() { }

    /// <param name="Replies">How many replies its turn made.</param>
    /// <param name="Pressed">What became of the question whose button was pressed; null when none was.</param>
    public sealed record Answered(int Replies, QuestionStand? Pressed = null) : Handled;

    /// <summary>It was handled before, or belongs to a process that is stopping.</summary>
    public sealed record NotHere : Handled;

    /// <summary>It failed again and again; the user was told, an admin sees it under the reference.</summary>
    public sealed record Failed(string Reference, int Replies) : Handled;
}

/// <param name="Turn">Ends when the message has been handled.</param>
internal sealed record Receipt(Task<Handled> Turn);

/// <summary>
/// The door for messages: kept durably first, then handled in order within a conversation and side by side across
/// conversations. The same message twice is one.
/// </summary>
internal sealed class Inbox(
    ITurnStore store, IFileStore files, TurnRunner turns, SecrecyGuard guard, DeliveryOptions delivery, TimeProvider time, ILogger<Inbox> log,
    IReplicas? replicas = null)
    : IMessageDoor, IDisposable
{
    private static readonly TimeSpan RestInOutage = TimeSpan.FromSeconds(1);

    private static readonly Handled NotHere = new Handled.NotHere();

    private readonly ConcurrentDictionary<string, Lazy<Task<Receipt>>> open = new();
    private readonly Lanes lanes = new(time, delivery.Patience);
    private readonly CancellationTokenSource stopping = new();

    /// <summary>Accepts a message; ends when it is safely kept.</summary>
    public Task<Receipt> ReceiveAsync(IncomingMessage message, IReadOnlyList<IncomingFile> attached) =>
        Once(message.Key, () => AcceptAsync(message, attached));

    public async Task<KeptMessage> KeepAsync(IncomingMessage message, IReadOnlyList<IncomingFile> files) =>
        new(StandAfter((await ReceiveAsync(message, files)).Turn));

    /// <summary>Takes up what an earlier process accepted and did not handle, and what an admin wants run again.</summary>
    public Task ResumeAsync() => TakeUpAsync(store.PendingMessages());

    /// <summary>Takes up messages that are accepted, in this order; those that are already under way here go on as they are.</summary>
    public async Task TakeUpAsync(IReadOnlyList<IncomingMessage> messages)
    {
        foreach (var message in messages)
            await Once(message.Key, () => Task.FromResult(Queue(message)));
    }

    public bool Busy => !open.IsEmpty;

    /// <summary>Ends when no message is being handled.</summary>
    public async Task IdleAsync(CancellationToken cancellation)
    {
        while (open.Values.FirstOrDefault() is { } one)
            await EndOf(one).WaitAsync(cancellation);
    }

    /// <summary>Starts no further attempt; what is not handled stays accepted.</summary>
    public void Dispose() => stopping.Cancel();

    private static async Task EndOf(Lazy<Task<Receipt>> one)
    {
        try
        {
            await (await one.Value).Turn;
        }
        catch (Exception)
        {
            // Whoever sent the message was told; here it only matters that it has ended.
        }
    }

    private static async Task<QuestionStand?> StandAfter(Task<Handled> turn)
    {
        await ((Task)turn).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return turn.IsCompletedSuccessfully && await turn is Handled.Answered answered ? answered.Pressed : null;
    }

    private Task<Receipt> Once(string key, Func<Task<Receipt>> accept) =>
        open.GetOrAdd(key, _ => new Lazy<Task<Receipt>>(() => ForgetWhenDone(key, accept))).Value;

    private async Task<Receipt> ForgetWhenDone(string key, Func<Task<Receipt>> accept)
    {
        try
        {
            var receipt = await accept();
            return new Receipt(ForgetAfter(key, receipt.Turn));
        }
        catch
        {
            open.TryRemove(key, out _);
            throw;
        }
    }

    private async Task<Handled> ForgetAfter(string key, Task<Handled> turn)
    {
        try
        {
            return await turn;
        }
        finally
        {
            open.TryRemove(key, out _);
        }
    }

    private async Task<Receipt> AcceptAsync(IncomingMessage message, IReadOnlyList<IncomingFile> attached)
    {
        using var span = Spans.Receive(message.Channel);
        var readable = message with { Text = IncomingText.Clean(message.Text), Trace = Activity.Current?.Id };
        var safe = guard.MustWithhold(readable, attached)
            ? SecrecyGuard.Empty(readable)
            : readable with { Files = await PutAsync(attached) };
        if (safe.Withheld)
            Log.Withheld(log, message.Key);
        if (!await store.AcceptAsync(safe, stopping.Token))
            return new Receipt(Task.FromResult(NotHere));
        if (replicas is not null)
            await TakeUpAsync(replicas.UnhandledBefore(safe));
        return Queue(safe);
    }

    private async Task<IReadOnlyList<Attachment>?> PutAsync(IReadOnlyList<IncomingFile> attached)
    {
        if (attached.Count == 0)
            return null;
        var kept = new List<Attachment>();
        foreach (var file in attached)
        {
            var name = IncomingText.FileName(file.FileName);
            var key = await files.PutAsync(name, file.Content, stopping.Token);
            kept.Add(new Attachment(key, name, file.ContentType, file.Content.Length));
        }
        return kept;
    }

    private Receipt Queue(IncomingMessage message) =>
        new(lanes.Add((message.Channel, message.Conversation), message.Sequence, () => LastOf(message), () => HandleAsync(message)));

    private long LastOf(IncomingMessage message) =>
        store.Look(office => office.Reach.Heard.GetValueOrDefault(new AccountId(message.Channel, message.User)))?.Sequence ?? 0;

    private async Task<Handled> HandleAsync(IncomingMessage message)
    {
        using var span = Spans.Turn(message);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                if (attempt > 1)
                    await Task.Delay(delivery.TurnPause(attempt - 1), time, stopping.Token);
                return await AnswerAsync(message);
            }
            catch (Exception) when (stopping.IsCancellationRequested)
            {
                return NotHere;
            }
            catch (Exception e) when (StoreOutage.Is(e))
            {
                // It is not the message's fault, and those after it must wait for it anyway.
                Log.TurnFailed(log, message.Key, attempt--, Fault.Of(e));
                await Task.Delay(RestInOutage, TimeProvider.System, stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (Exception e)
            {
                Log.TurnFailed(log, message.Key, attempt, Fault.Of(e));
                if (attempt >= delivery.TurnAttempts)
                    return await GiveUpAsync(message, e);
            }
        }
    }

    private async Task<Handled> AnswerAsync(IncomingMessage message)
    {
        if (await turns.AnswerAsync(message, stopping.Token) is not { } answer)
            return NotHere;
        if (answer.TakesUpOthers)
            await ResumeAsync();
        return new Handled.Answered(answer.Replies, answer.Pressed);
    }

    /// <summary>When even this fails the store is out of order; the message stays accepted and the next start takes it up.</summary>
    private async Task<Handled> GiveUpAsync(IncomingMessage message, Exception error)
    {
        var reference = StuckMessage.ReferenceOf(message.Key);
        var fault = $"{message.Kind}: {Fault.Brief(error)}";
        try
        {
            return new Handled.Failed(reference, await SetAsideAsync(message, fault));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Log.NotSetAside(log, message.Key, Fault.Of(e));
            return new Handled.Failed(reference, 0);
        }
    }

    /// <returns>The number of replies: none when the conversation cannot even be told so.</returns>
    private async Task<int> SetAsideAsync(IncomingMessage message, string fault)
    {
        try
        {
            return await turns.GiveUpAsync(message, fault, stopping.Token);
        }
        catch (Exception e) when (e is not (OperationCanceledException or StoreException))
        {
            Log.TroubleNotTold(log, message.Key, Fault.Of(e));
            await turns.GiveUpSilentlyAsync(message, fault, stopping.Token);
            return 0;
        }
    }
}
