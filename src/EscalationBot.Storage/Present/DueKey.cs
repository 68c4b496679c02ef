namespace EscalationBot.Storage.Present;

/// <summary>Order by moment, then by number.</summary>
internal readonly record struct DueKey(DateTimeOffset At, long Id) : IComparable<DueKey>
{
    public int CompareTo(DueKey other) => At.CompareTo(other.At) is var order and not 0 ? order : Id.CompareTo(other.Id);
}

/// <summary>Order of going out: by class, then by number.</summary>
internal readonly record struct ReadyKey(WorkClass Class, long Id) : IComparable<ReadyKey>
{
    public static ReadyKey Of(WorkItem row) => new(row.Class(), row.Id);

    public int CompareTo(ReadyKey other) => ((int)Class).CompareTo((int)other.Class) is var order and not 0 ? order : Id.CompareTo(other.Id);
}

/// <summary>A conversation as a place: whoever speaks in it, its messages are kept and sent in one order.</summary>
internal readonly record struct Room(string Channel, string Conversation)
{
    public static Room Of(ConversationKey key) => new(key.Channel, key.Conversation);
}
