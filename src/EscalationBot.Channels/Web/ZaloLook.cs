using EscalationBot.Conversation.Messages;

namespace EscalationBot.Channels.Web;

/// <summary>A button as Zalo shows it under a text.</summary>
/// <param name="Title">At most <see cref="ZaloLook.MaxTitle"/> characters.</param>
public sealed record ZaloButton(string ChoiceId, string Title);

/// <summary>One Zalo message: plain text, and at most <see cref="ZaloLook.MaxButtons"/> buttons on the last part, those that open an address first.</summary>
public sealed record ZaloPart(string Text, IReadOnlyList<Link> Links, IReadOnlyList<ZaloButton> Buttons);

/// <summary>
/// How a message looks on Zalo, there and on the try-out page: nothing but text with numbers, split at the limit; what has no button
/// is still reachable by its number. Composed before it is measured: decomposed Vietnamese is a third longer.
/// </summary>
public static class ZaloLook
{
    public const int MaxText = 2000;
    public const int MaxButtons = 5;
    public const int MaxTitle = 100;

    public static IReadOnlyList<ZaloPart> Render(OutgoingMessage message)
    {
        var texts = PlainText.Split(PlainText.Render(message), MaxText);
        var links = message.Blocks.OfType<Link>().Take(MaxButtons).ToList();
        var buttons = message.Choices.Take(MaxButtons - links.Count).Select(c => new ZaloButton(c.Id, Title(c))).ToList();
        return [.. texts.Select((text, i) => i == texts.Count - 1 ? new ZaloPart(text, links, buttons) : new ZaloPart(text, [], []))];
    }

    private static string Title(Choice choice)
    {
        var number = $"{choice.Number}. ";
        var room = MaxTitle - number.Length;
        return choice.Text.Length <= room ? number + choice.Text : $"{number}{PlainText.Split(choice.Text, room - 1)[0]}…";
    }
}
