using EscalationBot.Storage.Present;

namespace EscalationBot.Storage.Postgres;

/// <summary>What a piece of work will certainly look at, so that it can be asked for together with what others need.</summary>
internal sealed record Needs
{
    /// <summary>The conversation that is held for the transaction.</summary>
    public Room? Room { get; init; }

    public ConversationKey? Speaker { get; init; }

    public string? InboxKey { get; init; }

    public long? Work { get; init; }

    public string? Timer { get; init; }

    public static Needs Of(Trigger trigger, ConversationKey? conversation) => new()
    {
        Room = conversation is { } speaker ? Present.Room.Of(speaker) : null,
        Speaker = conversation,
        InboxKey = trigger switch
        {
            Trigger.Message m => m.InboxKey,
            Trigger.GivenUp g => g.InboxKey,
            _ => null,
        },
        Work = trigger switch
        {
            Trigger.Notice n => n.Claimed.Id,
            Trigger.Ending e => e.Outcome.Item.Id,
            _ => null,
        },
        Timer = (trigger as Trigger.Timer)?.Due.Key,
    };
}
