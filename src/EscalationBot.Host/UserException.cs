using EscalationBot.Host.Texts;

namespace EscalationBot.Host;

/// <summary>Something that the person at the command line can put right: said plainly, without a trace.</summary>
internal class UserException(LocalText text) : Exception(text.En)
{
    public LocalText Text => text;
}
