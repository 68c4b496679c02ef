using EscalationBot.Dialogs;
using EscalationBot.Host.Options;
using EscalationBot.Host.Runtime;
using EscalationBot.Host.Texts;
using EscalationBot.Vietnamese;

namespace EscalationBot.Host.Setup;

/// <summary>Makes the bot, with the texts that the owner replaced in the folder "texts" of the data folder.</summary>
internal static class BotOpening
{
    /// <exception cref="UserException">A replaced text does not fit; the message names file and key.</exception>
    public static IBotTurns Open(HostSettings settings)
    {
        try
        {
            return new BotTurns(new Bot(Bot.LoadTexts(Path.Combine(settings.DataFolder, "texts")), VietnameseReader.Default));
        }
        catch (FormatException e)
        {
            throw new UserException(HostTexts.Get("start.texts", ("why", e.Message)));
        }
    }
}
