using System.Security.Cryptography;
using EscalationBot.Conversation;
using EscalationBot.Conversation.Delivery;
using EscalationBot.Conversation.Messages;
using EscalationBot.Dialogs;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Office;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Reach;
using EscalationBot.Host.Runtime.Cards;
using EscalationBot.Host.Telemetry;
using EscalationBot.Storage;

namespace EscalationBot.Host.Runtime;

/// <summary>
/// Every way in which something happens, as one turn of the store: the bot or the clockwork says what, the sealing sets the
/// next timers, the store commits all of it or nothing.
/// </summary>
internal sealed class TurnRunner(ITurnStore store, IBotTurns bot, IncomingSheets sheets, Delivery.Channels channels, TimeProvider time, Accesses? accesses = null)
{
    private static readonly ConversationState NoConversation = ConversationState.New("vi");

    /// <summary>Answers an accepted message.</summary>
    /// <returns>Null when it was handled before.</returns>
    public async Task<Answered?> AnswerAsync(IncomingMessage message, CancellationToken cancellation)
    {
        Answered? answer = null;
        var pressed = message.ChoiceId ?? message.Field;
        var read = await sheets.ReadAsync(message, cancellation);
        TurnOutcome outcome;
        try
        {
            outcome = await RunAsync(accesses is null ? [] : null);
        }
        catch (AccessesNotReadException)
        {
            outcome = await RunAsync(accesses!.Read());
        }
        return outcome == TurnOutcome.Done ? answer : null;

        Task<TurnOutcome> RunAsync(IReadOnlyList<AccessStanding>? known) => this.RunAsync(
            new Trigger.Message(message.Key), KeyOf(message),
            input => WithHolds(bot.Handle(input with { Sheets = read, Accesses = known }, message), input, message),
            result => answer = new Answered(result.Replies.Count, result.Changes.Retries.Count > 0, pressed is null ? null : result.State.StandOf(pressed)), cancellation, pressed);
    }

    /// <summary>Sets a message aside and tells its user, with a number to ask by, and the admins.</summary>
    /// <param name="error">What kind of fault it was and where it arose, never what anybody wrote.</param>
    /// <returns>The number of replies.</returns>
    public async Task<int> GiveUpAsync(IncomingMessage message, string error, CancellationToken cancellation)
    {
        var replies = 0;
        var outcome = await RunAsync(
            new Trigger.GivenUp(message.Key, error, time.GetUtcNow()), KeyOf(message),
            input => bot.Trouble(input, StuckMessage.ReferenceOf(message.Key)),
            result => replies = result.Replies.Count, cancellation);
        return outcome == TurnOutcome.Done ? replies : 0;
    }

    /// <summary>Sets a message aside without a word to its user, when even saying so fails; the admins hear of it.</summary>
    public Task<TurnOutcome> GiveUpSilentlyAsync(IncomingMessage message, string error, CancellationToken cancellation) => RunAsync(
        new Trigger.GivenUp(message.Key, error, time.GetUtcNow()), null,
        input =>
        {
            var changes = new OfficeChanges();
            changes.Notices.AddRange(StuckMessage.Alarm(input.Office, StuckMessage.ReferenceOf(message.Key), input.Now));
            return Silent(changes);
        },
        null, cancellation);

    /// <summary>Puts a claimed notice into words for a conversation, or ends it because it is no longer true.</summary>
    public Task<TurnOutcome> TellAsync(WorkItem claimed, Notice notice, ConversationKey to, RouteName route, CancellationToken cancellation) =>
        RunAsync(new Trigger.Notice(claimed, route), to, input => bot.Tell(input, notice, route.Way), null, cancellation);

    /// <summary>Notes how sending a message ended: on the notice it says, and what must not be tried any more.</summary>
    public Task<TurnOutcome> EndAsync(WorkOutcome outcome, Notice? notice, NoticeEnd end, Hold? hold, CancellationToken cancellation) =>
        RunAsync(
            new Trigger.Ending(outcome), outcome.Item.To,
            input =>
            {
                var result = notice is null
                    ? new TurnResult<OfficeChanges>(input.State ?? NoConversation, [], new OfficeChanges())
                    : bot.Ended(input, notice, outcome.Item.Message!, end);
                if (hold is not null)
                    Hold(result.Changes, bot.Held(input, hold), hold);
                return result;
            },
            null, cancellation);

    /// <summary>Ends a claimed notice that nobody can receive, and notes it on the records.</summary>
    public Task<TurnOutcome> UnreachableAsync(WorkItem claimed, Notice notice, WorkState end, string reason, CancellationToken cancellation) =>
        RunAsync(new Trigger.Notice(claimed) { Silence = end }, null, input => Silent(bot.Unreachable(input, notice), reason), null, cancellation);

    /// <summary>Holds what a channel found out of order by itself, and tells it.</summary>
    public Task<TurnOutcome> HoldAsync(Hold hold, CancellationToken cancellation) => RunAsync(
        new Trigger.Command("hold", time.GetUtcNow()), null,
        input =>
        {
            var changes = new OfficeChanges();
            Hold(changes, bot.Held(input, hold), hold);
            return Silent(changes);
        },
        null, cancellation);

    /// <summary>Uses again what was held and works now.</summary>
    public Task<TurnOutcome> LiftAsync(string scope, CancellationToken cancellation) => RunAsync(
        new Trigger.Command("lift", time.GetUtcNow()), null,
        input =>
        {
            var changes = new OfficeChanges();
            if (input.Office.Reach.Holds.ContainsKey(scope))
            {
                changes.Holds.Add(HoldChange.Lift(scope));
                changes.Audit.Add(new AuditEntry(input.Now, null, null, "channel-reopened", scope, null));
            }
            return Silent(changes);
        },
        null, cancellation);

    /// <summary>Uses up the pass of a page for administrators: once, before its time is over.</summary>
    /// <param name="action">What it is used for, for the audit trail.</param>
    public async Task<bool> UsePassAsync(string key, string action, CancellationToken cancellation)
    {
        var used = false;
        await RunAsync(
            new Trigger.Command(action, time.GetUtcNow()), null,
            input =>
            {
                var changes = new OfficeChanges();
                var directory = input.Office.Directory;
                var pass = directory.PassOf(key, input.Office.Rules.Time.Day(input.Now), input.Now);
                if (pass is not null)
                {
                    changes.Directory = directory.Without(pass);
                    changes.Audit.Add(new AuditEntry(input.Now, pass.Post, null, action, pass.Post.Value, null));
                }
                used = pass is not null;
                return Silent(changes);
            },
            null, cancellation);
        return used;
    }

    /// <summary>Tells that something will be out of order soon.</summary>
    public Task<TurnOutcome> WarnAsync(string scope, int days, CancellationToken cancellation) =>
        RunAsync(new Trigger.Command("warn", time.GetUtcNow()), null, input => Silent(bot.Ending(input, scope, days)), null, cancellation);

    /// <summary>Tells what the self-check found.</summary>
    public Task<TurnOutcome> AuditedAsync(DueTimer timer, SelfAudit result, CancellationToken cancellation) =>
        RunAsync(new Trigger.Timer(timer), null, input => Silent(SelfAuditing.Tell(input.Office, result, timer.Argument, input.Now)), null, cancellation);

    /// <summary>Looks at a timer again later.</summary>
    public Task<TurnOutcome> SnoozeAsync(DueTimer timer, DateTimeOffset until, CancellationToken cancellation) =>
        SnoozeAsync(timer, new TimerChange(timer.Key, timer.Job, timer.Argument, until), cancellation);

    public Task<TurnOutcome> SnoozeAsync(DueTimer timer, TimerChange next, CancellationToken cancellation) =>
        RunAsync(new Trigger.Timer(timer), null, _ => Silent(new OfficeChanges { Timers = { next } }), null, cancellation);

    /// <summary>Says what a message that goes on changing shows now, and when it is looked at again.</summary>
    /// <param name="next">From what it shows to the next look; it is not looked at again when there is nothing to show.</param>
    /// <returns>What it shows, and the timer of the next look; null when there is nothing to show.</returns>
    public async Task<(OutgoingMessage Message, DueTimer Next)?> ShowAsync(
        DueTimer timer, ConversationKey to, string live, Func<OutgoingMessage, TimerChange> next, CancellationToken cancellation)
    {
        (OutgoingMessage, DueTimer)? shown = null;
        await RunAsync(
            new Trigger.Timer(timer), to,
            input =>
            {
                var result = bot.Show(input, new AccountId(to.Channel, to.User), live);
                shown = null;
                if (result.Replies is [.., var message])
                {
                    var again = next(message);
                    result.Changes.Timers.Add(again);
                    shown = (message, new DueTimer(again.Key, again.Job, again.Argument, again.Due!.Value));
                }
                return result with { Replies = [] };
            },
            null, cancellation);
        return shown;
    }

    /// <summary>Sets a timer for what came from outside of any conversation.</summary>
    public Task<TurnOutcome> RememberAsync(TimerChange timer, CancellationToken cancellation) =>
        RunAsync(new Trigger.Command("remember", time.GetUtcNow()), null, _ => Silent(new OfficeChanges { Timers = { timer } }), null, cancellation);

    /// <summary>A timer whose work is done beside the turns.</summary>
    public Task<TurnOutcome> DoneAsync(DueTimer timer, CancellationToken cancellation) =>
        RunAsync(new Trigger.Timer(timer), null, _ => Silent(new OfficeChanges()), null, cancellation);

    /// <summary>Does the work of a timer.</summary>
    public Task<TurnOutcome> WakeAsync(DueTimer timer, CancellationToken cancellation) =>
        RunAsync(new Trigger.Timer(timer), null, input => Silent(Clockwork.Run(input.Office, timer.Job, timer.Argument, timer.Due, input.Now)), null, cancellation);

    /// <summary>Sets the timers that must be there when the program starts.</summary>
    public Task<TurnOutcome> StartAsync(CancellationToken cancellation) =>
        RunAsync(new Trigger.Command("start", time.GetUtcNow()), null, input => Silent(Clockwork.Start(input.Office, input.Now)), null, cancellation);

    private async Task<TurnOutcome> RunAsync(
        Trigger trigger, ConversationKey? conversation, Func<TurnInput, TurnResult<OfficeChanges>> turn,
        Action<TurnResult<OfficeChanges>>? ran, CancellationToken cancellation, string? pressed = null)
    {
        var shown = conversation is { } key && channels.CanRevise(key.Channel) ? conversation : null;
        var (now, began) = (time.GetUtcNow(), time.GetTimestamp());
        var outcome = await store.RunAsync(trigger, conversation, view =>
        {
            var result = turn(new TurnInput(view.Office, view.State, now, Entropy()) { CanRevise = shown is not null });
            Clockwork.Seal(view.Office, result.Changes, now);
            result.Changes.Timers.AddRange(CardTimers.After(view, result, shown, pressed, channels.CanRevise, now));
            ran?.Invoke(result);
            return result;
        }, cancellation);
        TurnTime.Record(trigger, outcome, time.GetElapsedTime(began));
        return outcome;
    }

    /// <summary>Fresh for every attempt: what a turn that is run again must not share is never committed twice.</summary>
    private static string Entropy() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    private static TurnResult<OfficeChanges> Silent(OfficeChanges changes, string? suppressed = null) =>
        new(NoConversation, [], changes, suppressed);

    private static void Hold(OfficeChanges changes, OfficeChanges alarm, Hold hold)
    {
        changes.Holds.Add(HoldChange.Set(hold));
        changes.Notices.AddRange(alarm.Notices);
        changes.Audit.AddRange(alarm.Audit);
    }

    /// <summary>Who writes or joins has come back; who left is not written to until then.</summary>
    private static TurnResult<OfficeChanges> WithHolds(TurnResult<OfficeChanges> result, TurnInput input, IncomingMessage message)
    {
        var scope = HoldScope.Of(new AccountId(message.Channel, message.User));
        if (message.Kind is IncomingKind.Left or IncomingKind.Withdrew)
            result.Changes.Holds.Add(HoldChange.Set(new Hold(scope, HoldKind.Person, OutcomeReason.Left, input.Now, null)));
        else if (input.Office.Reach.Holds.ContainsKey(scope))
            result.Changes.Holds.Add(HoldChange.Lift(scope));
        return result;
    }

    private static ConversationKey KeyOf(IncomingMessage message) => new(message.Channel, message.Conversation, message.User);
}

/// <param name="Replies">How many replies the turn made.</param>
/// <param name="TakesUpOthers">It wants messages run again that were set aside.</param>
/// <param name="Pressed">What became of the question whose button was pressed; null when none was.</param>
internal sealed record Answered(int Replies, bool TakesUpOthers, QuestionStand? Pressed);

/// <summary>Why outgoing work ended otherwise than planned: short codes for the admin and the self-check.</summary>
internal static class Reasons
{
    public const string ChannelOff = "channel-off";
    public const string NoWords = "no-words";
    public const string ChannelBroke = "channel-broke";
    public const string OldWords = "old-words";
}
