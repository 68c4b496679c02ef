namespace EscalationBot.Conversation.Dialogs;

/// <content>Numbers, "có" and "không", buttons: what was chosen, and whether that is certain.</content>
public sealed partial class DialogEngine<TTurn>
{
    private const int MostCandidates = 3;

    /// <summary>A menu that nobody took for so long is no longer meant.</summary>
    private static readonly TimeSpan MenuLife = TimeSpan.FromDays(1);

    /// <summary>
    /// Picks from the last question only. When something was said since, or that question asks for words, the pick is not
    /// certain: every meaning it may have is offered.
    /// </summary>
    private bool Pick(TTurn turn, string text, Func<OfferedChoice, bool> picks)
    {
        if (Questions.Newest(turn.State) is not { Choices.Count: > 0 } newest)
            return false;
        var picked = newest.Choices.FirstOrDefault(picks);
        var candidates = turn.State.Covered ? Candidates(turn, picks) : [];
        if (candidates.Count > 0)
            Confirm(turn, text, candidates);
        else if (picked is not null && (newest.AnsweredAt is null || InWords(turn, text) is null))
            Take(turn, newest, picked);
        else
            return false;
        return true;
    }

    /// <summary>
    /// What the words may mean, newest question first, but never without the question of the dialog in progress. Two questions
    /// that would do the same mean one thing.
    /// </summary>
    private static List<Option> Candidates(TTurn turn, Func<OfferedChoice, bool> picks)
    {
        var waiting = turn.State.Questions.Where(q => Questions.IsWaiting(turn.State, q) && MayStillBeMeant(turn, q)).Reverse().ToList();
        var meant = from question in waiting.OrderByDescending(q => Questions.IsOfActive(turn.State, q)).Take(MostCandidates).OrderByDescending(q => q.Id)
                    from choice in question.Choices.Where(picks)
                    select (Question: question, Choice: choice);
        return
        [
            .. from one in meant.DistinctBy(m => (m.Choice.Action, m.Question.Draft))
               select new Option(Named(one.Choice.Text, one.Question.About), new DialogAction(EngineActions.Take, ("choice", one.Choice.Id))),
        ];
    }

    private void Confirm(TTurn turn, string text, List<Option> candidates)
    {
        if (InWords(turn, text) is { } words)
            candidates.Add(words);
        if (candidates is [var only])
            candidates[0] = only with { Means = Conversation.Answer.Yes };
        candidates.Add(new Option(turn.Text("engine.none-of-these"), new DialogAction(EngineActions.Nothing), Means: Conversation.Answer.No));
        turn.Say(new Prompt(turn.Text("engine.confirm-number", ("number", text)), candidates));
    }

    /// <summary>The same text as an answer to a question of the dialog in progress that asks for words.</summary>
    private Option? InWords(TTurn turn, string text)
    {
        if (turn.State.Active is not { } draft || Asked(turn) is not { } slot || !turn.State.Questions.Any(q => q is { Choices.Count: 0, AnsweredAt: null } && Questions.IsOfActive(turn.State, q)))
            return null;
        if (slot.Read(turn, draft, text) is Reading.NotUnderstood)
            return null;
        return new Option(Named(text, slot.Label is null ? "" : turn.Text(slot.Label)), EngineActions.AnswerSlot(draft, slot.Name, text));
    }

    /// <summary>Where any sentence is an answer, one that clearly asks for something may still be meant so.</summary>
    private bool AskWhichIsMeant(TTurn turn, string text, DialogAction wants)
    {
        if (InWords(turn, text) is not { } words)
            return false;
        turn.Say(new Prompt(turn.Text("engine.confirm-words", ("text", text)), words with { Text = turn.Text("engine.as-answer") }, new Option(turn.Text("engine.as-wish"), wants)));
        return true;
    }

    private static string Named(string choice, string about) => about.Length == 0 ? choice : $"{choice} ({about})";

    private static bool MayStillBeMeant(TTurn turn, Question question) => !IsConfirmation(question)
        && (question.Unasked || Questions.IsOfActive(turn.State, question) || turn.Now - question.AskedAt <= MenuLife || question == Questions.Newest(turn.State));

    private static bool IsConfirmation(Question question) =>
        question.Choices.Any(c => c.Action.StartsWith(EngineActions.Take, StringComparison.Ordinal));

    private static bool NoSuchNumber(TTurn turn)
    {
        if (Questions.Newest(turn.State) is not { AnsweredAt: null } newest)
            return false;
        turn.SayAgain(newest, turn.Text("engine.no-such-number", ("count", newest.Choices.Count)));
        return true;
    }

    private void Press(TTurn turn, string choiceId)
    {
        var question = turn.State.Questions.FirstOrDefault(q => q.Choices.Any(c => c.Id == choiceId));
        if (question is null)
            Stale(turn);
        else
            Take(turn, question, question.Choices.First(c => c.Id == choiceId));
    }

    private void Take(TTurn turn, Question question, OfferedChoice choice)
    {
        if (question.AnsweredAt is { } at && !choice.Repeatable)
        {
            turn.Say(AlreadyAnswered(turn, question, choice, at));
            return;
        }
        if (question.Draft is { } draft && !BringBack(turn, draft))
        {
            Stale(turn);
            return;
        }
        if (!choice.Repeatable)
            turn.State = Questions.Taken(turn.State, turn.Now, question, choice);
        turn.State = turn.State with { Misses = 0, Covered = false };
        Run(turn, DialogAction.Parse(choice.Action));
    }

    /// <summary>Only the choice that was taken is "recorded"; another one of the same question is not.</summary>
    private static string AlreadyAnswered(TTurn turn, Question question, OfferedChoice choice, DateTimeOffset at)
    {
        var time = ("time", (object)turn.ShowTime(at));
        if (choice.Id == question.Taken)
            return turn.Text("engine.already-answered", time);
        return question.Choices.FirstOrDefault(c => c.Id == question.Taken) is { } taken
            ? turn.Text("engine.answered-otherwise", time, ("choice", taken.Text))
            : turn.Text("engine.changed-since", time);
    }

    /// <summary>The answer came for a question that is over.</summary>
    private static void Late(TTurn turn, Question? question)
    {
        if (question?.AnsweredAt is { } at)
            turn.Say(turn.Text(question.Taken == question.FieldId ? "engine.already-answered" : "engine.changed-since", ("time", turn.ShowTime(at))));
        else
            Stale(turn);
    }

    /// <summary>What was pressed means nothing any more; said once.</summary>
    private static void Stale(TTurn turn)
    {
        if (!turn.ToldOfLoss)
            turn.Say(turn.Text("engine.stale"));
    }
}
