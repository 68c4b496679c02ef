using EscalationBot.Conversation.Messages;
using EscalationBot.Conversation.Texts;

namespace EscalationBot.Conversation.Dialogs;

/// <summary>
/// One turn while it is thought through: the state so far and the replies collected. It lives for one call and touches
/// nothing outside, so a turn may run twice.
/// </summary>
public abstract class TurnContext(ConversationState state, TextCatalogue texts, DateTimeOffset now)
{
    /// <summary>Somebody may still be typing the answer to a question this young.</summary>
    private static readonly TimeSpan StillBeingRead = TimeSpan.FromMinutes(10);

    private readonly int firstQuestion = state.NextQuestion;
    private readonly List<OutgoingMessage> replies = [];

    public ConversationState State { get; set; } = state;

    public DateTimeOffset Now { get; } = now;

    /// <summary>The choices that still wait under the last question; none when it waits for words.</summary>
    public IReadOnlyList<OfferedChoice> OpenChoices => Questions.Newest(State) is { AnsweredAt: null } newest ? newest.Choices : [];

    public IReadOnlyList<OutgoingMessage> Replies => replies;

    /// <summary>A dialog waits to be resumed behind this answer: say it in a few lines, without choices of its own.</summary>
    public bool Brief { get; set; }

    /// <summary>What was asked for has been refused: a dialog that was about to end goes on, so that its answers can be put right.</summary>
    public bool Refused { get; internal set; }

    /// <summary>This turn has told that a draft is no longer kept.</summary>
    internal bool ToldOfLoss { get; set; }

    /// <summary>The moment as users read it: "08:04".</summary>
    public abstract string ShowTime(DateTimeOffset at);

    public string Text(string key, params IReadOnlyList<(string Name, object Value)> args) => texts.Get(State.Language, key, Register, args);

    /// <summary>A text in a language other than the user's: wording that somebody approved in that one.</summary>
    public string TextIn(string language, string key, params IReadOnlyList<(string Name, object Value)> args) => texts.Get(language, key, args);

    /// <summary>Says an approved text. It asks nothing, so no question of before is covered by it.</summary>
    public void SayFixed(string words, MessageKind kind, string language, FilledText text) =>
        replies.Add(new OutgoingMessage(kind, language, [new Paragraph(words)], []) { Fixed = text });

    /// <summary>Asks for the telephone number, by the form of the channel where it has one.</summary>
    public void SayAskingForPhone(string words) =>
        replies.Add(new OutgoingMessage(MessageKind.Reply, State.Language, [new Paragraph(words)], []) { AsksForPhone = true });

    /// <summary>Says a sentence without choices.</summary>
    public void Say(string text) => Say(new Prompt(text));

    /// <summary>Says why something is not done.</summary>
    public void Refuse(string text)
    {
        Refused = true;
        Say(text);
    }

    /// <summary>Says what goes on changing; a message said before under the same name no longer counts.</summary>
    public void SayLive(string name, Prompt prompt)
    {
        if (Shown(name) is { } before)
            State = Questions.Answered(State, Now, q => q.Id == before.Id);
        ForgetLive();
        Remember(ConversationState.LiveMemory + name, Question.FieldOf(State.NextQuestion));
        Say(prompt);
        replies[^1] = replies[^1] with { Live = name };
    }

    /// <summary>
    /// What stands now in the place of a message that goes on changing. It is no answer: the newest question stays the newest. Its
    /// choices keep their ids while they are the same, so that a press that is on its way is never taken for another one.
    /// </summary>
    /// <param name="over">It changes no more.</param>
    public void Change(string name, Prompt prompt, bool over)
    {
        var before = Shown(name);
        var offered = Offered(prompt, before?.Id ?? 0);
        if (before is not { AnsweredAt: null } || !before.Choices.SequenceEqual(offered))
            before = Exchange(name, before, prompt);
        replies.Add(new OutgoingMessage(MessageKind.Reply, State.Language, prompt.Blocks, Shown(before)) { Live = over ? null : name });
    }

    /// <param name="draft">Start of the draft that asks; its question counts even when it has no choices.</param>
    public void Say(Prompt prompt, MessageKind kind = MessageKind.Reply, DateTimeOffset? draft = null, Attachment? file = null)
    {
        var id = State.NextQuestion;
        var choices = prompt.Options.Count > 0 || draft is not null ? Ask(prompt, kind != MessageKind.Reply, draft) : [];
        if (prompt.Options.Count == 0 && draft is null)
            State = State with { Covered = State.Questions.Count > 0 };
        IReadOnlyList<Block> blocks = prompt.Lead is null ? prompt.Blocks : [new Paragraph(prompt.Lead), .. prompt.Blocks];
        replies.Add(new OutgoingMessage(kind, State.Language, blocks, choices, file)
        {
            Field = prompt.Field is var (field, label) && draft is not null ? new Field(Question.FieldOf(id), field, label) : null,
        });
    }

    /// <summary>Shows the choices of a question once more; it stays the same question.</summary>
    internal void SayAgain(Question question, string text)
    {
        State = State with { Covered = false };
        replies.Add(new OutgoingMessage(MessageKind.Reply, State.Language, [new Paragraph(text)], Shown(question)));
    }

    /// <summary>A message was not sent after all: nobody can mean its question.</summary>
    public void Withdraw(OutgoingMessage message)
    {
        var choices = message.Choices.Select(c => c.Id).ToHashSet();
        if (choices.Count > 0)
            State = State with { Questions = [.. State.Questions.Where(q => !q.Choices.Any(c => choices.Contains(c.Id)))] };
    }

    public void Remember(string name, string? value)
    {
        var memory = new Dictionary<string, string>(State.Memory);
        if (value is null)
            memory.Remove(name);
        else
            memory[name] = value;
        State = State with { Memory = memory };
    }

    public string? Recall(string name) => State.Memory.GetValueOrDefault(name);

    /// <summary>The register in which this user is addressed: changes the words of a text, not what fills it.</summary>
    protected virtual string Register(string text) => text;

    private List<Choice> Ask(Prompt prompt, bool unasked, DateTimeOffset? draft)
    {
        var id = State.NextQuestion;
        var question = new Question(id, Offered(prompt, id), unasked, Now, null, draft, Questions.About(prompt));
        State = Questions.Add(State, question) with { NextQuestion = id + 1, Covered = IsDoubtful(unasked, draft) };
        return Shown(question);
    }

    private static List<OfferedChoice> Offered(Prompt prompt, int question) =>
        [.. prompt.Options.Select((o, i) => new OfferedChoice(i + 1, $"q{question}-{i + 1}", o.Text, o.Action.ToString(), o.Repeatable, o.Means))];

    private Question? Shown(string name) => Recall(ConversationState.LiveMemory + name) is { } field
        ? State.Questions.FirstOrDefault(q => q.FieldId == field)
        : null;

    /// <summary>What went on changing under questions that are forgotten.</summary>
    private void ForgetLive()
    {
        var gone = State.Memory.Keys.Where(k => k.StartsWith(ConversationState.LiveMemory, StringComparison.Ordinal) && Shown(k[ConversationState.LiveMemory.Length..]) is null);
        foreach (var name in gone.ToList())
            Remember(name, null);
    }

    /// <summary>A question with other choices, in the place of the one it follows; behind all others when that is forgotten.</summary>
    private Question Exchange(string name, Question? before, Prompt prompt)
    {
        var id = State.NextQuestion;
        var next = new Question(id, Offered(prompt, id), before?.Unasked ?? false, before?.AskedAt ?? Now, null, null, Questions.About(prompt));
        State = State with
        {
            NextQuestion = id + 1,
            Questions = before is null ? [next, .. State.Questions] : [.. State.Questions.Select(q => q.Id == before.Id ? next : q)],
        };
        Remember(ConversationState.LiveMemory + name, next.FieldId);
        return next;
    }

    /// <summary>
    /// A bare number would have two meanings: a notice landed in the middle of a dialog or just after another question,
    /// or one answer holds two questions.
    /// </summary>
    private bool IsDoubtful(bool unasked, DateTimeOffset? draft)
    {
        var waiting = State.Questions.LastOrDefault(q => q.Choices.Count > 0 && Questions.IsWaiting(State, q));
        if (unasked)
            return (State.Active is { } active && active.StartedAt != draft) || Now - waiting?.AskedAt <= StillBeingRead;
        return waiting?.Id >= firstQuestion && (draft is null || waiting.Draft != draft);
    }

    private static List<Choice> Shown(Question question) => [.. question.Choices.Select(c => new Choice(c.Number, c.Id, c.Text, c.Repeatable))];
}
