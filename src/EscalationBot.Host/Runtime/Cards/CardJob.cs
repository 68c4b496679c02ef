using System.Text.Json;
using System.Text.Json.Serialization;
using EscalationBot.Domain.Office;
using EscalationBot.Storage;

namespace EscalationBot.Host.Runtime.Cards;

/// <summary>Work on messages that a conversation shows, as a timer keeps it.</summary>
/// <param name="Question">Id of a choice or field of a question that is over; null where another reason set it going.</param>
/// <param name="Live">The message that goes on changing; null where it is none.</param>
/// <param name="Tries">How often it was tried in vain, or looked at without news.</param>
internal sealed record CardJob(string Channel, string Conversation, string User, string? Question = null, string? Live = null, int Tries = 0)
{
    /// <summary>The job of its timers.</summary>
    public const string Name = "card";

    private static readonly JsonSerializerOptions Options = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, IgnoreReadOnlyProperties = true };

    public ConversationKey To => new(Channel, Conversation, User);

    public static CardJob For(ConversationKey to) => new(to.Channel, to.Conversation, to.User);

    /// <exception cref="JsonException">It was written by something else.</exception>
    public static CardJob Read(string argument) => JsonSerializer.Deserialize<CardJob>(argument, Options)!;

    /// <summary>Set twice for the same thing is once.</summary>
    /// <param name="due">Null cancels it.</param>
    public TimerChange At(DateTimeOffset? due) => new($"{Name}:{Channel}|{Conversation}|{Question ?? Live}", Name, JsonSerializer.Serialize(this, Options), due);
}
