using EscalationBot.Host.Demo;

namespace EscalationBot.Host.Components.Shell;

/// <summary>Who may try the bot out: with Demo on, someone at this very machine.</summary>
internal static class TryOutDoor
{
    /// <param name="context">The request; null on a connection that a page opened, which passed this door before.</param>
    /// <returns>The chat, or null when the door is shut.</returns>
    public static IDemoChat? Open(IServiceProvider services, HttpContext? context) =>
        context is null || Loopback.IsDirect(context) ? services.GetService<IDemoChat>() : null;
}
