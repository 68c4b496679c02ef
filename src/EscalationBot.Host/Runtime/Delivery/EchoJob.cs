using System.Text.Json;
using System.Text.Json.Serialization;
using EscalationBot.Domain.Office;

namespace EscalationBot.Host.Runtime.Delivery;

/// <summary>Something seen of a message that nobody knows yet, as a timer keeps it.</summary>
/// <param name="Conversation">Null when only the mark says where it was seen.</param>
/// <param name="Mark">What was sent is told by its mark; null: that a message arrived, which only its name tells.</param>
/// <param name="WireId">The name that the channel gave the message.</param>
/// <param name="Looks">How often it was looked for in vain since it came.</param>
internal sealed record EchoJob(string Channel, string? Conversation, string? Mark, string WireId, int Looks = 0)
{
    /// <summary>The job of its timers.</summary>
    public const string Name = "echo";

    private static readonly JsonSerializerOptions Options = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };

    /// <exception cref="JsonException">It was written by something else.</exception>
    public static EchoJob Read(string argument) => JsonSerializer.Deserialize<EchoJob>(argument, Options)!;

    /// <summary>Set twice for the same is once.</summary>
    public TimerChange At(DateTimeOffset due) => new($"{Name}:{Channel}|{WireId}|{Mark}", Name, JsonSerializer.Serialize(this, Options), due);
}
