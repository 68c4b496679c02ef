using System.Text.Json;
using EscalationBot.Channels.Teams.Wire;

namespace EscalationBot.Channels.Teams.Inbound;

/// <summary>In chats of several people the bot hears only what mentions it, and the mention is not part of what was said.</summary>
internal static class Mentions
{
    public static bool OfBot(IncomingActivity activity) => Texts(activity).Any();

    /// <summary>The text without mentions of the bot, with ordinary spaces and line ends.</summary>
    public static string Remove(IncomingActivity activity)
    {
        var text = activity.Text ?? "";
        foreach (var mention in Texts(activity))
            text = text.Replace(mention, "", StringComparison.OrdinalIgnoreCase);
        return text.Replace('\u00A0', ' ').ReplaceLineEndings("\n").Trim();
    }

    private static IEnumerable<string> Texts(IncomingActivity activity)
    {
        foreach (JsonElement? entity in activity.Entities ?? [])
        {
            var mentioned = entity.Member("mentioned");
            if (entity.Member("type").Text() != "mention" || activity.Recipient?.Id is not { } bot || mentioned.Member("id").Text() != bot)
                continue;
            var text = entity.Member("text").Text() ?? (mentioned.Member("name").Text() is { } name ? $"<at>{name}</at>" : "");
            if (text.Length > 0)
                yield return text;
        }
    }
}
