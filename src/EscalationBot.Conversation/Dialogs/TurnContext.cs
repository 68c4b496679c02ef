using EscalationBot.Conversation.Messages;
using EscalationBot.Conversation.Texts;

namespace EscalationBot.Conversation.Dialogs;

/// <summary>
/// One turn while it is thought through: the state so far and the replies collected. It lives for one call and touches
/// nothing outside, so a turn may run twice.
/// </summary>
public abstract class TurnContext(ConversationState state, TextCatalogue texts, DateTimeOffset now)
{
    private const int QuestionsKept = 20;
    private readonly List<OutgoingMessage> replies = [];

    public ConversationState State { get; set; } = state;

    public DateTimeOffset Now { get; } = now;

    public IReadOnlyList<OutgoingMessage> Replies => replies;

    /// <summary>A dialog waits to be resumed behind this answer: say it in a few lines, without choices of its own.</summary>
    public bool Brief { get; set; }

    /// <summary>The moment as users read it: "08:04".</summary>
    public abstract string ShowTime(DateTimeOffset at);

    public string Text(string key, params IReadOnlyList<(string Name, object Value)> args) => texts.Get(State.Language, key, args);

    /// <summary>Says a sentence without choices.</summary>
    public void Say(string text) => Say(new Prompt(text));

    public void Say(Prompt prompt, MessageKind kind = MessageKind.Reply, DateTimeOffset? draft = null, Attachment? file = null)
    {
        var choices = prompt.Options.Count == 0 ? [] : Ask(prompt.Options, kind != MessageKind.Reply, draft);
        if (choices.Count == 0)
            State = State with { Covered = State.Questions.Count > 0 };
        replies.Add(new OutgoingMessage(kind, State.Language, prompt.Blocks, choices, file));
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

    private List<Choice> Ask(IReadOnlyList<Option> options, bool unasked, DateTimeOffset? draft)
    {
        var id = State.NextQuestion;
        var offered = options
            .Select((o, i) => new OfferedChoice(i + 1, $"q{id}-{i + 1}", o.Text, o.Action.ToString(), o.Repeatable, o.Means))
            .ToList();
        var question = new Question(id, offered, unasked, Now, null, draft);
        // A notice that lands in the middle of a dialog makes a bare number doubtful.
        var doubtful = unasked && State.Active is not null;
        State = State with
        {
            Questions = [.. State.Questions.TakeLast(QuestionsKept - 1), question],
            NextQuestion = id + 1,
            Covered = doubtful,
        };
        return [.. offered.Select(o => new Choice(o.Number, o.Id, o.Text))];
    }
}
