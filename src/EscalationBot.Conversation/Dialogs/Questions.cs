using EscalationBot.Conversation.Messages;

namespace EscalationBot.Conversation.Dialogs;

/// <summary>Small steps on the questions of a conversation.</summary>
internal static class Questions
{
    private const int Kept = 20;
    private const int LongestAbout = 70;

    /// <summary>The question a bare number belongs to: the newest with choices, or what the draft in progress asks in words.</summary>
    public static Question? Newest(ConversationState state) =>
        state.Questions.LastOrDefault(q => q.Choices.Count > 0 || (q.AnsweredAt is null && IsOfActive(state, q)));

    /// <summary>Waits for an answer and may get one: not answered, not of a draft that is no longer in progress.</summary>
    public static bool IsWaiting(ConversationState state, Question question) =>
        question.AnsweredAt is null && (question.Draft is null || IsOfActive(state, question));

    public static bool IsOfActive(ConversationState state, Question question) =>
        question.Draft is { } draft && draft == state.Active?.StartedAt;

    /// <summary>What the draft in progress asked last: an older question of it may be about something else.</summary>
    public static bool IsNewestOfActive(ConversationState state, Question question) =>
        state.Questions.LastOrDefault(q => IsOfActive(state, q))?.Id == question.Id;

    /// <summary>Adds a question; of the older ones only so many stay, those that still wait the longest.</summary>
    public static ConversationState Add(ConversationState state, Question question)
    {
        var older = state.Questions.Where(q => q.Choices.Count > 0 || q.Taken is not null || (IsOfActive(state, q) && q.Draft != question.Draft)).ToList();
        while (older.Count >= Kept)
            older.Remove(older.FirstOrDefault(q => !IsWaiting(state, q)) ?? older[0]);
        return state with { Questions = [.. older, question] };
    }

    public static ConversationState Answered(ConversationState state, DateTimeOffset now, Func<Question, bool> which) => state with
    {
        Questions = [.. state.Questions.Select(q => q.AnsweredAt is null && which(q) ? q with { AnsweredAt = now } : q)],
    };

    /// <summary>Its field was filled in; so it stays known when the draft asks on.</summary>
    /// <param name="at">When that was answered; null while it is being read.</param>
    public static ConversationState Written(ConversationState state, Question question, DateTimeOffset? at) => state with
    {
        Questions = [.. state.Questions.Select(q => q.Id == question.Id ? q with { AnsweredAt = q.AnsweredAt ?? at, Taken = q.FieldId } : q)],
    };

    public static ConversationState Taken(ConversationState state, DateTimeOffset now, Question question, OfferedChoice choice) => state with
    {
        Questions = [.. state.Questions.Select(q => q.Id == question.Id ? q with { AnsweredAt = now, Taken = choice.Id } : q)],
    };

    /// <summary>The first line that says something: a salutation ends in a comma and is the same in every notice.</summary>
    public static string About(Prompt prompt)
    {
        var lines = PlainText.Lines(prompt.Blocks).Where(l => l.Length > 0).ToList();
        var line = lines.FirstOrDefault(l => !l.EndsWith(',')) ?? lines.FirstOrDefault() ?? "";
        return line.Length <= LongestAbout ? line : $"{PlainText.Split(line, LongestAbout)[0]}…";
    }
}
