using System.Security.Cryptography;
using EscalationBot.Conversation;
using EscalationBot.Conversation.Messages;
using EscalationBot.Dialogs;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Office;
using EscalationBot.Storage;

namespace EscalationBot.Host.Runtime;

/// <summary>
/// Every way in which something happens, as one turn of the store: the bot or the clockwork says what, the sealing sets the
/// next timers, the store commits all of it or nothing.
/// </summary>
internal sealed class TurnRunner(ITurnStore store, IBotTurns bot, TimeProvider time)
{
    private static readonly ConversationState NoConversation = ConversationState.New("vi");

    /// <summary>Answers an accepted message.</summary>
    /// <returns>The number of replies; null when it was handled before.</returns>
    public async Task<int?> AnswerAsync(IncomingMessage message, CancellationToken cancellation)
    {
        var replies = 0;
        var outcome = await RunAsync(
            new Trigger.Message(message.Key), KeyOf(message),
            input => bot.Handle(input, message),
            result => replies = result.Replies.Count, cancellation);
        return outcome == TurnOutcome.Done ? replies : null;
    }

    /// <summary>Tells the user that a message could not be handled, with a number to ask by.</summary>
    /// <returns>The number of replies.</returns>
    public async Task<int> TroubleAsync(IncomingMessage message, string reference, CancellationToken cancellation)
    {
        var replies = 0;
        await RunAsync(
            new Trigger.Command($"trouble:{reference}"), KeyOf(message),
            input => bot.Trouble(input, reference),
            result => replies = result.Replies.Count, cancellation);
        return replies;
    }

    /// <summary>Puts a claimed notice into words for a conversation, or ends it because it is no longer true.</summary>
    public Task<TurnOutcome> TellAsync(WorkItem claimed, Notice notice, ConversationKey to, CancellationToken cancellation) =>
        RunAsync(new Trigger.Notice(claimed), to, input => bot.Tell(input, notice), null, cancellation);

    /// <summary>Ends a claimed notice that nobody can receive, and notes it on the records.</summary>
    public Task<TurnOutcome> UnreachableAsync(WorkItem claimed, Notice notice, CancellationToken cancellation) =>
        RunAsync(new Trigger.Notice(claimed), null, input => Silent(bot.Unreachable(input, notice), WorkReasons.NoAccount), null, cancellation);

    /// <summary>Does the work of a timer.</summary>
    public Task<TurnOutcome> WakeAsync(DueTimer timer, CancellationToken cancellation) =>
        RunAsync(new Trigger.Timer(timer), null, input => Silent(Clockwork.Run(input.Office, timer.Job, timer.Argument, timer.Due, input.Now)), null, cancellation);

    /// <summary>Sets the timers that must be there when the program starts.</summary>
    public Task<TurnOutcome> StartAsync(CancellationToken cancellation) =>
        RunAsync(new Trigger.Command("start"), null, input => Silent(Clockwork.Start(input.Office, input.Now)), null, cancellation);

    private Task<TurnOutcome> RunAsync(
        Trigger trigger, ConversationKey? conversation, Func<TurnInput, TurnResult<OfficeChanges>> turn,
        Action<TurnResult<OfficeChanges>>? ran, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        return store.RunAsync(trigger, conversation, view =>
        {
            var result = turn(new TurnInput(view.Office, view.State, now, Entropy()));
            Clockwork.Seal(view.Office, result.Changes, now);
            ran?.Invoke(result);
            return result;
        }, cancellation);
    }

    /// <summary>Fresh for every attempt: what a turn that is run again must not share is never committed twice.</summary>
    private static string Entropy() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    private static TurnResult<OfficeChanges> Silent(OfficeChanges changes, string? suppressed = null) =>
        new(NoConversation, [], changes, suppressed);

    private static ConversationKey KeyOf(IncomingMessage message) => new(message.Channel, message.Conversation, message.User);
}

/// <summary>Why outgoing work ended otherwise than planned: short codes for the admin and the self-check.</summary>
internal static class Reasons
{
    public const string ChannelOff = "channel-off";
    public const string NoWords = "no-words";
    public const string GaveUp = "gave-up";
    public const string ChannelBroke = "channel-broke";
}
