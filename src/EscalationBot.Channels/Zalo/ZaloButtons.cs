using System.Globalization;
using EscalationBot.Conversation.Messages;

namespace EscalationBot.Channels.Zalo;

/// <summary>
/// What a button sends back. It comes as text that anybody can type, so it names only the message and the number of the choice,
/// and means something only in the conversation to which that message went.
/// </summary>
internal static class ZaloButtons
{
    public static string Payload(long messageId, Choice choice) => string.Create(CultureInfo.InvariantCulture, $"#{messageId}.{choice.Number}");

    /// <summary>The choice that a text presses; null when it is a text like any other.</summary>
    /// <param name="find">The message of that id, if it went to this conversation.</param>
    public static Choice? Read(string text, Func<long, OutgoingMessage?> find) =>
        text.StartsWith('#') && text[1..].Trim().Split('.') is [var message, var number]
        && long.TryParse(message, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
        && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var wanted)
            ? find(id)?.Choices.FirstOrDefault(c => c.Number == wanted)
            : null;
}
