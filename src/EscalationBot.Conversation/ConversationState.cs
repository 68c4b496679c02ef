namespace EscalationBot.Conversation;

/// <summary>A value a slot holds: what the program uses, and the words it is shown in.</summary>
public sealed record SlotValue(string Value, string Shown);

/// <summary>A dialog in progress. It survives restarts and deployments; kept 30 days.</summary>
/// <param name="Flow">Name of the dialog.</param>
/// <param name="Asking">The slot asked last, or null when the summary was shown. A slot that is being edited keeps its value until the new one is in.</param>
/// <param name="Attempts">How often the present question was asked in vain.</param>
/// <param name="Order">The slots in the order they were filled, for "quay lại".</param>
/// <param name="StartedAt">When it began; also its identity within the conversation, so no two drafts have the same.</param>
public sealed record Draft(
    string Flow, IReadOnlyDictionary<string, SlotValue> Slots, string? Asking, int Attempts, IReadOnlyList<string> Order,
    DateTimeOffset StartedAt, DateTimeOffset TouchedAt);

/// <summary>A choice that was offered and what it does when taken.</summary>
/// <param name="Action">"name?key=value&amp;…": see <see cref="DialogAction"/>.</param>
/// <param name="Repeatable">May be taken again and again, like the next page of a list.</param>
/// <param name="Means">What a plain "có" or "không" picks.</param>
public sealed record OfferedChoice(int Number, string Id, string Text, string Action, bool Repeatable = false, Answer? Means = null);

public enum Answer { Yes, No }

/// <summary>A question that was put to the user.</summary>
/// <param name="Choices">Empty when a draft asks for words: then a bare number is such words.</param>
/// <param name="Unasked">It came with a reminder or notice, not as an answer.</param>
/// <param name="AnsweredAt">When one of its choices was taken, or its draft changed in another way.</param>
/// <param name="Draft">Start of the draft it belongs to; the question dies with the draft.</param>
/// <param name="About">The line that tells it from other questions with the same choices, shortened.</param>
/// <param name="Taken">
/// Id of the choice that was taken, or of the field that was filled in; null while it waits, or when its draft changed in another way.
/// </param>
public sealed record Question(
    int Id, IReadOnlyList<OfferedChoice> Choices, bool Unasked, DateTimeOffset AskedAt, DateTimeOffset? AnsweredAt, DateTimeOffset? Draft,
    string About = "", string? Taken = null)
{
    /// <summary>The id of its field, when it is shown with one.</summary>
    public string FieldId => FieldOf(Id);

    public static string FieldOf(int question) => $"q{question}";

    /// <summary>The field id of the question that a choice or a field belongs to.</summary>
    public static string FieldOf(string id) => id.Split('-')[0];

    /// <summary>Whether a choice or a field belongs to it.</summary>
    public bool Holds(string id) => id == FieldId || Choices.Any(c => c.Id == id);
}

/// <summary>What can be taken back with "hoàn tác".</summary>
/// <param name="Action">The action that takes it back.</param>
/// <param name="At">When it was done.</param>
/// <param name="Until">The last moment at which it can be taken back.</param>
public sealed record UndoOffer(string Action, DateTimeOffset At, DateTimeOffset Until);

/// <summary>Everything the bot remembers of one conversation. Immutable; a turn answers with the next one.</summary>
/// <param name="Questions">The newest last; old ones are dropped so that the state stays small.</param>
/// <param name="Covered">Something was said after the newest question, so a bare number is confirmed before it counts.</param>
/// <param name="Memory">Small named values of the dialogs ("last record spoken of", a held first sentence).</param>
/// <param name="Cancelled">The draft cancelled or started afresh a moment ago; "hoàn tác" brings it back.</param>
public sealed record ConversationState(
    string Language, Draft? Active, IReadOnlyList<Draft> Suspended, IReadOnlyList<Question> Questions, int NextQuestion,
    UndoOffer? Undo, int Misses, IReadOnlyDictionary<string, string> Memory, bool Covered = false, Draft? Cancelled = null)
{
    internal const string LiveMemory = "live:";

    public static ConversationState New(string language) =>
        new(language, null, [], [], 1, null, 0, new Dictionary<string, string>());

    /// <summary>What became of the question that offered a choice or a field.</summary>
    public QuestionStand StandOf(string id) => Questions.FirstOrDefault(q => q.Holds(id)) switch
    {
        null => QuestionStand.Gone,
        { } question when Waits(question) => QuestionStand.Waiting,
        { } question => new QuestionStand(false, question.Taken, IsInProgress(question)),
    };

    /// <summary>The message that goes on changing (<see cref="Messages.OutgoingMessage.Live"/>) and asks this question; null when it is another one.</summary>
    public string? LiveOf(Question question) => Memory.Where(m => m.Key.StartsWith(LiveMemory, StringComparison.Ordinal) && m.Value == question.FieldId)
        .Select(m => m.Key[LiveMemory.Length..]).FirstOrDefault();

    /// <summary>Whether a question can still be answered: not answered, and of a draft in progress or put aside, or of none.</summary>
    public bool Waits(Question question) => question.AnsweredAt is null && IsInProgress(question);

    private bool IsInProgress(Question question) => question.Draft is not { } draft || Active?.StartedAt == draft || Suspended.Any(d => d.StartedAt == draft);
}

/// <summary>Whether a question can still be answered.</summary>
/// <param name="Taken">Id of the choice or field that it was answered with; null when it waits, was answered in another way or is forgotten.</param>
/// <param name="Repeats">What may be taken again and again still does something; not when its draft has ended or the question is forgotten.</param>
public sealed record QuestionStand(bool Waits, string? Taken, bool Repeats = true)
{
    public static QuestionStand Waiting { get; } = new(true, null);

    public static QuestionStand Over { get; } = new(false, null);

    /// <summary>Nothing of it does anything any more.</summary>
    public static QuestionStand Gone { get; } = new(false, null, Repeats: false);
}
