using EscalationBot.Conversation;
using EscalationBot.Conversation.Messages;

namespace EscalationBot.Channels.Teams.Cards;

/// <summary>What a card says of its question once that is over.</summary>
internal static class CardNotes
{
    /// <summary>What the question was answered with, which need not be what was pressed; in the words in which it was offered.</summary>
    /// <param name="words">What was written into its field; null when that was not the answer.</param>
    public static string Of(OutgoingMessage original, QuestionStand stand, string? words)
    {
        if (original.Choices.FirstOrDefault(c => c.Id == stand.Taken) is { } taken)
            return TeamsSetup.Texts.Get(original.Language, "teams.chosen", ("choice", CardActions.Full(taken)));
        return words is { Length: > 0 }
            ? TeamsSetup.Texts.Get(original.Language, "teams.field.sent", ("words", words))
            : TeamsSetup.Texts.Get(original.Language, original.Field is null ? "teams.over" : "teams.field.over");
    }
}
