using EscalationBot.Conversation;
using EscalationBot.Conversation.Dialogs;
using EscalationBot.Conversation.Messages;
using EscalationBot.Dialogs.Common;
using EscalationBot.Dialogs.Help;
using EscalationBot.Domain;
using EscalationBot.Domain.Notices;
using EscalationBot.Domain.Office;
using EscalationBot.Domain.Organisation;
using EscalationBot.Domain.Reviews;
using Round = EscalationBot.Domain.Reviews.ReviewRound;

namespace EscalationBot.Dialogs.ReviewRound;

/// <summary>The monthly review (user stories 4.6): heads are asked and confirm, those above see who has not.</summary>
internal sealed class ReviewRoundDialog : IDialog
{
    public IEnumerable<(string Name, Action<Turn, DialogAction> Do)> Actions =>
    [
        (ReviewActions.Show, (turn, _) => Show(turn)),
        (ReviewActions.Confirm, Confirm),
        (ReviewActions.Add, (turn, _) => Add(turn)),
        (ReviewActions.Missing, MissingList.Say),
        (ReviewActions.Open, (turn, _) => Open(turn)),
    ];

    /// <summary>Puts the question to a head, unless the unit has answered.</summary>
    public static string? Tell(Turn turn, ReviewNotice notice)
    {
        if (turn.Post is not { } post || ReviewDesk.UnitOf(turn.Directory, post.Id, turn.Today) is not { } unit || turn.Office.Reviews.Latest is not { } round || round.Id != notice.Round)
            return "no longer asked";
        if (round.IsConfirmed(unit))
            return "confirmed";
        turn.Say(new Prompt([NoticeWords.Dear(turn), new Paragraph(Question(turn, round, unit)), NoticeWords.Regards(turn)], Choices(turn)), MessageKind.Nudge);
        return null;
    }

    /// <summary>The three answers.</summary>
    public static Option[] Choices(Turn turn) =>
    [
        new(turn.Text("review.do-complete"), Answering(ReviewAnswer.Complete)),
        new(turn.Text("review.do-add"), new DialogAction(ReviewActions.Add), Repeatable: true),
        new(turn.Text("review.do-nothing"), Answering(ReviewAnswer.Nothing)),
    ];

    private static DialogAction Answering(ReviewAnswer answer) => new(ReviewActions.Confirm, ("answer", answer.ToString()));

    /// <summary>Those above see who has not confirmed, heads their own round.</summary>
    private static void Show(Turn turn) => MissingList.Say(turn, new DialogAction(ReviewActions.Missing));

    public static void ShowOwn(Turn turn)
    {
        if (turn.Post is not { } post || ReviewDesk.UnitOf(turn.Directory, post.Id, turn.Today) is not { } unit)
            HelpDialog.NotUnderstood(turn, times: 1);
        else if (turn.Office.Reviews.Latest is not { } round)
            turn.Say(turn.Text("refused.review-none"));
        else if (round.Confirmed.GetValueOrDefault(unit) is { } confirmation)
            turn.Say(new Prompt(
                turn.Text("review.done-before", ("round", Name(turn, round)), ("answer", turn.Text($"review.answer.{confirmation.Answer}")), ("when", turn.Show.Moment(confirmation.At))),
                Choices(turn)));
        else
            turn.Say(new Prompt(Question(turn, round, unit), Choices(turn)));
    }

    private static void Confirm(Turn turn, DialogAction action)
    {
        if (!Enum.TryParse<ReviewAnswer>(action["answer"], out var answer))
        {
            Show(turn);
            return;
        }
        var outcome = new ReviewDesk(turn.Office, turn.Changes, turn.By).Confirm(answer);
        turn.Say(outcome switch
        {
            ReviewOutcome.Done { Before: { } before } same => new Prompt(turn.Text(
                "review.done-before", ("round", Name(turn, same.Round)), ("answer", turn.Text($"review.answer.{before.Answer}")), ("when", turn.Show.Moment(before.At)))),
            ReviewOutcome.Done done => new Prompt(turn.Text(
                turn.Now > done.Round.Due ? "review.done-late" : "review.done", ("round", Name(turn, done.Round)), ("unit", turn.Show.Unit(done.Unit)), ("answer", turn.Text($"review.answer.{answer}")))),
            // Another answer may be the right one.
            ReviewOutcome.Refused { Reason: { TextKey: RefusalKeys.ReviewOverdue } reason } => new Prompt(turn.Refusal(reason), Choices(turn)),
            ReviewOutcome.Refused refused => new Prompt(turn.Refusal(refused.Reason)),
            _ => throw new InvalidOperationException(outcome.GetType().Name),
        });
    }

    private static void Open(Turn turn)
    {
        if (!MissingList.MayAsk(turn))
            HelpDialog.NotUnderstood(turn, times: 1);
        else
            turn.Say(new ReviewDesk(turn.Office, turn.Changes, turn.By).Open() switch
            {
                ReviewOutcome.Opened { Round: var round } => turn.Text(
                    "review.opened", ("round", Name(turn, round)), ("due", turn.Show.Moment(round.Due)), ("count", Common.Show.Count(ReviewClock.Heads(turn.Office, turn.Today).Count()))),
                ReviewOutcome.Refused refused => turn.Refusal(refused.Reason),
                var outcome => throw new InvalidOperationException(outcome.GetType().Name),
            });
    }

    /// <summary>What is missing is reported first; the confirmation comes after.</summary>
    private static void Add(Turn turn)
    {
        turn.Say(turn.Text("review.add-first"));
        turn.Engine.Run(turn, new DialogAction(ActionNames.Report));
    }

    private static string Question(Turn turn, Round round, UnitId unit) => turn.Text(
        "review.ask", ("round", Name(turn, round)), ("count", Common.Show.Count(turn.Office.List(new ProposalQuery(Unit: unit), null, 1).Total)), ("due", turn.Show.Moment(round.Due)));

    private static string Name(Turn turn, Round round) => BulkReminder.AudienceText.Round(turn, round.Id);
}
