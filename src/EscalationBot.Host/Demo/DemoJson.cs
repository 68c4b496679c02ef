using System.Globalization;
using System.Text.Json.Serialization;
using EscalationBot.Channels.Web;
using EscalationBot.Conversation.Messages;

namespace EscalationBot.Host.Demo;

internal sealed record ErrorJson(string Error);

internal sealed record ClockJson(DateTimeOffset Now);

internal sealed record PostJson(string Id, string Title, string Unit, string Role)
{
    public static PostJson From(DemoPost post) => new(post.Id, post.Title, post.Unit, post.Role.ToString().ToLowerInvariant());
}

internal sealed record ChoiceJson(int Number, string Id, string Text);

internal sealed record ButtonJson(string Id, string Title);

/// <param name="Text">The full plain-text form; on Zalo one part of it within the limit.</param>
/// <param name="Choices">All choices, on the last part.</param>
/// <param name="Buttons">What the chosen look shows as buttons; absent in the full look.</param>
internal sealed record MessageJson(
    string Id, DateTimeOffset At, string Kind, string Text, IReadOnlyList<ChoiceJson> Choices,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<ButtonJson>? Buttons);

/// <param name="Mark">Read on from here with <c>?after=</c>.</param>
internal sealed record MessagesJson(long Mark, IReadOnlyList<MessageJson> Messages)
{
    public static MessagesJson From(long mark, IReadOnlyList<DemoLine> lines, DemoLook look) =>
        new(mark, [.. lines.SelectMany(line => Parts(line, line.Message!, look))]);

    private static IEnumerable<MessageJson> Parts(DemoLine line, OutgoingMessage message, DemoLook look) => look switch
    {
        DemoLook.Full => [One(line, message, line.Text, null)],
        DemoLook.Teams => [One(line, message, line.Text, [.. TeamsLook.Render(message).Actions.Select(a => new ButtonJson(a.ChoiceId, a.Title))])],
        DemoLook.Zalo => ZaloParts(line, message, ZaloLook.Render(message)),
        _ => throw new ArgumentOutOfRangeException(nameof(look), look, null),
    };

    private static IEnumerable<MessageJson> ZaloParts(DemoLine line, OutgoingMessage message, IReadOnlyList<ZaloPart> parts) =>
        parts.Select((part, i) => i == parts.Count - 1
            ? One(line, message, part.Text, [.. part.Buttons.Select(b => new ButtonJson(b.ChoiceId, b.Title))], i)
            : One(line, message with { Choices = [] }, part.Text, [], i));

    private static MessageJson One(DemoLine line, OutgoingMessage message, string text, IReadOnlyList<ButtonJson>? buttons, int part = 0) => new(
        part == 0 ? line.Mark.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{line.Mark}.{part}"),
        line.At, message.Kind.ToString().ToLowerInvariant(), text,
        [.. message.Choices.Select(c => new ChoiceJson(c.Number, c.Id, c.Text))], buttons);
}
